import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { Part } from '../../components/Part.tsx';
import { useText } from '../../i18n/text.ts';
import { moment } from '../../lib/time.ts';
import { ratingWord } from './ratingWord.ts';
import { type HeldFile, heldIn } from './wholeCase.ts';

interface Props {
  files: readonly HeldFile[];
  policy: Policy | null;
}

/** What the citizen said of the results, oldest first. */
export function CaseRatings({ files, policy }: Props) {
  const say = useText();
  const ratings = heldIn(files, file => file.ratings);
  if (ratings.length === 0) return null;
  return (
    <Part title={say('case.ratings')} count={ratings.length} open>
      <ol className="cards">
        {ratings.map(({ level: where, item: { no, level, comment, direct, ratedAt } }) => (
          <li key={`${where}/${no}`} className="card" data-rating={level}>
            <p className="card-head">
              <b>{ratingWord(say, level, policy)}</b>
              <span className="quiet">{say(direct ? 'rating.direct' : 'rating.byClerk')}</span>
              <time className="card-right card-times" dateTime={ratedAt}>
                {moment(ratedAt)}
              </time>
            </p>
            {comment && <p className="text">{comment}</p>}
          </li>
        ))}
      </ol>
    </Part>
  );
}
