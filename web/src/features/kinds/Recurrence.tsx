import type { KindMeasureLineFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';

type Found = NonNullable<KindMeasureLineFragment['recurrence']>;

/** How often a kind came before a measure and since (措施前后对比): two bars with their intervals, and the same in words. */
export function Recurrence({ recurrence }: { recurrence: Found }) {
  const say = useText();
  const { before, after, ratio, ratioLow, ratioHigh, verdict } = recurrence;
  // a day or two since a measure say next to nothing: their interval may run out of the picture, so that the rest is seen
  const most = Math.max(before.high, after.rate, Math.min(after.high, 3 * before.high), 0.01);
  const percent = (n: number | null) => (n === null ? '∞' : `${Math.round(n * 100)}%`);
  const row = (name: string, one: Found['before'], className: string) => (
    <tr>
      <th scope="row">{name}</th>
      <td>{say('kinds.rate', { cases: one.cases, workdays: one.workdays, rate: one.rate.toFixed(2) })}</td>
      <td className="kinds-plot">
        <svg className="plot" height="22" width="100%" aria-hidden>
          <rect className={className} x="0" y="4" height="14" width={`${(one.rate / most) * 100}%`} />
          <line className="plot-range kinds-range" x1={at(one.low)} x2={at(one.high)} y1="11" y2="11" />
        </svg>
      </td>
    </tr>
  );
  const at = (n: number) => `${Math.min(100, (n / most) * 100)}%`;
  return (
    <div className="kinds-recurrence">
      <table className="quality-table quality-two">
        <caption>{say('kinds.recurrence')}</caption>
        <tbody>
          {row(say('kinds.before'), before, 'kinds-before')}
          {row(say('kinds.after'), after, 'kinds-after')}
        </tbody>
      </table>
      <p>
        <b>{say(`kinds.verdict.${verdict}`)}</b>{' '}
        {ratio !== null && (
          <span className="quiet">
            {say('kinds.ratio', { ratio: percent(ratio), low: percent(ratioLow), high: percent(ratioHigh) })}
          </span>
        )}
      </p>
    </div>
  );
}
