import { DisconnectOutlined, SyncOutlined, WifiOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { type Say, useText } from '../../i18n/text.ts';
import type { ConnectionStore } from '../../lib/connection.ts';
import { levelText } from '../../lib/names.ts';
import { clockTime } from '../../lib/time.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { shareOf } from '../../lib/shares.ts';
import { useNow, useWall, type WallState, type WallView } from './useWall.ts';
import { WallEscalations, WallItems, WallTiles, WallTrend } from './WallParts.tsx';

const CARDS = ['registeredToday', 'open', 'dueSoon', 'overdue', 'escalated', 'parked'] as const;

/** All that the wall shows. Everything is measured by the screen, so that it looks the same on each and nothing scrolls. */
export function WallBoard({ connection }: { connection: ConnectionStore }) {
  const say = useText();
  const now = useNow();
  const { center, level } = useWorkplace();
  const wall = useWall(center.code, level, now, connection);
  const { view, away } = wall;
  return (
    <main className={away ? 'wall wall-away' : 'wall'} data-away={away}>
      <header className="wall-head">
        <h1>{say('wall.heading', { center: center.name })}</h1>
        <Badge wall={wall} />
        <time className="wall-clock" dateTime={now.toISOString()}>
          {beijingDay(now)} <b>{clockTime(now)}</b>
        </time>
      </header>
      {view && (
        <>
          <Cards view={view} now={now} />
          <div className="wall-body">
            <WallTiles view={view} />
            <div className="wall-middle">
              <WallTrend view={view} />
              <WallItems view={view} />
            </div>
            <WallEscalations view={view} now={now} />
          </div>
        </>
      )}
      {!view && wall.faults.map(({ code, message }) => <p key={code}>{message || code}</p>)}
    </main>
  );
}

function Badge({ wall: { view, away, readAt, movedAt } }: { wall: WallState }) {
  const say = useText();
  const time = (at: Date | null) => (at ? clockTime(at) : '–');
  if (away)
    return (
      <p className="wall-badge wall-badge-away" role="status" data-live="away">
        <DisconnectOutlined aria-hidden /> {say('wall.away', { time: time(readAt) })}
      </p>
    );
  if (!view)
    return (
      <p className="wall-badge" role="status" data-live="connecting">
        <SyncOutlined aria-hidden /> {say('wall.connecting')}
      </p>
    );
  return (
    <p className="wall-badge wall-badge-live" role="status" data-live="live">
      <WifiOutlined aria-hidden /> {say('wall.live')} · {say('wall.lastEvent', { time: time(movedAt ?? readAt) })}
    </p>
  );
}

/** How long ago, in the greatest unit that says something. */
function ageText(say: Say, at: string | null, now: Date): string {
  if (at === null) return say('wall.gathering');
  const seconds = Math.max(0, Math.round((now.getTime() - Date.parse(at)) / 1000));
  if (seconds < 120) return say('wall.ageSeconds', { n: seconds });
  return seconds < 7200
    ? say('wall.ageMinutes', { n: Math.floor(seconds / 60) })
    : say('wall.ageHours', { n: Math.floor(seconds / 3600) });
}

const NAMED = 2;

/** What the sums lack: the areas below that are not whole, by name; where all of them lack something, the levels that say nothing. */
function missingText(say: Say, { coverage, parts }: WallView): string | null {
  if (coverage.answered === coverage.expected) return null;
  const places = parts.flatMap(({ center, coverage: { answered, expected } }) =>
    center && answered < expected ? [center.name] : [],
  );
  const levels = coverage.sources.flatMap(({ level, fault }) =>
    fault === null || fault === 'BEHIND' ? [] : [say('wall.level', { level: levelText(say, level) })],
  );
  const names = levels.length > 0 ? levels : places;
  if (names.length === 0) return null;
  const few = names.slice(0, NAMED).join(say('wall.comma'));
  return say('wall.missing', {
    names: names.length > NAMED ? say('wall.andMore', { names: few, n: names.length }) : few,
  });
}

function Cards({ view, now }: { view: WallView; now: Date }) {
  const say = useText();
  const { figures, coverage, asOf } = view;
  const { answered, expected } = coverage;
  const missing = missingText(say, view);
  const whole = say('wall.cover', { answered, expected });
  const foot = (
    <>
      <span>{missing ? `${whole} ${missing}` : whole}</span> <span>{ageText(say, asOf, now)}</span>
    </>
  );
  return (
    <dl className="wall-cards" aria-label={say('wall.today')} data-answered={answered} data-expected={expected}>
      {CARDS.map(name => (
        <Card
          key={name}
          name={say(`oversight.${name}`)}
          figure={name}
          mark={name === 'overdue' && figures.overdue > 0}
          foot={foot}
        >
          {figures[name]}
          {name === 'registeredToday' && <DayBefore view={view} />}
        </Card>
      ))}
      <ShareCard
        name={say('oversight.onTime')}
        figure="onTime"
        part={figures.closedOnTime}
        of={figures.closed}
        foot={foot}
      />
      <ShareCard
        name={say('oversight.satisfied')}
        figure="satisfied"
        part={figures.satisfied}
        of={figures.rated}
        foot={foot}
      />
    </dl>
  );
}

interface CardProps {
  name: string;
  /** For whoever looks it up on the page. */
  figure: string;
  mark?: boolean;
  foot: ReactNode;
  children: ReactNode;
}

function Card({ name, figure, mark = false, foot, children }: CardProps) {
  return (
    <div className={mark ? 'wall-card wall-alert' : 'wall-card'} data-figure={figure}>
      <dt>{mark ? `▲ ${name}` : name}</dt>
      <dd>{children}</dd>
      <dd className="wall-foot">{foot}</dd>
    </div>
  );
}

function ShareCard({ part, of, ...rest }: Omit<CardProps, 'children'> & { part: number; of: number }) {
  const say = useText();
  const { percent, small } = shareOf(part, of);
  return (
    <Card {...rest}>
      {percent === null ? '–' : `${percent}%`}
      <small>
        {percent === null ? say('wall.noShare') : say(small ? 'wall.shareFew' : 'wall.share', { part, of })}
      </small>
    </Card>
  );
}

/** A day that is under way is compared with none: beside it stands what the whole day before it had. */
function DayBefore({ view: { taken } }: { view: WallView }) {
  const say = useText();
  const before = taken.points.at(-2);
  return <small>{before ? say('wall.dayBefore', { n: before.count }) : say('wall.noComparison')}</small>;
}
