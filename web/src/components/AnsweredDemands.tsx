import { useText } from '../i18n/text.ts';
import { outcomeName } from '../lib/names.ts';
import '../styles/disclosure.css';

/** A demand with what was answered to it; `answer` null or empty where nothing was yet. */
export interface AnsweredDemand {
  no: number;
  text: string;
  outcome: string | null;
  answer: string | null;
  basis: string | null;
  route: string | null;
}

/** What was asked for and what came of it, as its reporter reads it (一事一回应, WL-75): on the own page, and before it is sent. */
export function AnsweredDemands({ demands }: { demands: readonly AnsweredDemand[] }) {
  const say = useText();
  return (
    <ol className="mine-demands">
      {demands.map(({ no, text, outcome, answer, basis, route }) => (
        <li key={no}>
          <p className="text">{text}</p>
          {answer ? (
            <p className="text mine-answer">
              {outcome && <b>{outcomeName(say, outcome)}</b>} {answer}
            </p>
          ) : (
            <p className="quiet">{say('mine.unanswered')}</p>
          )}
          {basis && <p className="quiet">{say('mine.basis', { basis })}</p>}
          {route && <p className="quiet">{say('mine.route', { route })}</p>}
        </li>
      ))}
    </ol>
  );
}
