import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { LEVELS, type LevelName, standsAbove } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { DaysLeft, StateTag } from '../../components/tags.tsx';
import type { OverseenRowFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { levelText, stateName } from '../../lib/names.ts';
import { isOpen } from '../../lib/states.ts';
import { moment } from '../../lib/time.ts';
import { useOverseen } from './useOverseen.ts';
import type { Columns, ViewFilter } from './useViews.ts';
import { Views } from './Views.tsx';

interface Props {
  area: string;
  level: LevelName;
  onCase: (uid: string) => void;
}

type Column = Columns[number];
const COLUMNS: readonly Column[] = ['CENTER', 'LEVEL', 'STATE', 'DUE', 'OPENED'];
const ANY: ViewFilter = { levels: [], states: [], open: null, overdue: null };

/** With or without one of them, in the order of all. */
const toggled = <T extends string>(all: readonly T[], chosen: readonly T[], one: T): T[] =>
  all.filter(value => (value === one) !== chosen.includes(value));

/** The files behind the figures, of every level below (下级办件): a number leads to its files, and a file to what each level lets see of it. */
export function OverseenList({ area, level, onCase }: Props) {
  const say = useText();
  const [filter, setFilter] = useState<ViewFilter>({ ...ANY, overdue: true });
  const [columns, setColumns] = useState<Columns>(['CENTER', 'STATE', 'DUE']);
  const { rows, more, loading, faults, again } = useOverseen(area, level, filter);
  const levels = LEVELS.filter(one => standsAbove(level, one)).map(
    one => one.toUpperCase() as ViewFilter['levels'][number],
  );
  const pressed = {
    overdue: filter.overdue === true,
    open: filter.open === true,
    all: !filter.overdue && !filter.open,
  };
  const narrow = {
    overdue: { open: null, overdue: true },
    open: { open: true, overdue: null },
    all: { open: null, overdue: null },
  };
  return (
    <section className="overseen" aria-labelledby="overseen-heading">
      <h2 id="overseen-heading">{say('oversight.files')}</h2>
      <Views
        level={level}
        filter={filter}
        columns={columns}
        onChoose={(wished, shown) => {
          setFilter(wished);
          setColumns(shown);
        }}
      />
      <div className="overseen-choices">
        <Choices
          label={say('oversight.narrow')}
          options={(['overdue', 'open', 'all'] as const).map(value => ({
            ...{ value, label: say(`oversight.${value}`), pressed: pressed[value] },
            choose: () => setFilter({ ...filter, states: [], ...narrow[value] }),
          }))}
        />
        <Choices
          label={say('oversight.levels')}
          options={levels.map(value => ({
            ...{ value, label: levelText(say, value), pressed: filter.levels.includes(value) },
            choose: () => setFilter({ ...filter, levels: toggled(levels, filter.levels, value) }),
          }))}
        />
        <Choices
          label={say('oversight.columns')}
          options={COLUMNS.map(value => ({
            ...{ value, label: say(`column.${value}`), pressed: columns.includes(value) },
            choose: () => setColumns(toggled(COLUMNS, columns, value)),
          }))}
        />
      </div>
      {filter.states.length > 0 && (
        <p className="quiet">
          {say('oversight.states', { states: filter.states.map(state => stateName(say, state)).join('、') })}
        </p>
      )}
      <FaultNote faults={faults} again={again} />
      {rows.length === 0 && (loading ? <Skeleton active /> : <p className="quiet">{say('oversight.none')}</p>)}
      <ul className="overseen-rows">
        {rows.map(({ cursor, node }) => (
          <li key={cursor}>
            <button
              type="button"
              className="link"
              disabled={!node.case}
              onClick={() => node.case && onCase(node.case.uid)}
            >
              {node.number}
            </button>
            {columns.map(column => (
              <Cell key={column} column={column} node={node} />
            ))}
          </li>
        ))}
      </ul>
      {more && (
        <Button size="small" loading={loading} onClick={more}>
          {say('list.more')}
        </Button>
      )}
    </section>
  );
}

interface Option {
  value: string;
  label: string;
  pressed: boolean;
  choose: () => void;
}

function Choices({ label, options }: { label: string; options: Option[] }) {
  if (options.length === 0) return null;
  return (
    <div role="group" aria-label={label}>
      <span className="quiet">{label}</span>
      {options.map(({ value, label: text, pressed, choose }) => (
        <button key={value} type="button" className="view" data-choice={value} aria-pressed={pressed} onClick={choose}>
          {text}
        </button>
      ))}
    </div>
  );
}

function Cell({ column, node }: { column: Column; node: OverseenRowFragment['node'] }) {
  const say = useText();
  if (column === 'CENTER') return <span>{node.center?.name}</span>;
  if (column === 'LEVEL') return <span className="quiet">{levelText(say, node.level)}</span>;
  if (column === 'STATE') return <StateTag state={node.state} />;
  if (column === 'OPENED') return <span className="quiet">{moment(node.openedAt)}</span>;
  return node.dueOn ? (
    <span className="due">
      {node.dueOn} <DaysLeft dueOn={node.dueOn} overdue={node.overdue} waits={isOpen(node.state)} />
    </span>
  ) : null;
}
