import { createPortal } from 'react-dom';
import type { MeetingDetailFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { partText } from './meetingTags.tsx';

/** The minutes on paper (会议纪要), with a place for who led and who wrote. On the screen it does not show; printed, nothing else does. */
export function MeetingPaper({ meeting }: { meeting: MeetingDetailFragment }) {
  const say = useText();
  const { center, name, day, state, invited, attended, minutes, agenda, cite, pack } = meeting;
  const held = state === 'HELD' || state === 'CLOSED';
  const rows: [label: string, text: string][] = [
    [say('meetings.day'), `${day} · ${say(`meetings.state.${state}`)}`],
    [say(held ? 'meetings.attended' : 'meetings.invited'), partText(say, held ? attended : invited)],
    ...(cite ? [[say('meetings.basis'), `${cite}（${pack ?? ''}）`] as [string, string]] : []),
    ...(held ? [[say('meetings.minutes'), minutes ?? ''] as [string, string]] : []),
  ];
  return createPortal(
    <article className="paper order-paper meeting-paper" aria-hidden>
      <h1>
        {center?.name} {name} {say(held ? 'meetings.minutes' : 'meetings.agenda')}
      </h1>
      <table>
        <tbody>
          {rows.map(([label, text]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="text">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="meeting-paper-items">
        <thead>
          <tr>
            {(['no', 'case', 'why', 'conclusion', 'orders'] as const).map(column => (
              <th key={column} scope="col">
                {say(`meetings.paper.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agenda.map(item => (
            <tr key={item.number}>
              <td>{item.no}</td>
              <td>
                {item.title}
                <br />
                {item.number}
              </td>
              <td className="text">
                {item.question ??
                  (item.why ? say(`meetings.why.${item.why}`) : (item.note ?? say(`meetings.source.${item.source}`)))}
              </td>
              <td className="text">
                {item.outcome && `${say(`meetings.outcome.${item.outcome}`)}：${item.words ?? ''}`}
                {item.meanwhile && say(`meetings.meanwhile.${item.meanwhile}`)}
              </td>
              <td>{item.orders}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="order-paper-signs">
        <tbody>
          <tr>
            {(['chair', 'writer'] as const).map(signer => (
              <td key={signer}>
                {say(`meetings.sign.${signer}`)}
                <span>{say('supervision.sign.day')}</span>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </article>,
    document.body,
  );
}
