import { Popover } from 'antd';
import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { clockTime } from '../../lib/time.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { type AreaCenter, asOf, type Kpi, KPIS, type Sum, sumOf } from './figures.ts';

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
  return (
    <section className="kpis" aria-label={say('kpi.heading', { area: center.name })}>
      {KPIS.map(kpi => {
        const sum = sumOf(center, levels, kpi);
        const fullest = sum.parts.find(({ value }) => value !== null && value > 0)?.level ?? null;
        return <KpiTile key={kpi} kpi={kpi} sum={sum} onChoose={() => onChoose(kpi, fullest)} />;
      })}
      {at && <p className="kpis-asof">{say('kpi.asOf', { time: clockTime(new Date(at)) })}</p>}
    </section>
  );
}

function KpiTile({ kpi, sum, onChoose }: { kpi: Kpi; sum: Sum; onChoose: () => void }) {
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
