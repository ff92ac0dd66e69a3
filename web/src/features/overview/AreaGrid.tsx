import { CheckOutlined, ExclamationOutlined, MinusOutlined, WarningFilled } from '@ant-design/icons';
import type { KeyboardEvent, ReactNode } from 'react';
import { KindTag } from '../../components/tags.tsx';
import { useText } from '../../i18n/text.ts';
import { move } from './arrowKeys.ts';
import type { Pressure, Tile, TileGroup } from './figures.ts';

interface Props {
  groups: readonly TileGroup[];
  onOpen: (code: string) => void;
}

const ICON: Record<Pressure, ReactNode> = {
  none: <MinusOutlined aria-hidden />,
  calm: <CheckOutlined aria-hidden />,
  some: <ExclamationOutlined aria-hidden />,
  much: <WarningFilled aria-hidden />,
};

/** The centers below an area. Tab enters once; the arrow keys go from tile to tile, Enter opens one. */
export function AreaGrid({ groups, onOpen }: Props) {
  const say = useText();
  const nested = groups.some(({ tiles }) => tiles.length > 0);
  const first = groups[0]?.code;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (move(event.currentTarget, event.key)) event.preventDefault();
  };
  return (
    <section aria-label={say('grid.heading')}>
      <div className={nested ? 'groups' : 'tiles tiles-flat'} onKeyDown={onKeyDown}>
        {groups.map(group => {
          const head = <TileButton key={group.code} tile={group} onOpen={onOpen} first={group.code === first} head />;
          if (!nested) return <TileButton key={group.code} tile={group} onOpen={onOpen} first={group.code === first} />;
          return (
            <div key={group.code} className="group" data-group={group.code}>
              {head}
              <div className="tiles">
                {group.tiles.map(tile => (
                  <TileButton key={tile.code} tile={tile} onOpen={onOpen} />
                ))}
              </div>
            </div>
          );
        })}
      </div>
      <Legend />
    </section>
  );
}

interface TileProps {
  tile: Tile;
  onOpen: (code: string) => void;
  /** The one that Tab reaches before the arrow keys have been used. */
  first?: boolean;
  head?: boolean;
}

function TileButton({ tile, onOpen, first = false, head = false }: TileProps) {
  const say = useText();
  const { code, name, kind, open, overdue, complete, pressure } = tile;
  // narrow tiles leave the words away; who listens hears them, after the name that others see (WCAG 2.5.3)
  const figures = [say('grid.figures', { open, overdue }), complete ? '' : say('kpi.incomplete')]
    .filter(Boolean)
    .join(' · ');
  return (
    <button
      type="button"
      className={`tile tile-${pressure}${head ? ' tile-head' : ''}${kind === 'DIVISION' ? '' : ' tile-zone'}`}
      data-tile={code}
      tabIndex={first ? 0 : -1}
      title={`${name} · ${figures}`}
      onClick={() => onOpen(code)}
    >
      <span className="tile-name">
        <span className="tile-title">{name}</span>
        <KindTag kind={kind} />
      </span>
      <span className="tile-spoken">{figures}</span>
      <span className="tile-figures" aria-hidden>
        <span className="tile-icon">{ICON[pressure]}</span>
        <span>
          <span className="tile-word">{say('grid.open')} </span>
          <b>{open}</b>
        </span>
        <span className="tile-slash">/</span>
        <span className={overdue > 0 ? 'tile-overdue' : undefined}>
          <span className="tile-word">{say('grid.overdue')} </span>
          <b>{overdue}</b>
        </span>
        {!complete && <span title={say('kpi.incompleteWhy')}>?</span>}
      </span>
    </button>
  );
}

function Legend() {
  const say = useText();
  return (
    <ul className="legend" aria-label={say('grid.legend')}>
      {(['none', 'calm', 'some', 'much'] as const).map(pressure => (
        <li key={pressure}>
          <span className={`swatch tile-${pressure}`}>{ICON[pressure]}</span>
          {say(`grid.${pressure}`)}
        </li>
      ))}
      <li>
        <span className="swatch tile-zone" />
        {say('grid.zone')}
      </li>
      <li className="legend-short">{say('grid.short')}</li>
      <li className="legend-keys">{say('grid.keys')}</li>
    </ul>
  );
}
