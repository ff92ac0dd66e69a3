import { Button, Empty, Skeleton, Table, type TableColumnsType } from 'antd';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { REPORTS } from '../../../../shared/domain/reports/content.ts';
import type { ReportKind as Kind } from '../../../../shared/domain/reports/kinds.ts';
import { REPORT_STEPS, type ReportStep } from '../../../../shared/domain/reports/period.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import type { CountyReportSetQuery, ReportKind, ReportLineFragment, ReportListKind } from '../../gen/graphql.ts';
import { isPageKey, type Say, useText } from '../../i18n/text.ts';
import { go } from '../../lib/route.ts';
import { DraftPart } from './DraftPart.tsx';
import { draftPart, type DraftWish, lastOver, periodText } from './periods.ts';
import { useOffers } from './useReports.ts';
import { shortName } from './words.ts';

type Offer = CountyReportSetQuery['offers'][number];

interface Props {
  /** The report that is drawn up, as the address says it. */
  wish: DraftWish | null;
  onOpen: (id: string) => void;
  onOpenCase: (uid: string) => void;
  onList: (kind: ReportListKind) => void;
}

/** How long the times may be that a report is about: what the rules say, or whatever the report can be about. */
export const stepsOf = ({ every, report }: Pick<Offer, 'every' | 'report'>): readonly ReportStep[] => {
  const named = REPORT_STEPS.filter(step => step === every);
  return named.length > 0 || report === null ? named : REPORTS[report.toLowerCase() as Kind].steps;
};

/** What the rules of the center ask for, how far it has come, and the report that is drawn up of it (SJ-37, LH-38, WL-47). */
export function DuePanel({ wish, onOpen, onOpenCase, onList }: Props) {
  const say = useText();
  const { offers, issued, more, loading, missing, faults, again } = useOffers();
  const today = beijingDay(new Date());
  const draw = (kind: ReportKind, step: ReportStep) =>
    go.reports(draftPart({ kind, period: lastOver(step, today), below: false }));
  const drawn = wish && offers?.filter(({ report }) => report === wish.kind);
  return (
    <>
      <MissingLevels levels={missing} />
      <FaultNote faults={faults} again={again} />
      {loading && <Skeleton active paragraph={{ rows: 5 }} />}
      {offers && (
        <Table<Offer>
          className="reports-offers"
          size="small"
          rowKey={({ name, every }) => `${name} ${every}`}
          dataSource={offers}
          pagination={false}
          scroll={{ x: 900 }}
          columns={columns(say, { issued, more, today }, { draw, onList, onOpen })}
          locale={{
            emptyText: (
              <Empty
                image={Empty.PRESENTED_IMAGE_SIMPLE}
                description={
                  <>
                    {say('reports.noSet')}
                    <p className="quiet">{say('reports.noSetWhy')}</p>
                  </>
                }
              />
            ),
          }}
        />
      )}
      {wish && (
        <DraftPart
          key={wish.kind}
          wish={wish}
          steps={[...new Set(drawn?.flatMap(stepsOf) ?? [wish.period.step])]}
          today={today}
          onOpen={onOpen}
          onOpenCase={onOpenCase}
        />
      )}
    </>
  );
}

interface Known {
  issued: readonly ReportLineFragment[] | undefined;
  more: boolean;
  today: string;
}

/** Whether the last report of this kind was issued. Where not all could be read, nothing is said of what was not found. */
function LastOne({ offer: { report, every }, known, onOpen }: { offer: Offer; known: Known; onOpen: Props['onOpen'] }) {
  const say = useText();
  const step = REPORT_STEPS.find(one => one === every);
  if (!report || !step) return null;
  const period = lastOver(step, known.today);
  const found = known.issued?.find(
    one => one.kind === report && !one.below && one.from === period.from && one.to === period.to,
  );
  const { id, version = 0 } = found ?? {};
  return (
    <>
      {periodText(say, period)}{' '}
      {id ? (
        <button type="button" className="link state state-decided" onClick={() => onOpen(id)}>
          {say('reports.lastIssued', { version })}
        </button>
      ) : known.issued === undefined || known.more ? (
        <span className="quiet">{known.issued && say('reports.lastUnknown')}</span>
      ) : (
        <span className="state state-received">{say('reports.lastOpen')}</span>
      )}
    </>
  );
}

const everyText = (say: Say, every: string): string => {
  const key = `reports.every.${every}`;
  return isPageKey(key) ? say(key) : every;
};

/** Whether it is known what it consists of: the rules of the place may name it, and say no more. */
const canBeMade = (offer: Offer): boolean => offer.list != null || (offer.report != null && stepsOf(offer).length > 0);

interface Acts extends Pick<Props, 'onOpen' | 'onList'> {
  draw: (kind: ReportKind, step: ReportStep) => void;
}

const columns = (say: Say, known: Known, { draw, onList, onOpen }: Acts): TableColumnsType<Offer> => [
  {
    title: say('reports.name'),
    render: (_value, offer) => (
      <>
        <span title={offer.name}>{shortName(offer.name)}</span>
        {!canBeMade(offer) && <div className="quiet">{say('reports.noKind')}</div>}
      </>
    ),
  },
  { title: say('reports.every'), width: 110, render: (_value, { every }) => everyText(say, every) },
  {
    title: say('reports.lastPeriod'),
    width: 220,
    render: (_value, offer) => <LastOne offer={offer} known={known} onOpen={onOpen} />,
  },
  {
    title: say('reports.cite'),
    width: 240,
    render: (_value, { cite }) => (
      <span className="reports-cite" title={cite}>
        {cite}
      </span>
    ),
  },
  {
    title: '',
    width: 110,
    render: (_value, offer) => {
      const { report, list } = offer;
      const [step] = stepsOf(offer);
      if (report && step)
        return (
          <Button size="small" type="primary" data-draw={report} onClick={() => draw(report, step)}>
            {say('reports.draw')}
          </Button>
        );
      if (list)
        return (
          <Button size="small" data-list={list} onClick={() => onList(list)}>
            {say('reports.toList')}
          </Button>
        );
      return null;
    },
  },
];
