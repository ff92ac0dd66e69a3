import type { LibraryWholeFragment } from '../gen/graphql.ts';
import { useText } from '../i18n/text.ts';
import { fieldName } from '../lib/names.ts';

const PARTS = ['problem', 'obstacle', 'solution', 'basis', 'effect'] as const;

/** What a case of the library tells: what was wanted, why it got stuck, how it was done after all. */
export function LibraryWords({ told }: { told: Pick<LibraryWholeFragment, (typeof PARTS)[number]> }) {
  const say = useText();
  return (
    <dl className="library-words">
      {PARTS.filter(part => told[part]).map(part => (
        <div key={part} className={part === 'solution' ? 'library-solution' : undefined}>
          <dt>{fieldName(say, part)}</dt>
          <dd className="text">{told[part]}</dd>
        </div>
      ))}
    </dl>
  );
}
