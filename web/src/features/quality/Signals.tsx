import { Empty, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { CoverageLine } from '../../components/CoverageLine.tsx';
import { FaultNote } from '../../components/FaultNote.tsx';
import { TakeTable } from '../../components/TakeTable.tsx';
import {
  CountySignalsDocument,
  type CountySignalsQuery,
  type Level,
  type QualityCoverFragment,
  type SignalVerdict,
} from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { useQuality } from './useQuality.ts';

type Signal = NonNullable<
  NonNullable<NonNullable<NonNullable<CountySignalsQuery['center']>['holding']>['oversight']>['signals']
>[number];
type View = QualityCoverFragment & { signals: Signal[] };

/** What asks for somebody comes first. */
const ORDER: readonly SignalVerdict[] = ['SILENT', 'DECLINE', 'STEADY', 'UNKNOWN'];

interface Props {
  code: string;
  level: Level | null;
  onArea: (code: string) => void;
}

/** Whether matters have become fewer or are not registered any more (登记信号), N22. */
export function Signals({ onArea, ...asked }: Props) {
  const say = useText();
  const [all, setAll] = useState(false);
  const { view, hidden, loading, faults, again } = useQuality<View, typeof asked>(CountySignalsDocument, asked);
  const sorted = [...(view?.signals ?? [])].sort(
    (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || b.registeredExpected - a.registeredExpected,
  );
  const told = sorted.filter(({ verdict }) => verdict !== 'UNKNOWN');
  const unknown = sorted.length - told.length;
  const heads = columns(say, onArea);
  return (
    <section aria-busy={loading} aria-label={say('quality.tab.signals')}>
      <div className="sup-bar">
        <p className="quiet quality-wide">{say('quality.signalsNote')}</p>
        <TakeTable
          name={`signals-${asked.code}`}
          head={heads.map(({ title }) => String(title))}
          rows={(all ? sorted : told).map(one => [
            ...[one.center?.name ?? '', say(`quality.verdict.${one.verdict}`)],
            ...[one.registered, one.registeredExpected.toFixed(1), one.others, one.othersExpected.toFixed(1)],
          ])}
        />
      </div>
      <FaultNote faults={faults} again={again} />
      {view && <CoverageLine {...view} />}
      {loading && !view && <Skeleton active paragraph={{ rows: 6 }} />}
      {hidden && <p className="quiet">{say('quality.hidden')}</p>}
      {view && (
        <>
          <Table<Signal>
            size="small"
            rowKey={row => row.center?.code ?? ''}
            columns={heads}
            dataSource={all ? sorted : told}
            pagination={false}
            scroll={{ x: 760 }}
            rowClassName={({ verdict }) => (verdict === 'SILENT' ? 'sup-late' : '')}
            locale={{
              emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('quality.noSignals')} />,
            }}
          />
          {unknown > 0 && (
            <p>
              <button type="button" className="link" aria-pressed={all} onClick={() => setAll(!all)}>
                {say(all ? 'quality.hideUnknown' : 'quality.showUnknown', { n: unknown })}
              </button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** What asks for somebody is said in words, with the figures that it rests on. */
const isTold = (verdict: SignalVerdict): verdict is 'SILENT' | 'DECLINE' =>
  verdict === 'SILENT' || verdict === 'DECLINE';

const wordsOf = ({ registered, registeredExpected, others, othersExpected }: Signal) => ({
  ...{ registered, others },
  ...{ registeredExpected: Math.round(registeredExpected), othersExpected: Math.round(othersExpected) },
});

const columns = (say: Say, onArea: Props['onArea']): TableColumnsType<Signal> => [
  {
    title: say('oversight.center'),
    key: 'center',
    render: (_value, row) => (
      <>
        <button type="button" className="link" onClick={() => row.center && onArea(row.center.code)}>
          {row.center?.name}
        </button>
        {isTold(row.verdict) && <p className="quiet">{say(`quality.said.${row.verdict}`, wordsOf(row))}</p>}
      </>
    ),
  },
  {
    title: say('quality.verdict'),
    key: 'verdict',
    width: 150,
    render: (_value, { verdict }) => (
      <span className={`state verdict-${verdict.toLowerCase()}`}>{say(`quality.verdict.${verdict}`)}</span>
    ),
  },
  { title: say('quality.registered'), dataIndex: 'registered', width: 120, align: 'right' },
  {
    title: say('quality.expected'),
    key: 'registeredExpected',
    width: 120,
    align: 'right',
    render: (_value, { registeredExpected }) => registeredExpected.toFixed(1),
  },
  { title: say('quality.others'), dataIndex: 'others', width: 120, align: 'right' },
  {
    title: say('quality.othersExpected'),
    key: 'othersExpected',
    width: 120,
    align: 'right',
    render: (_value, { othersExpected }) => othersExpected.toFixed(1),
  },
];
