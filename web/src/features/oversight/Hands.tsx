import type { ReactNode } from 'react';
import { useText } from '../../i18n/text.ts';
import { levelText } from '../../lib/names.ts';
import type { OversightView } from './useOversight.ts';

/** In whose hands matters lie and how long they lay there this month (经手时长), N2. */
export function CustodyTable({ view: { custody, inHand } }: { view: OversightView }) {
  const say = useText();
  const nameOf = ({ level, kind }: { level: string; kind: string }) => `${level} ${kind}`;
  const now = new Map(inHand.map(row => [nameOf(row), row.count]));
  const rows = [
    ...custody.map(row => ({ ...row, now: now.get(nameOf(row)) ?? 0 })),
    ...inHand
      .filter(row => !custody.some(other => nameOf(other) === nameOf(row)))
      .map(row => ({ ...row, now: row.count, stays: 0, minutes: 0, median: null, p90: null })),
  ];
  const time = (minutes: number | null) =>
    minutes === null
      ? '–'
      : minutes < 60
        ? say('oversight.minutes', { n: String(minutes) })
        : say('oversight.hours', { n: hoursOf(minutes) });
  return (
    <Figures
      heading={say('oversight.custody')}
      note={say('oversight.custodyNote')}
      columns={[
        'oversight.holder',
        'oversight.now',
        'oversight.stays',
        'oversight.half',
        'oversight.most',
        'oversight.sum',
      ].map(key => say(key as 'oversight.holder'))}
      rows={rows.map(row => ({
        key: nameOf(row),
        name: `${levelText(say, row.level)} · ${say(`custody.kind.${row.kind}`)}`,
        cells: [row.now, row.stays, time(row.median), time(row.p90), row.stays === 0 ? '–' : time(row.minutes)],
      }))}
    />
  );
}

const hoursOf = (minutes: number): string => (minutes / 60).toFixed(minutes % 60 === 0 ? 0 : 1);

/** Which way matters went between levels this month (提级流向), as both sides have it. */
export function FlowTable({ view: { flow } }: { view: OversightView }) {
  const say = useText();
  const days = (n: number | null) => (n === null ? '–' : say('oversight.days', { n: String(n) }));
  return (
    <Figures
      heading={say('oversight.flow')}
      note={say('oversight.flowNote')}
      columns={[
        ...[say('oversight.way'), say('oversight.sent'), say('oversight.takenOn'), say('oversight.returned')],
        ...[say('oversight.decided'), say('oversight.pending'), say('oversight.underway'), say('oversight.answers')],
      ]}
      rows={flow.map(({ fromLevel, toLevel, raised, asked, underway, median, p90 }) => ({
        key: `${fromLevel} ${toLevel}`,
        name: `${levelText(say, fromLevel)} → ${levelText(say, toLevel)}`,
        cells: [
          ...[
            raised?.sent ?? asked?.sent ?? '–',
            raised?.taken ?? '–',
            raised?.returned ?? '–',
            raised?.decided ?? '–',
          ],
          ...[raised?.pending ?? asked?.pending ?? '–', underway ?? '–'],
          median === null ? '–' : `${days(median)} / ${days(p90)}`,
        ],
      }))}
    />
  );
}

interface FiguresProps {
  heading: string;
  note: string;
  columns: string[];
  rows: { key: string; name: string; cells: ReactNode[] }[];
}

function Figures({ heading, note, columns, rows }: FiguresProps) {
  const say = useText();
  return (
    <section className="oversight-box">
      <h2>{heading}</h2>
      <p className="quiet">{note}</p>
      {rows.length === 0 ? (
        <p className="quiet">{say('oversight.none')}</p>
      ) : (
        <div className="hands-wide" role="region" aria-label={heading} tabIndex={0}>
          <table className="hands">
            <thead>
              <tr>
                {columns.map(column => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, name, cells }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, i) => (
                    <td key={columns[i + 1]}>{cell}</td>
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
