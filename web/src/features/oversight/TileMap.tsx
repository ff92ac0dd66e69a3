import { Segmented } from 'antd';
import { useState } from 'react';
import { TILE_STEPS, tilesOf, tileStep } from '../../../../shared/domain/oversight/tiles.ts';
import { useText } from '../../i18n/text.ts';
import { clockTime } from '../../lib/time.ts';
import type { OversightView } from './useOversight.ts';

const SHOWN = ['open', 'overdue', 'dueSoon', 'registered'] as const;
type Shown = (typeof SHOWN)[number];

/**
 * The areas just below as tiles of one size (瓦片图): a small county is as plain to see as a big city. A tile says its number, how much of
 * it is there and how old it is; its weight is shown by shade and by pattern, never by color alone.
 */
export function TileMap({ view: { parts }, onOpen }: { view: OversightView; onOpen: (area: string) => void }) {
  const say = useText();
  const [shown, setShown] = useState<Shown>('open');
  const known = new Map(parts.flatMap(part => (part.center ? [[part.center.code, part] as const] : [])));
  const tiles = tilesOf([...known.keys()]);
  if (tiles.length === 0) return null;
  const most = Math.max(0, ...[...known.values()].map(({ figures }) => figures[shown]));
  return (
    <section className="area-tiles" aria-labelledby="tiles-heading">
      <div className="area-tiles-head">
        <h2 id="tiles-heading">{say('oversight.tiles')}</h2>
        <Segmented<Shown>
          size="small"
          value={shown}
          onChange={setShown}
          options={SHOWN.map(value => ({ value, label: say(`oversight.${value}`) }))}
          aria-label={say('oversight.figure')}
        />
      </div>
      <ul className={tiles.some(({ place }) => place) ? 'area-tile-grid area-tile-grid-placed' : 'area-tile-grid'}>
        {tiles.map(({ code, place }) => {
          const part = known.get(code);
          if (!part?.center) return null;
          const { figures, coverage, asOf, center } = part;
          const count = figures[shown];
          const whole = coverage.answered === coverage.expected;
          const step = tileStep(count, most);
          const words = {
            ...{ name: center.name, figure: say(`oversight.${shown}`), n: String(count) },
            ...{ answered: String(coverage.answered), expected: String(coverage.expected) },
            time: asOf ? clockTime(new Date(asOf)) : say('oversight.notYet'),
          };
          return (
            <li key={code} style={place ? { gridColumn: place.column + 1, gridRow: place.row + 1 } : undefined}>
              <button
                type="button"
                className={whole ? 'area-tile' : 'area-tile area-tile-partial'}
                data-step={step}
                data-tile={code}
                aria-label={say('oversight.tile', words)}
                onClick={() => onOpen(code)}
              >
                <span className="area-tile-name">{center.name}</span>
                <span className="area-tile-count">{count}</span>
                <span className="area-tile-cover">
                  {coverage.answered}/{coverage.expected} · {words.time}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <p className="area-tile-legend" aria-hidden>
        {Array.from({ length: TILE_STEPS + 1 }, (_, step) => (
          <span key={step}>
            <i className="area-tile-key" data-step={step} />
            {step === 0 ? '0' : `≤ ${Math.max(step, Math.floor((most * step) / TILE_STEPS))}`}
          </span>
        ))}
        <span>{say('oversight.legend')}</span>
      </p>
    </section>
  );
}
