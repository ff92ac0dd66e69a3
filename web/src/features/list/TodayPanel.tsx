import { useQuery } from '@apollo/client/react';
import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { WATCHES } from '../../../../shared/domain/watch/watch.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { type CaseFileFilter, CountyTodayDocument, type CountyTodayQuery, type WatchKind } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { clockTime } from '../../lib/time.ts';
import { FileTable, useFiles } from './FileTable.tsx';

/** With what came up from below and waits for somebody to take it on. */
const TILES = [...WATCHES, 'waiting'] as const;
type Tile = (typeof TILES)[number];

const kindOf = (watch: (typeof WATCHES)[number]) => watch.replace(/[A-Z]/g, '_$&').toUpperCase() as WatchKind;

const filterOf = (tile: Tile): CaseFileFilter => {
  if (tile === 'waiting') return { states: ['RECEIVED'] };
  return { watch: kindOf(tile) };
};

/** Days pass without anything being done, and clocks with them. */
const LOOK_AGAIN_MS = 30_000;

interface Props {
  area: string;
  /** The levels that can hold a file in this area. */
  levels: readonly LevelName[];
  tick: number;
  onOpen: (uid: string) => void;
}

/** What a supervisor looks at every day (今日盯办): a live count of each reason, which opens its list; a row opens its case, to urge, rule or order. */
export function TodayPanel({ area, levels, tick, onOpen }: Props) {
  const say = useText();
  const [wished, setLevel] = useState<LevelName | null>(null);
  const level = wished && levels.includes(wished) ? wished : (levels[0] ?? 'county');
  const [tile, setTile] = useState<Tile>('overdue');
  const { data, error, refetch } = useQuery(onLevel(CountyTodayDocument, level), {
    variables: { code: area },
    pollInterval: LOOK_AGAIN_MS,
  });
  useEffect(() => {
    if (tick > 0) void refetch();
  }, [tick, refetch]);
  const holding = (data?.center as CountyTodayQuery['center'] | undefined)?.holding;
  const countOf = (one: Tile): number | undefined =>
    one === 'waiting' ? holding?.tally.waiting : holding?.watched[one];
  const files = useFiles({ area, level, filter: filterOf(tile), tick });
  const faults = faultsOf(error);
  return (
    <section aria-label={say('tab.today')}>
      <div className="today-bar">
        {levels.length > 1 && (
          <Segmented<LevelName>
            value={level}
            onChange={setLevel}
            aria-label={say('supervision.levels')}
            options={levels.map(value => ({ value, label: say('list.heldBy', { level: say(`level.${value}`) }) }))}
          />
        )}
        {holding && (
          <span className="quiet">{say('kpi.asOf', { time: clockTime(new Date(holding.watched.asOf)) })}</span>
        )}
      </div>
      <MissingLevels levels={missingLevels(faults)} />
      <FaultNote faults={besidesMissing(faults)} again={() => void refetch()} />
      <div className="today-tiles" role="group" aria-label={say('today.reasons')} aria-live="polite">
        {TILES.map(one => {
          const count = countOf(one);
          return (
            <button
              key={one}
              type="button"
              className={`today-tile ${count ? 'today-some' : ''}`}
              aria-pressed={one === tile}
              data-watch={one}
              title={say(`today.${one}.what`)}
              onClick={() => setTile(one)}
            >
              <span>{say(`today.${one}`)}</span>
              <b>{count ?? '…'}</b>
            </button>
          );
        })}
      </div>
      <p className="quiet">{say(`today.${tile}.what`)}</p>
      <FileTable files={files} withCenter={level !== levels[0]} none={say('today.none')} onOpen={onOpen} />
    </section>
  );
}
