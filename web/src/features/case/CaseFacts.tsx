import { Descriptions, type DescriptionsProps } from 'antd';
import type { ReactNode } from 'react';
import { Due, LevelTag, StateTag } from '../../components/tags.tsx';
import type { EscalationTextFragment, Level } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { causeName, fieldName, statusName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { CaseTimeline } from './CaseTimeline.tsx';
import { DueWhy } from './DueWhy.tsx';
import { type CaseFile, type HeldFile, holderOf, timelineOf } from './wholeCase.ts';

interface Props {
  leading: HeldFile;
  files: readonly HeldFile[];
}

/** What is known of a case, for reading. */
export function CaseFacts({ leading: { file }, files }: Props) {
  const say = useText();
  const holder = holderOf(files);
  return (
    <>
      <div className="case-head">
        <span className="number">{file.number}</span>
        {file.generated && <span className="demo">{say('case.generated')}</span>}
      </div>
      <p className="case-holder">
        {holder ? (
          <>
            {say('case.holder')} <LevelTag level={holder.level.toUpperCase() as Level} />
            <b>{holder.file.center?.name}</b>
            <StateTag state={holder.file.state} />
          </>
        ) : (
          say('case.ended')
        )}
      </p>
      <Descriptions size="small" column={1} bordered items={factsOf(say, file, files)} />
      <Escalations files={files} />
      <h3>{say('case.timeline')}</h3>
      <CaseTimeline entries={timelineOf(files)} />
    </>
  );
}

function factsOf(say: Say, file: CaseFile, files: readonly HeldFile[]): DescriptionsProps['items'] {
  const reporter = files.map(held => held.file.reporter).find(Boolean);
  const facts: [string, ReactNode][] = [
    [say('case.due'), <DueWithReason key="due" file={file} />],
    [
      fieldName(say, 'demand'),
      <span key="demand" className="text">
        {file.demand}
      </span>,
    ],
    [fieldName(say, 'item'), file.item],
    [fieldName(say, 'causes'), file.causes.map(cause => causeName(say, cause)).join(say('list.comma'))],
    [say('case.origin'), file.origin?.name],
    [say('case.registeredAt'), moment(file.registeredAt)],
    [say('case.reporter'), reporter && `${reporter.name} ${reporter.phone}`],
    [
      say('case.heldBy'),
      <span key="levels" className="case-levels">
        {files.map(held => (
          <span key={held.level}>
            <LevelTag level={held.level.toUpperCase() as Level} /> {held.file.center?.name}{' '}
            <StateTag state={held.file.state} />
          </span>
        ))}
      </span>,
    ],
  ];
  return facts
    .filter(([, children]) => children !== undefined && children !== null && children !== '')
    .map(([label, children]) => ({ key: label, label, children }));
}

/** The last day for the answer, and on demand each day that led to it. */
function DueWithReason({ file }: { file: CaseFile }) {
  return (
    <>
      <Due file={file} />
      <DueWhy days={file.dueWhy} />
    </>
  );
}

/** Each question that went up, once: the level that asked holds it, and so does the level that was asked. */
function Escalations({ files }: { files: readonly HeldFile[] }) {
  const say = useText();
  const raised = files.flatMap(({ level, file }) =>
    file.raised ? [{ from: file.center?.name, level, text: file.raised, to: file.raised.with?.name }] : [],
  );
  const asked = files.flatMap(({ level, file }) =>
    file.asked && !files.some(lower => lower.file.raised && lower.file.center?.code === file.asked?.with?.code)
      ? [{ from: file.asked.with?.name, level, text: file.asked, to: file.center?.name }]
      : [],
  );
  return [...raised, ...asked].map(({ from, to, level, text }) => (
    <EscalationCard
      key={`${level}/${from}`}
      heading={say('case.escalation', { from: from ?? '', to: to ?? '' })}
      text={text}
    />
  ));
}

function EscalationCard({ heading, text }: { heading: string; text: EscalationTextFragment }) {
  const say = useText();
  return (
    <section className="escalation">
      <h3>
        {heading} <span className={`status status-${text.status.toLowerCase()}`}>{statusName(say, text.status)}</span>
        {text.round > 1 && <span className="quiet"> {say('case.round', { n: text.round })}</span>}
      </h3>
      <dl>
        {(['tried', 'question', 'authorityWanted'] as const).map(name => (
          <div key={name}>
            <dt>{fieldName(say, name)}</dt>
            <dd>{text[name]}</dd>
          </div>
        ))}
        {text.answer !== null && (
          <div className="answer">
            <dt>{say('case.answer')}</dt>
            <dd>
              {text.answer}
              {text.answeredAt && <time dateTime={text.answeredAt}>{moment(text.answeredAt)}</time>}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
