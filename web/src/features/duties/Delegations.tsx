import { Button } from 'antd';
import { isInForce } from '../../../../shared/domain/access/duty.ts';
import type { DutyLineFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { roleName } from '../../lib/names.ts';
import { fromText, untilText } from './days.ts';

interface Props {
  duties: readonly DutyLineFragment[];
  end: (duty: DutyLineFragment) => (() => void) | undefined;
}

/** Who stands in for whom this week. */
export function Delegations({ duties, end }: Props) {
  const say = useText();
  const delegations = duties.filter(({ kind }) => kind === 'DELEGATION');
  const now = new Date().toISOString();
  return (
    <section className="delegations" aria-label={say('duties.delegations')}>
      <h2>{say('duties.delegations')}</h2>
      {delegations.length === 0 && <p className="quiet">{say('duties.noDelegation')}</p>}
      <ul>
        {delegations.map(duty => {
          const stop = end(duty);
          return (
            <li key={duty.id} className="delegation" data-ended={duty.endedAt !== null}>
              <div>
                <b>{say('duties.for', { person: duty.person, away: duty.standsFor ?? '' })}</b>{' '}
                <span>{roleName(say, duty.role)}</span>{' '}
                {isInForce(duty, now) && <span className="duty-now">{say('duties.now')}</span>}
                {duty.endedAt !== null && <span className="duty-part">{say('duties.ended')}</span>}
                <div className="quiet">
                  {fromText(duty.from)} – {untilText(duty.to)}
                  {duty.reason && ` · ${duty.reason}`}
                  {duty.endReason && ` · ${say('duties.endedWhy', { reason: duty.endReason })}`}
                </div>
              </div>
              {stop && (
                <Button size="small" onClick={stop} aria-label={say('duties.endOf', { person: duty.person, day: '' })}>
                  {say('duties.end')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
