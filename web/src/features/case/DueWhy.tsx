import { useLanguage, useText } from '../../i18n/text.ts';
import { dayName } from '../../lib/names.ts';
import { weekday } from '../../lib/time.ts';
import type { CaseFile } from './wholeCase.ts';

/** Why this last day: every day since the registration, and whether it counts. Folded, and open for print. */
export function DueWhy({ days }: { days: CaseFile['dueWhy'] }) {
  const say = useText();
  const { language } = useLanguage();
  return (
    <details className="due-why">
      <summary>{say('case.dueWhy')}</summary>
      <ol>
        {days.map(({ day, kind, name, workday }, i) => (
          <li key={day} className={workday === null ? 'quiet' : undefined}>
            <span className="number">{day}</span> {weekday(day, language)}{' '}
            {name === null ? dayName(say, kind) : `${name} · ${dayName(say, kind)}`}
            {i === 0 && ` · ${say('case.dueStart')}`}
            {workday !== null && <b> · {say('case.dueNth', { n: workday })}</b>}
          </li>
        ))}
      </ol>
      {days.some(({ known }) => !known) && <p className="quiet">{say('case.dueUnknown')}</p>}
    </details>
  );
}
