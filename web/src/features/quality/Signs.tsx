import { useQuery } from '@apollo/client/react';
import { Button, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import { CoverageLine } from '../../components/CoverageLine.tsx';
import { FaultNote } from '../../components/FaultNote.tsx';
import { DaysLeft, StateTag } from '../../components/tags.tsx';
import {
  CountyGamingSignsDocument,
  type CountyGamingSignsQuery,
  CountySignFilesDocument,
  type OverseenFilter,
  type QualityCoverFragment,
} from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { isOpen } from '../../lib/states.ts';
import { moment } from '../../lib/time.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import type { Asked } from './Comparison.tsx';
import { axisOf, type Interval, percent, placeOn } from './intervals.ts';
import { useQuality } from './useQuality.ts';

type Sign = NonNullable<
  NonNullable<NonNullable<NonNullable<CountyGamingSignsQuery['center']>['holding']>['oversight']>['gamingSigns']
>[number];
type View = QualityCoverFragment & { gamingSigns: Sign[] };

/** What looks as if figures were worked for (数据异常线索): each a hint whom to ask, with its figures, and files to look at. */
export function Signs({ onArea: _onArea, onCase, ...asked }: Asked & { onCase: (uid: string) => void }) {
  const say = useText();
  const { view, hidden, loading, faults, again } = useQuality<View, typeof asked>(CountyGamingSignsDocument, asked);
  return (
    <section aria-busy={loading} aria-label={say('quality.tab.signs')}>
      <p className="quiet">{say('quality.signsNote')}</p>
      <FaultNote faults={faults} again={again} />
      {view && <CoverageLine {...view} />}
      {loading && !view && <Skeleton active paragraph={{ rows: 6 }} />}
      {hidden && <p className="quiet">{say('quality.hidden')}</p>}
      {view?.gamingSigns.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('quality.noSigns')} />
      )}
      <ul className="cards">
        {view?.gamingSigns.map(sign => (
          <SignCard key={`${sign.center?.code} ${sign.sign}`} sign={sign} onCase={onCase} />
        ))}
      </ul>
    </section>
  );
}

function SignCard({ sign, onCase }: { sign: Sign; onCase: (uid: string) => void }) {
  const say = useText();
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const axis = axisOf([sign.own, sign.peers]);
  return (
    <li className="card" data-sign={sign.sign}>
      <p className="card-head">
        <b>{sign.center?.name}</b>
        <span className="grade grade-orange">{say(`quality.sign.${sign.sign}`)}</span>
        <span className="quiet">{say('oversight.of', { n: sign.n })}</span>
      </p>
      <p className="text">{language === 'en' ? sign.textEn : sign.text}</p>
      <table className="quality-table quality-two">
        <tbody>
          <Side name={say('quality.own')} interval={sign.own} axis={axis} />
          <Side name={say('quality.peers')} interval={sign.peers} axis={axis} />
        </tbody>
      </table>
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {say('quality.files')}
      </Button>
      {open && sign.center && <SignFiles sign={sign} code={sign.center.code} onCase={onCase} />}
    </li>
  );
}

function Side({ name, interval, axis }: { name: string; interval: Interval; axis: ReturnType<typeof axisOf> }) {
  const [low, rate, high] = [interval.low, interval.rate, interval.high].map(share => placeOn(axis, share));
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="quality-share">
        <b>{percent(interval.rate)}</b>{' '}
        <small>
          {percent(interval.low)}–{percent(interval.high)}
        </small>
      </td>
      <td className="quality-plot">
        <svg className="plot" height="20" width="100%" aria-hidden>
          <line className="plot-range" x1={`${low}%`} x2={`${high}%`} y1="10" y2="10" />
          <circle className="plot-dot" cx={`${rate}%`} cy="10" r="5" />
        </svg>
      </td>
    </tr>
  );
}

/** Which of the files of a center a sign is of, as closely as lists can be narrowed. */
const BEHIND: Record<Sign['sign'], OverseenFilter> = {
  LAST_DAY_CLOSING: { open: false },
  ONLY_SATISFIED: { open: false },
  DEEMED_CLOSED: { states: ['DEEMED_CLOSED'] },
  REOPENED: { open: true, states: ['HANDLING', 'ACCEPTED', 'COMPLETED'] },
  REREGISTERED: {},
  SPLIT: {},
};

const SHOWN = 20;

function SignFiles({ sign, code, onCase }: { sign: Sign; code: string; onCase: (uid: string) => void }) {
  const say = useText();
  const { level } = useWorkplace();
  const { data, error, loading, refetch } = useQuery(onLevel(CountySignFilesDocument, level), {
    variables: { code, first: SHOWN, filter: BEHIND[sign.sign] },
    fetchPolicy: 'no-cache',
  });
  const files = data?.center?.holding?.oversight?.files;
  const rows = files?.edges ?? [];
  return (
    <div className="overseen">
      <p className="quiet">{say(`quality.behind.${sign.sign}`)}</p>
      <FaultNote faults={faultsOf(error)} again={() => void refetch()} />
      {loading && !data && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {files && rows.length === 0 && <p className="quiet">{say('oversight.none')}</p>}
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
            <span>{node.center?.name}</span>
            <StateTag state={node.state} />
            <span className="quiet">{moment(node.openedAt)}</span>
            {node.dueOn && (
              <span className="due">
                {node.dueOn} <DaysLeft dueOn={node.dueOn} overdue={node.overdue} waits={isOpen(node.state)} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
