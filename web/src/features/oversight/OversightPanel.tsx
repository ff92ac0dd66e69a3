import { Skeleton, Table } from 'antd';
import type { ReactNode } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { CoverageLine } from '../../components/CoverageLine.tsx';
import { FaultNote } from '../../components/FaultNote.tsx';
import { useText } from '../../i18n/text.ts';
import { outcomeName, valueName } from '../../lib/names.ts';
import { CustodyTable, FlowTable } from './Hands.tsx';
import { growthText, type Share, shareOf } from '../../lib/shares.ts';
import { OverseenList } from './OverseenList.tsx';
import { TileMap } from './TileMap.tsx';
import { useBeats } from '../../lib/useBeats.ts';
import { withBeat } from '../../lib/withBeat.ts';
import { type OversightView, useOversight } from './useOversight.ts';

interface Props {
  area: string;
  level: LevelName;
  /** Changes when something has happened that one looks again for. */
  tick: number;
  onOpen: (area: string) => void;
  onCase: (uid: string) => void;
}

/** What an office knows of its area with everything below it, and how whole and how fresh that is (N7). */
export function OversightPanel({ area, level, tick, onOpen, onCase }: Props) {
  const { view: read, faults, loading, again } = useOversight(area, level, tick);
  const beat = useBeats(area, level, again);
  const view = read && withBeat(read, beat);
  return (
    <div className="oversight">
      <FaultNote faults={faults} again={again} />
      {view ? (
        <>
          <CoverageLine coverage={view.coverage} asOf={view.asOf} />
          <Cards view={view} />
          <TileMap view={view} onOpen={onOpen} />
          <div className="oversight-columns">
            <CustodyTable view={view} />
            <FlowTable view={view} />
          </div>
          <div className="oversight-columns">
            <Trends view={view} />
            <Splits view={view} />
          </div>
          <Parts view={view} onOpen={onOpen} />
          <OverseenList area={area} level={level} onCase={onCase} />
        </>
      ) : (
        loading && <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </div>
  );
}

function Cards({ view: { figures, durations } }: { view: OversightView }) {
  const say = useText();
  const whole = ['registeredToday', 'closedToday', 'open', 'dueSoon', 'overdue', 'escalated', 'parked'] as const;
  return (
    <dl className="oversight-cards">
      {whole.map(name => (
        <Card key={name} name={say(`oversight.${name}`)} mark={name === 'overdue' && figures.overdue > 0}>
          {figures[name]}
        </Card>
      ))}
      <Card name={say('oversight.onTime')}>
        <ShareText share={shareOf(figures.closedOnTime, figures.closed)} />
      </Card>
      <Card name={say('oversight.satisfied')}>
        <ShareText share={shareOf(figures.satisfied, figures.rated)} />
      </Card>
      <Card name={say('oversight.took')}>
        {durations.median === null ? (
          say('oversight.none')
        ) : (
          <>
            {say('oversight.days', { n: String(durations.median) })}{' '}
            <small className="quiet">
              {say('oversight.mostDays', {
                n: String(durations.p90 ?? durations.median),
                cases: String(durations.cases),
              })}
            </small>
          </>
        )}
      </Card>
    </dl>
  );
}

function Card({ name, mark = false, children }: { name: string; mark?: boolean; children: ReactNode }) {
  return (
    <div className={mark ? 'oversight-card oversight-alert' : 'oversight-card'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A share with its sample: 83% (12 件). */
function ShareText({ share: { percent, of, small } }: { share: Share }) {
  const say = useText();
  if (percent === null) return <span className="quiet">{say('oversight.none')}</span>;
  return (
    <>
      {percent}% <small className="quiet">{say(small ? 'oversight.ofFew' : 'oversight.of', { n: String(of) })}</small>
    </>
  );
}

function Trends({ view: { taken, closed } }: { view: OversightView }) {
  const say = useText();
  const most = Math.max(1, ...taken.points.map(({ count }) => count), ...closed.points.map(({ count }) => count));
  const growth = (name: string, { total, change, yearChange }: OversightView['taken']) => (
    <p>
      <b>{name}</b> {total}
      <span className="quiet">
        {' '}
        {say('oversight.growth', {
          before: growthText(change) ?? say('oversight.none'),
          year: growthText(yearChange) ?? say('oversight.none'),
        })}
      </span>
    </p>
  );
  return (
    <section className="oversight-box">
      <h2>{say('oversight.trend')}</h2>
      {growth(say('oversight.taken'), taken)}
      {growth(say('oversight.closed'), closed)}
      <table className="oversight-days">
        <thead>
          <tr>
            <th scope="col">{say('oversight.day')}</th>
            <th scope="col">{say('oversight.taken')}</th>
            <th scope="col">{say('oversight.closed')}</th>
          </tr>
        </thead>
        <tbody>
          {taken.points
            .map(({ from, count }, i) => ({ day: from, taken: count, closed: closed.points[i]?.count ?? 0 }))
            .toReversed()
            .map(row => (
              <tr key={row.day}>
                <th scope="row">{row.day.slice(5)}</th>
                <BarCell count={row.taken} most={most} />
                <BarCell count={row.closed} most={most} light />
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

function BarCell({ count, most, light = false }: { count: number; most: number; light?: boolean }) {
  return (
    <td>
      <span
        className={light ? 'oversight-bar oversight-bar-light' : 'oversight-bar'}
        style={{ width: `${(count * 70) / most}%` }}
        aria-hidden
      />
      {count}
    </td>
  );
}

const MOST_ROWS = 8;

function Splits({ view: { causes, items, outcomes } }: { view: OversightView }) {
  const say = useText();
  const part = (heading: string, rows: OversightView['causes'], nameOf: (value: string) => string) => (
    <section className="oversight-box">
      <h2>{heading}</h2>
      {rows.length === 0 && <p className="quiet">{say('oversight.none')}</p>}
      <table className="oversight-days">
        <tbody>
          {rows.slice(0, MOST_ROWS).map(({ value, count }) => (
            <tr key={value}>
              <th scope="row">{value === '' ? say('oversight.unknown') : nameOf(value)}</th>
              <BarCell count={count} most={Math.max(1, rows[0]?.count ?? 1)} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
  return (
    <div>
      {part(say('oversight.causes'), causes, value => valueName(say, 'cause', value))}
      {part(say('oversight.items'), items, value => value)}
      {part(say('oversight.outcomes'), outcomes, value => outcomeName(say, value))}
    </div>
  );
}

/** The areas just below, side by side; those of few cases are marked, so that chance ranks nobody last (N11). */
function Parts({ view: { parts }, onOpen }: { view: OversightView; onOpen: (area: string) => void }) {
  const say = useText();
  const rows = parts.flatMap(({ center, figures }) =>
    center ? [{ key: center.code, name: center.name, ...figures }] : [],
  );
  if (rows.length === 0) return null;
  type Row = (typeof rows)[number];
  const number = (key: 'registered' | 'open' | 'dueSoon' | 'overdue') => ({
    title: say(`oversight.${key}`),
    dataIndex: key,
    align: 'right' as const,
    sorter: (a: Row, b: Row) => a[key] - b[key],
  });
  return (
    <section className="oversight-parts">
      <h2>{say('oversight.parts')}</h2>
      <Table<Row>
        size="small"
        dataSource={rows.toSorted((a, b) => b.overdue - a.overdue || b.open - a.open)}
        pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        columns={[
          {
            title: say('oversight.center'),
            key: 'name',
            render: (_value, { key, name }) => (
              <button type="button" className="link" onClick={() => onOpen(key)}>
                {name}
              </button>
            ),
          },
          number('registered'),
          number('open'),
          number('dueSoon'),
          number('overdue'),
          {
            title: say('oversight.onTime'),
            key: 'onTime',
            align: 'right',
            render: (_value, row) => <ShareText share={shareOf(row.closedOnTime, row.closed)} />,
          },
          {
            title: say('oversight.satisfied'),
            key: 'satisfied',
            align: 'right',
            render: (_value, row) => <ShareText share={shareOf(row.satisfied, row.rated)} />,
          },
        ]}
      />
    </section>
  );
}
