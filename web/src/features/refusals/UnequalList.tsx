import { Empty, Skeleton, Tag } from 'antd';
import { FaultNote } from '../../components/FaultNote.tsx';
import type { CountyUnequalQuery, TreatmentRowFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { nameOf } from '../../lib/names.ts';
import { type Place, useUnequal } from './useRefusals.ts';

interface Props {
  place: Place;
  onOpen: (uid: string) => void;
}

/** The same matter, refused here and done there: both sides beside each other, with both bases. */
export function UnequalList({ place, onOpen }: Props) {
  const say = useText();
  const { found, loading, faults, again } = useUnequal(place);
  return (
    <section aria-label={say('refusals.pairs')}>
      <p className="quiet">{say('unequal.what')}</p>
      <FaultNote faults={faults} again={again} />
      {loading && !found && <Skeleton active paragraph={{ rows: 8 }} />}
      {found && (
        <p className="quiet" role="status">
          {say('unequal.compared', { n: found.compared })}
          {found.truncated && ` · ${say('unequal.truncated')}`}
        </p>
      )}
      {found?.pairs.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('unequal.none')} />}
      {found?.pairs.map(pair => (
        <Pair
          key={`${pair.refused.case.uid} ${pair.refused.demand} ${pair.done.case.uid}`}
          pair={pair}
          onOpen={onOpen}
        />
      ))}
    </section>
  );
}

type Found = NonNullable<NonNullable<NonNullable<CountyUnequalQuery['center']>['holding']>['unequal']>;

function Pair({ pair, onOpen }: { pair: Found['pairs'][number]; onOpen: Props['onOpen'] }) {
  const say = useText();
  const { refused, done, similarity, why, rulesDiffer, differing } = pair;
  return (
    <article className="pair">
      <header className="pair-head">
        <b>{refused.item}</b>
        <span>{say('unequal.similarity', { n: Math.round(similarity * 100) })}</span>
        {why.map(one => (
          <Tag key={one}>{nameOf(say, 'likeness', one)}</Tag>
        ))}
        <Tag color={rulesDiffer ? 'gold' : undefined} title={differing.join(' ')}>
          {say(rulesDiffer ? 'unequal.rulesDiffer' : 'unequal.sameRules')}
        </Tag>
      </header>
      <div className="pair-sides">
        <Side side="refused" row={refused} onOpen={onOpen} />
        <Side side="done" row={done} onOpen={onOpen} />
      </div>
    </article>
  );
}

interface SideProps {
  side: 'refused' | 'done';
  row: TreatmentRowFragment;
  onOpen: Props['onOpen'];
}

function Side({ side, row, onOpen }: SideProps) {
  const say = useText();
  const { center, onDay, kind, subject, said, article, route, number, policy, case: its } = row;
  return (
    <div className={`pair-side pair-${side}`}>
      <div className="pair-where">
        <b>{say(`unequal.${side}`)}</b> {center?.name} · {onDay} · {nameOf(say, 'treatment', kind)}
      </div>
      <button type="button" className="link" onClick={() => onOpen(its.uid)}>
        {subject}
      </button>
      <p className="pair-said">{said}</p>
      {(article !== null || side === 'refused') && (
        <div>{say('unequal.article', { article: article ?? say('refusals.noArticle') })}</div>
      )}
      {(route !== null || side === 'refused') && (
        <div>{say('unequal.route', { route: route ?? say('refusals.noRoute') })}</div>
      )}
      <div className="number">
        {number} · {say('unequal.rules', { chain: policy })}
      </div>
    </div>
  );
}
