import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { WallDocument, type WallQuery } from '../../gen/graphql.ts';
import { type ConnectionStore, useConnection } from '../../lib/connection.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { useBeats } from '../../lib/useBeats.ts';
import { withBeat } from '../../lib/withBeat.ts';

const LOOK_AGAIN_MS = 10_000;
const DAY_MS = 86_400_000;
/** Days of the trend, today among them. */
const DAYS = 30;

export type WallView = NonNullable<NonNullable<NonNullable<WallQuery['center']>['province']>['oversight']>;

export interface WallState {
  view: WallView | null;
  /** Nothing answers at present: what is shown is of `readAt`. */
  away: boolean;
  /** When the figures shown were read. */
  readAt: Date | null;
  /** When they last moved. */
  movedAt: Date | null;
  faults: Fault[];
}

/** The figures of the wall: asked for every few seconds, and at once when the stream says that they have moved. */
export function useWall(area: string, level: LevelName, now: Date, connection: ConnectionStore): WallState {
  const today = beijingDay(now);
  const from = beijingDay(new Date(Date.parse(`${today}T00:00:00+08:00`) - (DAYS - 1) * DAY_MS));
  const { data, error, refetch } = useQuery(WallDocument, {
    variables: {
      ...{ code: area, from, today },
      ...{ province: level === 'province', city: level === 'city', county: level === 'county' },
    },
    pollInterval: LOOK_AGAIN_MS,
  });
  const [movedAt, setMovedAt] = useState<Date | null>(null);
  const moved = useCallback(() => {
    setMovedAt(new Date());
    // who is cut off asks again by the next poll
    refetch().catch(() => undefined);
  }, [refetch]);
  const beat = useBeats(area, level, moved);
  const online = useOnline();
  const { stream } = useConnection(connection);
  useEffect(() => {
    if (online && stream === 'live') refetch().catch(() => undefined);
  }, [online, stream, refetch]);

  const { province, city, county } = data?.center ?? {};
  const found = ((province ?? city ?? county)?.oversight ?? null) as WallView | null;
  // what was read stays on the wall while nothing answers
  const kept = useRef<{ view: WallView; readAt: Date } | null>(null);
  if (found && kept.current?.view !== found) kept.current = { view: found, readAt: new Date() };
  const last = kept.current;
  const faults = faultsOf(error);
  const view = last && withBeat(last.view, beat);
  return {
    view,
    away: !online || stream === 'lost' || faults.some(({ code }) => code === 'OFFLINE'),
    readAt: last?.readAt ?? null,
    movedAt,
    faults: found ? [] : faults,
  };
}

function watchNet(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Whether this machine has a net at all: a pulled cable is told before anything has waited for an answer. */
const useOnline = (): boolean => useSyncExternalStore(watchNet, () => navigator.onLine);

/** The time, second by second. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
