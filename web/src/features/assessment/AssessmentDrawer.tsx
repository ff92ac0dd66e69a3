import { useQuery } from '@apollo/client/react';
import { Button, Descriptions, type DescriptionsProps, Drawer, Grid, Skeleton, Timeline } from 'antd';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { Part } from '../../components/Part.tsx';
import { LevelTag } from '../../components/tags.tsx';
import { type AssessmentDetailFragment, CountyAssessmentDocument } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { actName, nameOf, roleName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { AssessmentActs } from './AssessmentActs.tsx';
import { assessmentActName, AssessmentStateTag, eventName, pointsText, whomText } from './assessmentWords.tsx';

interface Props {
  id: string;
  level: LevelName;
  onClose: () => void;
  onOpenCase: (uid: string) => void;
}

/** The unit may answer, or another decide, while somebody reads. */
const LOOK_AGAIN_MS = 10_000;

/** One proposal: what for, by which evidence and article, what was said to it, and what a person decided. */
export function AssessmentDrawer({ id, level, onClose, onOpenCase }: Props) {
  const say = useText();
  const wide = Grid.useBreakpoint().md ?? true;
  const { data, error, loading, refetch } = useQuery(onLevel(CountyAssessmentDocument, level), {
    variables: { id },
    pollInterval: LOOK_AGAIN_MS,
  });
  const row = data?.assessment as AssessmentDetailFragment | undefined;
  // who may know of the proposal need not be let into the case: then its part says so, and that is no fault
  const faults = faultsOf(error).filter(() => !row);
  return (
    <Drawer
      open
      size={wide ? 640 : '100%'}
      onClose={onClose}
      title={<h2 className="drawer-title">{row ? eventName(say, row.event) : say('assessment.heading')}</h2>}
      extra={row && <Button onClick={() => print()}>{say('refusals.print')}</Button>}
      className="case"
      rootClassName="case-root sheet-root"
      footer={row && <AssessmentActs key={id} row={row} level={level} reload={() => refetch()} />}
    >
      {/* what scrolls can be reached by keyboard */}
      <div className="case-body" tabIndex={0} role="region" aria-label={say('assessment.record')}>
        <MissingLevels levels={missingLevels(faults)} />
        <FaultNote faults={besidesMissing(faults)} again={() => void refetch()} />
        {!row && loading && <Skeleton active paragraph={{ rows: 10 }} />}
        {row && <Facts row={row} onOpenCase={onOpenCase} />}
      </div>
    </Drawer>
  );
}

type FactsProps = Pick<Props, 'onOpenCase'> & { row: AssessmentDetailFragment };

function Facts({ row, onOpenCase }: FactsProps) {
  const say = useText();
  const { cite, pack, happenedAt, proposedAt, dueOn, answer, steps } = row;
  const items: DescriptionsProps['items'] = [
    { key: 'happened', label: say('assessment.happened'), children: moment(happenedAt) },
    {
      key: 'cite',
      label: say('assessment.basis'),
      children: (
        <>
          {cite}
          <div className="quiet">{pack}</div>
        </>
      ),
    },
    { key: 'proposed', label: say('assessment.proposed'), children: moment(proposedAt) },
    { key: 'due', label: say('assessment.due'), children: dueOn },
    {
      key: 'answer',
      label: say('assessment.answer'),
      children: <span className="text">{answer ?? say('assessment.noAnswer')}</span>,
    },
  ];
  return (
    <>
      <p className="case-holder">
        <AssessmentStateTag state={row.state} />
        <b>{whomText(row)}</b>
        <span>{pointsText(say, row)}</span>
        <span className="quiet">{say(row.state === 'CONFIRMED' ? 'assessment.counts' : 'assessment.countsNot')}</span>
      </p>
      <Part title={say('assessment.record')} open>
        <Descriptions size="small" column={1} bordered items={items} />
      </Part>
      <Part title={say('assessment.evidence')} open>
        <Evidence row={row} onOpenCase={onOpenCase} />
      </Part>
      <Part title={say('assessment.steps')} count={steps.length} open>
        {steps.length === 0 && <p className="quiet">{say('assessment.noSteps')}</p>}
        <Timeline
          className="timeline"
          items={steps.map(({ act, at, role, center, text }) => ({
            key: `${act} ${at}`,
            content: (
              <div data-step={act}>
                <p className="timeline-head">
                  {center && <LevelTag level={center.level} />}
                  <b>{assessmentActName(say, act)}</b>
                  <span className="timeline-who">
                    {center?.name} {roleName(say, role)}
                  </span>
                  <time dateTime={at}>{moment(at)}</time>
                </p>
                <p className="text">{text}</p>
              </div>
            ),
          }))}
        />
      </Part>
    </>
  );
}

/** The case, and the very line of its ledger that the proposal was made from. */
function Evidence({ row: { case: about, line: seq }, onOpenCase }: FactsProps) {
  const say = useText();
  const file = about?.county;
  const entry = file?.entries?.find(one => one.seq === seq);
  if (!about) return <p className="quiet">{say('assessment.noCase')}</p>;
  return (
    <>
      <p>
        <button type="button" className="link" onClick={() => onOpenCase(about.uid)}>
          {file ? `${file.number} ${file.title}` : say('supervision.openCase')}
        </button>
      </p>
      {entry ? (
        <dl className="assess-line">
          <dt>{say('assessment.line', { n: seq })}</dt>
          <dd>
            <b>{actName(say, entry.act)}</b> <time dateTime={entry.at}>{moment(entry.at)}</time>{' '}
            {entry.role && roleName(say, entry.role)}
          </dd>
          {entry.details
            .filter(({ name }) => name !== 'line')
            .map(({ name, text }) => (
              <dd key={name} className="text">
                {name === 'fault' ? nameOf(say, 'fault', text) : text}
              </dd>
            ))}
        </dl>
      ) : (
        <p className="quiet">{say('assessment.lineUnseen', { n: seq })}</p>
      )}
    </>
  );
}
