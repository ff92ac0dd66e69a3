import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { useText } from '../../i18n/text.ts';
import { type Columns, useViews, type ViewFilter } from './useViews.ts';

interface Props {
  level: LevelName;
  filter: ViewFilter;
  columns: Columns;
  onChoose: (filter: ViewFilter, columns: Columns) => void;
}

/** Which view is shown, told by what it narrows to. */
const nameOf = (filter: ViewFilter, columns: Columns): string =>
  JSON.stringify([filter.levels, filter.states, filter.open, filter.overdue, columns]);

/** Views of one’s role, one’s own, and those of colleagues (常用视图); what the list shows now can be kept under a name. */
export function Views({ level, filter, columns, onChoose }: Props) {
  const say = useText();
  const { saved, defaults, faults, save, drop } = useViews(level);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const field = useId();
  const shown = nameOf(filter, columns);
  const keep = async () => {
    const { levels, states, open, overdue } = filter;
    const input = { list: 'OVERSEEN', name, levels, states, open, overdue, columns, shared } as const;
    if (await save(input)) setName('');
  };
  const rows = [
    ...defaults.map(view => ({ ...view, id: view.key, name: say(`view.${view.key}`), own: false, kept: false })),
    ...saved.map(view => ({ ...view, kept: true })),
  ];
  return (
    <div className="views">
      <ul aria-label={say('view.heading')}>
        {rows.map(view => (
          <li key={view.id}>
            <button
              type="button"
              className="view"
              aria-pressed={nameOf(view.filter, view.columns) === shown}
              onClick={() => onChoose(view.filter, view.columns)}
            >
              {view.name}
              {view.kept && !view.own && <small> {say('view.ofColleague')}</small>}
            </button>
            {view.own && (
              <button
                type="button"
                className="view-drop"
                aria-label={say('view.drop', { name: view.name })}
                onClick={() => void drop(view.id)}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      <form
        onSubmit={event => {
          event.preventDefault();
          void keep();
        }}
      >
        <label htmlFor={field}>{say('view.name')}</label>
        <Input id={field} size="small" value={name} maxLength={40} onChange={({ target }) => setName(target.value)} />
        <Checkbox checked={shared} onChange={({ target }) => setShared(target.checked)}>
          {say('view.shared')}
        </Checkbox>
        <Button size="small" htmlType="submit" disabled={name.trim() === ''}>
          {say('view.save')}
        </Button>
      </form>
      <FaultNote faults={faults} />
    </div>
  );
}
