import { Part } from '../../components/Part.tsx';
import { useText } from '../../i18n/text.ts';
import { fieldName, outcomeName } from '../../lib/names.ts';
import type { HeldFile } from './wholeCase.ts';

/** What is asked for, each with its answer (WL-75). A single demand that nobody has answered stands among the facts already. */
export function CaseDemands({ files }: { files: readonly HeldFile[] }) {
  const say = useText();
  const demands = files.findLast(({ file }) => file.demands.length > 0)?.file.demands ?? [];
  if (demands.length < 2 && !demands.some(({ answer }) => answer !== null)) return null;
  return (
    <Part title={say('case.demands')} count={demands.length} open>
      <ol className="cards">
        {demands.map(({ no, text, outcome, answer, basis, route }) => (
          <li key={no} className="card" data-demand={no}>
            <p className="card-head">
              <b>{say('case.demandNth', { n: no })}</b>
              {outcome === null ? (
                <span className="quiet">{say('case.unanswered')}</span>
              ) : (
                <span className={`state outcome-${outcome.toLowerCase()}`}>{outcomeName(say, outcome)}</span>
              )}
            </p>
            <p className="text">{text}</p>
            {answer !== null && <p className="text card-answer">{answer}</p>}
            {basis && <Line name={fieldName(say, 'basis')} text={basis} />}
            {route && <Line name={fieldName(say, 'route')} text={route} />}
          </li>
        ))}
      </ol>
    </Part>
  );
}

/** A name and what stands beside it, in a card. */
export function Line({ name, text }: { name: string; text: string }) {
  return (
    <p className="card-line">
      <span className="quiet">{name}</span> <span className="text">{text}</span>
    </p>
  );
}
