import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { roleMay } from '../../../../shared/domain/access/roles.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import type { CaseFileFilter } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { ExportButton } from './ExportButton.tsx';
import { BatchPart } from './BatchPart.tsx';
import { FileTable, useFiles } from './FileTable.tsx';
import { type Batch, useBatches } from './useBatches.ts';

/** What the list is narrowed to. */
export const NARROWINGS = ['mine', 'open', 'overdue', 'waiting', 'settling', 'parked', 'all'] as const;
export type Narrowing = (typeof NARROWINGS)[number];

const FILTERS: Record<Narrowing, CaseFileFilter> = {
  // what is over needs nobody to follow it
  mine: { mine: true, open: true },
  open: { open: true },
  overdue: { overdue: true },
  waiting: { states: ['RECEIVED'] },
  settling: { states: ['COMPLETED', 'AWAITING_CONFIRMATION'] },
  parked: { states: ['PARKED'] },
  all: {},
};

const filterOf = (narrowing: Narrowing, text: string): CaseFileFilter => ({
  ...FILTERS[narrowing],
  ...(text.trim() === '' ? {} : { text: text.trim() }),
});

const NONE: readonly Batch[] = [];

interface Props {
  area: string;
  /** The levels that can hold a file in this area. */
  levels: readonly LevelName[];
  /** The one chosen among them; null for the highest. */
  level: LevelName | null;
  onLevel: (level: LevelName) => void;
  /** How many files each level has for this narrowing, where that is known. */
  counts: Partial<Record<LevelName, number>>;
  narrowing: Narrowing;
  onNarrow: (narrowing: Narrowing) => void;
  tick: number;
  /** What else can be done to several cases of the list. */
  more?: readonly Batch[];
  onOpen: (uid: string) => void;
}

/** The files that one level holds in an area, newest first. */
export function CaseList({ area, levels, counts, narrowing, onNarrow, tick, more = NONE, onOpen, ...rest }: Props) {
  const say = useText();
  const level = rest.level && levels.includes(rest.level) ? rest.level : (levels[0] ?? 'province');
  const [text, setText] = useState('');
  // who takes matters in at a window answers for them to the end: that is their ledger (LH-08, LH-41)
  const receives = roleMay(useWorkplace().account.role, 'register');
  const files = useFiles({ area, level, filter: filterOf(narrowing, text), tick });
  const batches = useBatches({ rows: files.rows, level, more });
  return (
    <section className="list" aria-label={say('list.heading')}>
      <div className="list-bar">
        <Segmented<Narrowing>
          value={narrowing}
          onChange={onNarrow}
          options={NARROWINGS.filter(value => value !== 'mine' || receives).map(value => ({
            value,
            label: <span data-narrowing={value}>{say(`list.${value}`)}</span>,
          }))}
        />
        {levels.length > 1 && (
          <Segmented<LevelName>
            value={level}
            onChange={rest.onLevel}
            options={levels.map(value => ({
              value,
              label: `${say('list.heldBy', { level: say(`level.${value}`) })} ${counts[value] ?? ''}`,
            }))}
          />
        )}
        <Input.Search
          className="list-search"
          allowClear
          placeholder={say('list.search')}
          aria-label={say('list.search')}
          onSearch={setText}
        />
        <Button onClick={files.again}>{say('do.refresh')}</Button>
        <ExportButton area={area} level={level} filter={filterOf(narrowing, text)} />
      </div>
      <BatchPart batches={batches} />
      <FileTable
        files={files}
        {...(batches.can && { chosen: batches.chosen, onChoose: batches.choose })}
        withCenter={level !== levels[0]}
        withLast={narrowing === 'mine'}
        none={say(text ? 'list.nothingFound' : 'list.nothing')}
        onOpen={onOpen}
      />
    </section>
  );
}
