import { Part } from '../../components/Part.tsx';
import { useText } from '../../i18n/text.ts';
import { minutesText } from '../../lib/limits.ts';
import { isOpen } from '../../lib/states.ts';
import { moment } from '../../lib/time.ts';
import type { HeldFile } from './wholeCase.ts';

/** Who had the case in hand, and for how long (N2): as the window that took it sees it. */
export function CaseCustody({ files }: { files: readonly HeldFile[] }) {
  const say = useText();
  const file = files.at(-1)?.file;
  if (!file || file.custody.length === 0) return null;
  const last = file.custody.length - 1;
  return (
    <Part title={say('case.custody')} count={file.custody.length}>
      <table className="custody">
        <thead>
          <tr>
            <th scope="col">{say('custody.holder')}</th>
            <th scope="col">{say('custody.time')}</th>
            <th scope="col">{say('custody.minutes')}</th>
          </tr>
        </thead>
        <tbody>
          {file.custody.map(({ holder, kind, from, to, minutes }, i) => (
            <tr key={from + holder}>
              <th scope="row">
                {kind === 'CITIZEN' ? null : holder} <span className="quiet">{say(`custody.kind.${kind}`)}</span>
              </th>
              <td>
                {moment(from)} — {i === last && isOpen(file.state) ? say('custody.now') : moment(to)}
              </td>
              <td>{minutesText(say, minutes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
