import { Empty } from 'antd';
import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { termName, foundWords } from './policyWords.tsx';
import type { Trial } from './useTrial.ts';

type Kind = Trial['findings'][number]['kind'];

/** So many rows are drawn; who wants others narrows to a kind. */
const MOST_SHOWN = 200;

/** What a draft would have meant for the cases of the last quarter (试算结果): how many of each kind, and which. */
export function TrialPart({
  trial: { checked, findings },
  onOpenCase,
}: {
  trial: Trial;
  onOpenCase: (uid: string) => void;
}) {
  const say = useText();
  const [kind, setKind] = useState<Kind | null>(null);
  const kinds = [...new Set(findings.map(one => one.kind))];
  const shown = findings.filter(one => kind === null || one.kind === kind);
  return (
    <section aria-label={say('policies.tried')} data-tried={checked}>
      <h3 role="status">{say('policies.triedWhat', { checked, found: findings.length })}</h3>
      {findings.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('policies.nothingFound')} />
      ) : (
        <>
          <div className="today-tiles inbox-tiles" role="group" aria-label={say('policies.kinds')}>
            {kinds.map(one => (
              <button
                key={one}
                type="button"
                className="today-tile today-some"
                aria-pressed={one === kind}
                onClick={() => setKind(one === kind ? null : one)}
              >
                <span>{say(`found.${one}`)}</span>
                <b>{findings.filter(found => found.kind === one).length}</b>
              </button>
            ))}
          </div>
          <div className="inbox-list">
            <table className="inbox-table">
              <thead>
                <tr>
                  <th scope="col">{say('policies.case')}</th>
                  <th scope="col">{say('policies.finding')}</th>
                  <th scope="col">{say('policies.term')}</th>
                  <th scope="col">{say('policies.before')}</th>
                  <th scope="col">{say('policies.after')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.slice(0, MOST_SHOWN).map(({ uid, number, kind: of, key, before, after }) => (
                  <tr key={`${uid}/${of}/${key}`}>
                    <td>
                      <button type="button" className="link" onClick={() => onOpenCase(uid)}>
                        {number}
                      </button>
                    </td>
                    <td>{say(`found.${of}`)}</td>
                    <td>{termName(say, key)}</td>
                    <td>{foundWords(before) || '—'}</td>
                    <td>{foundWords(after) || '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {shown.length > MOST_SHOWN && (
            <p className="quiet">{say('policies.more', { n: shown.length - MOST_SHOWN })}</p>
          )}
        </>
      )}
    </section>
  );
}
