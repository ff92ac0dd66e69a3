import { Popover } from 'antd';
import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { clockTime } from '../../lib/time.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { type AreaCenter, asOf, type Kpi, KPIS, KPIS_APART, type Sum, sumOf } from './figures.ts';

interface Props {
  center: AreaCenter;
  levels: readonly LevelName[];
  /** The level is the highest that has something to show. */
  onChoose: (kpi: Kpi, level: LevelName | null) => void;
}

/** The figures of the area, each with its share by level on hover and focus; a click shows the cases behind it. */
export function Kpis({ center, levels, onChoose }: Props) {
  const say = useText();
  const at = asOf(center, levels);
  const figure = (kpi: Kpi) => {
    const sum = sumOf(center, levels, kpi);
    const fullest = sum.parts.find(({ value }) => value !== null && value > 0)?.level ?? null;
    return { sum, choose: () => onChoose(kpi, fullest) };
  };
  return (
    <section className="kpis" aria-label={say('kpi.heading', { area: center.name })}>
      {KPIS.map(kpi => {
        const { sum, choose } = figure(kpi);
        return <KpiTile key={kpi} kpi={kpi} sum={sum} onChoose={choose} />;
      })}
      <p className="kpis-asof">
        {KPIS_APART.map(kpi => {
          const { sum, choose } = figure(kpi);
          return <KpiApart key={kpi} kpi={kpi} sum={sum} onChoose={choose} />;
        })}
        {at && <span>{say('kpi.asOf', { time: clockTime(new Date(at)) })}</span>}
      </p>
    </section>
  );
}

interface TileProps {
  kpi: Kpi;
  sum: Sum;
  onChoose: () => void;
}

/** A figure that stands in no other: a word and a number, where there is something to count. */
function KpiApart({ kpi, sum: { value }, onChoose }: TileProps) {
  const say = useText();
  if (value === 0) return null;
  return (
    <button type="button" className="link kpi-apart" onClick={onChoose} title={say(`kpi.${kpi}.what`)} data-kpi={kpi}>
      {say(`kpi.${kpi}`)} <b>{value}</b>
    </button>
  );
}

function KpiTile({ kpi, sum, onChoose }: TileProps) {
  const say = useText();
  const [shown, setShown] = useState(false);
  const parts = (
    <div className="kpi-parts">
      <p>{say(`kpi.${kpi}.what`)}</p>
      <table>
        <tbody>
          {sum.parts.map(({ level, value }) => (
            <tr key={level}>
              <th scope="row">{say(`level.${level}`)}</th>
              <td>{value ?? say('kpi.noAnswer')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
  const choose = () => {
    setShown(false); // or it would lie over the list that now opens
    onChoose();
  };
  const marks = [kpi === 'overdue' && sum.value > 0 && 'kpi-alert', kpi === 'waiting' && sum.value > 0 && 'kpi-wait'];
  return (
    <Popover content={parts} trigger={['hover', 'focus']} mouseEnterDelay={0.3} open={shown} onOpenChange={setShown}>
      <button type="button" className={['kpi', ...marks.filter(Boolean)].join(' ')} onClick={choose} data-kpi={kpi}>
        <span className="kpi-name">{say(`kpi.${kpi}`)}</span>
        <span className="kpi-value">
          {sum.complete ? sum.value : <span title={say('kpi.incompleteWhy')}>≥ {sum.value}</span>}
        </span>
        {!sum.complete && <span className="kpi-incomplete">{say('kpi.incomplete')}</span>}
      </button>
    </Popover>
  );
}
