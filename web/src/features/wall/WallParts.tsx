import type { ReactNode } from 'react';
import { tilesOf, tileStep } from '../../../../shared/domain/oversight/tiles.ts';
import { useText } from '../../i18n/text.ts';
import { growthText } from '../../lib/shares.ts';
import { shortMoment } from '../../lib/time.ts';
import type { WallView } from './useWall.ts';

function Panel({
  name,
  what,
  className,
  children,
}: {
  name: string;
  what?: string;
  className: string;
  children: ReactNode;
}) {
  return (
    <section className={`wall-panel ${className}`} aria-label={name}>
      <h2>
        {name} {what !== undefined && <small>{what}</small>}
      </h2>
      {children}
    </section>
  );
}

/** The areas just below, each a tile of one size: its number, its weight as a pattern, and what is overdue with a mark of its own. */
export function WallTiles({ view: { parts } }: { view: WallView }) {
  const say = useText();
  const known = new Map(parts.flatMap(part => (part.center ? [[part.center.code, part] as const] : [])));
  const tiles = tilesOf([...known.keys()]);
  const most = Math.max(0, ...[...known.values()].map(({ figures }) => figures.open));
  return (
    <Panel name={say('wall.tiles')} what={say('wall.tilesWhat')} className="wall-areas">
      {tiles.length === 0 && <p className="wall-none">{say('wall.noTiles')}</p>}
      <ul className="wall-tiles" style={{ '--columns': columnsFor(tiles.length) } as Record<string, unknown>}>
        {tiles.map(({ code }) => {
          const part = known.get(code);
          if (!part?.center) return null;
          const { figures, coverage, center } = part;
          const { answered, expected } = coverage;
          const words = { name: center.name, open: figures.open, overdue: figures.overdue, answered, expected };
          return (
            <li
              key={code}
              className={answered === expected ? 'wall-tile' : 'wall-tile wall-tile-partial'}
              data-tile={code}
              data-weight={tileStep(figures.open, most)}
            >
              <span className="wall-hidden">{say('wall.tile', words)}</span>
              <span className="wall-tile-name" aria-hidden>
                {center.name}
              </span>
              <b aria-hidden>{figures.open}</b>
              <span className="wall-tile-late" aria-hidden>
                {figures.overdue > 0 ? `▲ ${figures.overdue}` : ''}
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** So many beside each other that the tiles fill the panel, whatever their number. */
const columnsFor = (tiles: number): number => Math.min(6, Math.max(2, Math.ceil(Math.sqrt(tiles / 1.2))));

const WIDTH = 600;
const HEIGHT = 150;

/** What was registered and closed, day by day: a full line and a dashed one. */
export function WallTrend({ view: { taken, closed } }: { view: WallView }) {
  const say = useText();
  const most = Math.max(1, ...taken.points.map(({ count }) => count), ...closed.points.map(({ count }) => count));
  const days = taken.points;
  const line = (points: WallView['taken']['points']) =>
    points
      .map(
        ({ count }, i) =>
          `${(i * WIDTH) / Math.max(1, points.length - 1)},${HEIGHT - (count * (HEIGHT - 8)) / most - 4}`,
      )
      .join(' ');
  return (
    <Panel name={say('wall.trend')} what={say('wall.peak', { n: most })} className="wall-trend">
      <p className="wall-keys">
        <span className="wall-key-taken">
          {say('oversight.taken')} <b>{taken.total}</b> <Growth of={taken} />
        </span>
        <span className="wall-key-closed">
          {say('oversight.closed')} <b>{closed.total}</b> <Growth of={closed} />
        </span>
      </p>
      <svg
        role="img"
        aria-label={say('wall.trendWhat', { taken: taken.total, closed: closed.total, most })}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        <path className="wall-grid" d={`M0 ${HEIGHT - 1}H${WIDTH} M0 ${HEIGHT / 2}H${WIDTH} M0 1H${WIDTH}`} />
        <polygon className="wall-under" points={`0,${HEIGHT} ${line(days)} ${WIDTH},${HEIGHT}`} />
        <polyline className="wall-line" points={line(days)} />
        <polyline className="wall-line wall-line-closed" points={line(closed.points)} />
      </svg>
      <p className="wall-axis" aria-hidden>
        <span>{days[0]?.from.slice(5)}</span>
        <span>{days[Math.floor(days.length / 2)]?.from.slice(5)}</span>
        <span>{days.at(-1)?.from.slice(5)}</span>
      </p>
    </Panel>
  );
}

/** 环比 and 同比: against as many days before, and against these days a year ago. What there is nothing of is left out. */
function Growth({ of: { change, yearChange } }: { of: WallView['taken'] }) {
  const say = useText();
  const told = [
    ['wall.before', growthText(change)] as const,
    ['wall.yearBefore', growthText(yearChange)] as const,
  ].flatMap(([key, n]) => (n === null ? [] : [say(key, { n })]));
  return <small>{told.join(' · ')}</small>;
}

const MOST_ITEMS = 5;

export function WallItems({ view: { items, taken } }: { view: WallView }) {
  const say = useText();
  const rows = items.slice(0, MOST_ITEMS);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  // items are counted by months
  const since = say('wall.itemsWhat', { month: taken.points[0]?.from.slice(0, 7) ?? '' });
  return (
    <Panel name={say('wall.items')} what={since} className="wall-items">
      {rows.length === 0 && <p className="wall-none">{say('oversight.none')}</p>}
      <ol>
        {rows.map(({ value, count }) => (
          <li key={value}>
            <span className="wall-item">{value === '' ? say('oversight.unknown') : value}</span>
            <b>{count}</b>
            <i aria-hidden style={{ width: `${(count * 100) / most}%` }} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** What is told by a sign as well as by a word. */
const SIGNS = { OPEN: '○', ACCEPTED: '◐', DECIDED: '●', RETURNED: '↩' } as const;
const WORDS = {
  OPEN: 'escalation.open',
  ACCEPTED: 'escalation.accepted',
  DECIDED: 'escalation.decided',
  RETURNED: 'escalation.returned',
} as const;

/** What went up, the newest on top; numbers and places, and no matter (N12). */
export function WallEscalations({ view: { escalations }, now }: { view: WallView; now: Date }) {
  const say = useText();
  return (
    <Panel name={say('wall.stream')} className="wall-stream">
      {escalations.length === 0 && <p className="wall-none">{say('wall.noStream')}</p>}
      <ol aria-live="polite" aria-relevant="additions">
        {escalations.map(({ number, from, to, since, status, level }) => (
          <li key={`${number} ${level} ${since}`} data-number={number}>
            <p className="wall-way">
              <b>{from?.name ?? '–'}</b>
              <span role="img" aria-label={say('wall.to')}>
                →
              </span>
              <b>{to?.name ?? '–'}</b>
              <span className="wall-status" data-status={status}>
                {SIGNS[status]} {say(WORDS[status])}
              </span>
            </p>
            <p className="wall-number">
              {number} <time dateTime={since}>{shortMoment(since, now)}</time>
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
