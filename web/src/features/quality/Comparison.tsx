import { Empty, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { CoverageLine } from '../../components/CoverageLine.tsx';
import { FaultNote } from '../../components/FaultNote.tsx';
import { TakeTable } from '../../components/TakeTable.tsx';
import {
  type ComparisonMeasure,
  CountyComparisonDocument,
  type CountyComparisonQuery,
  type Level,
  type QualityCoverFragment,
} from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { axisOf, type Interval, percent, placeOn } from './intervals.ts';
import { useQuality } from './useQuality.ts';

type Compared = NonNullable<
  NonNullable<NonNullable<NonNullable<CountyComparisonQuery['center']>['holding']>['oversight']>['comparison']
>[number];
type View = QualityCoverFragment & { comparison: Compared[] };

const MEASURES: readonly ComparisonMeasure[] = ['ON_TIME', 'SATISFACTION', 'LASTING'];

export interface Asked {
  code: string;
  from: string;
  to: string;
  level: Level | null;
  onArea: (code: string) => void;
}

/** Centers beside each other (公平比较): each a dot with its interval on one ground. Overlap is seen, and chance ranks nobody. */
export function Comparison({ onArea, ...asked }: Asked) {
  const say = useText();
  const [measure, setMeasure] = useState<ComparisonMeasure>('ON_TIME');
  const { view, hidden, loading, faults, again } = useQuality<View, typeof asked & { measure: ComparisonMeasure }>(
    CountyComparisonDocument,
    { ...asked, measure },
  );
  // in the order of the directory, but for those of whom some are better for certain: an order by chance would read as a rank
  const all = [...(view?.comparison ?? [])].sort((a, b) => ((a.center?.code ?? '') < (b.center?.code ?? '') ? -1 : 1));
  const ranked = all.filter(({ unranked }) => unranked === null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const few = all.filter(({ unranked }) => unranked === 'FEW_CASES');
  const none = all.filter(({ unranked }) => unranked === 'NO_CASES');
  const apart = ranked.some(({ rank }) => rank !== 1);
  const axis = axisOf([...ranked, ...few].map(shownOf));
  const rankOf = ({ rank }: Compared) => (apart && rank !== null ? say('quality.rank', { rank }) : '–');
  const row = (one: Compared, faint: boolean) => (
    <tr key={one.center?.code} data-center={one.center?.code}>
      <th scope="row">
        <button type="button" className="link" onClick={() => one.center && onArea(one.center.code)}>
          {one.center?.name}
        </button>
      </th>
      <td className="quality-n">{one.n}</td>
      <td className="quality-share">
        <b>{percent(shownOf(one).rate)}</b> <small>{rangeText(shownOf(one))}</small>
      </td>
      <td className="quality-plot">
        <Plot interval={shownOf(one)} axis={axis} faint={faint} />
      </td>
      <td className="quality-rank">{faint ? say('quality.few') : rankOf(one)}</td>
    </tr>
  );
  return (
    <section aria-busy={loading} aria-label={say('quality.tab.comparison')}>
      <div className="sup-bar">
        <Segmented<ComparisonMeasure>
          value={measure}
          onChange={setMeasure}
          aria-label={say('quality.measure')}
          options={MEASURES.map(value => ({ value, label: say(`quality.measure.${value}`) }))}
        />
        <TakeTable
          name={`comparison-${measure.toLowerCase()}-${asked.from}-${asked.to}`}
          head={[
            ...[say('oversight.center'), say('quality.n'), say('quality.share'), say('quality.low')],
            ...[say('quality.high'), say('quality.place')],
          ]}
          rows={[...ranked, ...few].map(one => [
            ...[one.center?.name ?? '', one.n, percent(shownOf(one).rate), percent(shownOf(one).low)],
            ...[percent(shownOf(one).high), one.unranked === null ? rankOf(one) : say('quality.few')],
          ])}
        />
      </div>
      <FaultNote faults={faults} again={again} />
      {view && <CoverageLine {...view} />}
      {loading && !view && <Skeleton active paragraph={{ rows: 8 }} />}
      {hidden && <p className="quiet">{say('quality.hidden')}</p>}
      {view && ranked.length + few.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('quality.nothing')} />
      )}
      {ranked.length + few.length > 0 && (
        <>
          <p className="quality-verdict" role="status">
            {say(ranked.length < 2 ? 'quality.tooFew' : apart ? 'quality.apart' : 'quality.chance')}
          </p>
          <div className="hands-wide" role="region" aria-label={say(`quality.measure.${measure}`)} tabIndex={0}>
            <table className="quality-table">
              <thead>
                <tr>
                  <th scope="col">{say('oversight.center')}</th>
                  <th scope="col">{say('quality.n')}</th>
                  <th scope="col">{say('quality.share')}</th>
                  <th scope="col" className="quality-plot">
                    <Axis axis={axis} label={say('quality.interval')} />
                  </th>
                  <th scope="col">{say('quality.place')}</th>
                </tr>
              </thead>
              <tbody>
                {ranked.map(one => row(one, false))}
                {few.length > 0 && (
                  <tr className="quality-apart">
                    <th scope="colgroup" colSpan={5}>
                      {say('quality.fewHead', { n: few.length })}
                    </th>
                  </tr>
                )}
                {few.map(one => row(one, true))}
              </tbody>
            </table>
          </div>
          {none.length > 0 && (
            <p className="quiet">
              {say('quality.noCases', { names: none.map(({ center }) => center?.name).join(say('list.comma')) })}
            </p>
          )}
          <p className="quiet">{say('quality.note')}</p>
        </>
      )}
    </section>
  );
}

/** With the mixture of classes that all have together; where that cannot be said, as it is. */
const shownOf = ({ standardised, rate, low, high }: Compared): Interval => standardised ?? { rate, low, high };

const rangeText = ({ low, high }: Interval): string => `${percent(low)}–${percent(high)}`;

type Ground = ReturnType<typeof axisOf>;

/** A dot, and the line within which the truth lies. What is of few cases is drawn hollow and broken. */
function Plot({ interval, axis, faint }: { interval: Interval; axis: Ground; faint: boolean }) {
  const [low, rate, high] = [interval.low, interval.rate, interval.high].map(share => placeOn(axis, share));
  return (
    <svg className={faint ? 'plot plot-faint' : 'plot'} height="20" width="100%" aria-hidden>
      {axis.ticks.map(tick => (
        <line
          key={tick}
          className="plot-tick"
          x1={`${placeOn(axis, tick)}%`}
          x2={`${placeOn(axis, tick)}%`}
          y1="0"
          y2="20"
        />
      ))}
      <line className="plot-range" x1={`${low}%`} x2={`${high}%`} y1="10" y2="10" />
      <line className="plot-end" x1={`${low}%`} x2={`${low}%`} y1="6" y2="14" />
      <line className="plot-end" x1={`${high}%`} x2={`${high}%`} y1="6" y2="14" />
      <circle className="plot-dot" cx={`${rate}%`} cy="10" r="5" />
    </svg>
  );
}

function Axis({ axis, label }: { axis: Ground; label: string }) {
  return (
    <>
      <span>{label}</span>
      <span className="plot-axis" aria-hidden>
        {axis.ticks.map(tick => (
          <span key={tick} style={{ left: `${placeOn(axis, tick)}%` }}>
            {percent(tick)}
          </span>
        ))}
      </span>
    </>
  );
}
