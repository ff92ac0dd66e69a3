import { Select } from 'antd';
import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { differences, packOf, type ShownPack } from './packs.ts';
import { TermValue, termName } from './policyWords.tsx';

/** Two versions beside each other: what one says otherwise than the other. */
export function ComparePart({ packs }: { packs: readonly ShownPack[] }) {
  const say = useText();
  const [names, setNames] = useState<readonly [string, string]>([packs.at(-2)?.name ?? '', packs.at(-1)?.name ?? '']);
  const [one, other] = names.map(name => packs.find(pack => pack.name === name));
  const options = packs.map(({ name, document, effectiveFrom }) => ({
    value: name,
    label: `${name} · ${document} · ${effectiveFrom}`,
  }));
  const found = one && other ? differences(packOf(one), packOf(other)) : [];
  return (
    <section aria-label={say('policies.compare')}>
      <h2>{say('policies.compare')}</h2>
      <div className="policies-head">
        <Select
          value={names[0]}
          options={options}
          aria-label={say('policies.one')}
          className="policies-wide"
          onChange={name => setNames([name, names[1]])}
        />
        <Select
          value={names[1]}
          options={options}
          aria-label={say('policies.other')}
          className="policies-wide"
          onChange={name => setNames([names[0], name])}
        />
      </div>
      <p className="quiet" role="status">
        {say('policies.differ', { n: found.length })}
      </p>
      {found.length > 0 && (
        <div className="inbox-list">
          <table className="inbox-table">
            <thead>
              <tr>
                <th scope="col">{say('policies.term')}</th>
                <th scope="col">{one?.name}</th>
                <th scope="col">{other?.name}</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ key, before, after }) => (
                <tr key={key}>
                  <td>
                    {termName(say, key)}
                    <div className="number">{key}</div>
                  </td>
                  {[before, after].map((term, i) => (
                    <td key={i === 0 ? 'before' : 'after'}>
                      {term ? <TermValue name={key} value={term.value} /> : say('policies.silent')}
                      <div className="quiet">{term?.cite}</div>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
