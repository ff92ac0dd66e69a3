import { isInForce } from '../../../../shared/domain/access/duty.ts';
import type { DutyLineFragment } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { roleName } from '../../lib/names.ts';
import { partOf, today } from './days.ts';

interface Props {
  week: readonly string[];
  duties: readonly DutyLineFragment[];
  /** What ends a duty; undefined where this person does not. */
  end: (duty: DutyLineFragment) => (() => void) | undefined;
}

/** Roles down, days across; today is marked. */
export function WeekTable({ week, duties, end }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const roster = duties.filter(({ kind }) => kind === 'ROSTER');
  const roles = [...new Set(roster.map(({ role }) => role))].sort();
  const now = new Date().toISOString();
  const mark = (day: string) => (day === today() ? { 'data-today': true, 'aria-current': 'date' as const } : {});
  return (
    // a telephone scrolls the table, and the keyboard must be able to
    <div className="duties-scroll" tabIndex={0} role="region" aria-label={say('duties.roster')}>
      <table className="duties-table">
        <caption>{say('duties.roster')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('duties.roleHead')}</th>
            {week.map(day => (
              <th key={day} scope="col" {...mark(day)}>
                {weekday.format(new Date(`${day}T00:00:00Z`))}
                <span className="number">{day.slice(5)}</span>
                {day === today() && <span className="duties-today">{say('duties.today')}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roles.map(role => (
            <tr key={role}>
              <th scope="row">{roleName(say, role)}</th>
              {week.map(day => (
                <td key={day} {...mark(day)}>
                  <ul>
                    {roster
                      .filter(duty => duty.role === role)
                      .map(duty => ({ duty, part: partOf(duty, day) }))
                      .filter(({ part }) => part !== null)
                      .map(({ duty, part }) => {
                        const stop = end(duty);
                        return (
                          <li
                            key={duty.id}
                            className="duty"
                            data-duty={duty.person}
                            data-ended={duty.endedAt !== null}
                            data-now={isInForce(duty, now) && day === today()}
                            title={duty.reason ?? ''}
                          >
                            <span className="duty-person">{duty.person}</span>
                            {part !== 'whole' && (
                              <span className="duty-part">{say(`duties.${part ?? 'morning'}`)}</span>
                            )}
                            {duty.endedAt !== null && <span className="duty-part">{say('duties.ended')}</span>}
                            {stop && (
                              <button
                                type="button"
                                className="link duty-end"
                                aria-label={say('duties.endOf', { person: duty.person, day })}
                                onClick={stop}
                              >
                                {say('duties.end')}
                              </button>
                            )}
                          </li>
                        );
                      })}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
