import { Descriptions, type DescriptionsProps } from 'antd';
import type { ReactNode } from 'react';
import { Part } from '../../components/Part.tsx';
import { Due, LevelTag, RecordKindTag, StateTag } from '../../components/tags.tsx';
import type { Level } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { fieldName, outcomeName, valueName } from '../../lib/names.ts';
import { useFilePolicy } from '../../lib/policy.ts';
import { moment } from '../../lib/time.ts';
import { CaseAttachments } from './CaseAttachments.tsx';
import { CaseCustody } from './CaseCustody.tsx';
import { CaseDemands } from './CaseDemands.tsx';
import { CaseLimits } from './CaseLimits.tsx';
import { CaseNotices } from './CaseNotices.tsx';
import { CaseOrders } from './CaseOrders.tsx';
import { CaseQuestions } from './CaseQuestions.tsx';
import { CaseReporter } from './CaseReporter.tsx';
import { CaseRatings } from './CaseRatings.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import { CaseWaiting } from './CaseWaiting.tsx';
import { type CaseFile, type HeldFile, holderOf, timelineOf } from './wholeCase.ts';

interface Props {
  leading: HeldFile;
  files: readonly HeldFile[];
  /** What stands beside the orders, from another part of the pages. */
  beside: ReactNode;
  /** A file was added: the course of the case has a line more. */
  onAdded: () => void;
}

/** What is known of a case, for reading. What there is nothing of does not show. */
export function CaseFacts({ leading, files, beside, onAdded }: Props) {
  const say = useText();
  const { policy } = useFilePolicy(leading.file);
  return (
    <>
      <Head file={leading.file} />
      <Holder files={files} />
      <CaseLimits files={files} leading={leading} />
      <Part title={say('case.facts')} open>
        <Descriptions size="small" column={1} bordered items={factsOf(say, leading.file, files)} />
      </Part>
      <CaseDemands files={files} />
      <CaseOrders files={files} />
      {beside}
      <CaseWaiting files={files} />
      <CaseAttachments files={files} onAdded={onAdded} />
      <CaseQuestions files={files} />
      <CaseRatings files={files} policy={policy} />
      <Part title={say('case.timeline')} open>
        <CaseTimeline entries={timelineOf(files)} policy={policy} />
      </Part>
      <CaseCustody files={files} />
      <CaseNotices files={files} />
    </>
  );
}

function Head({ file }: { file: CaseFile }) {
  const say = useText();
  return (
    <div className="case-head">
      <span className="number">{file.number}</span>
      <RecordKindTag kind={file.kind} />
      {file.matterClass && <span className="class-tag">{file.matterClass.name}</span>}
      {file.redos > 0 && <span className="state redone">{say('case.redos', { n: file.redos })}</span>}
      {file.extensions > 0 && <span className="state">{say('case.extensions', { n: file.extensions })}</span>}
      {file.generated && <span className="demo">{say('case.generated')}</span>}
    </div>
  );
}

/** Where the case lies, and what the center calls that. */
function Holder({ files }: { files: readonly HeldFile[] }) {
  const say = useText();
  const holder = holderOf(files);
  const outcome = files.at(-1)?.file.outcome;
  return (
    <p className="case-holder">
      {holder ? (
        <>
          {say('case.holder')} <LevelTag level={holder.level.toUpperCase() as Level} />
          <b>{holder.file.center?.name}</b>
          <StateTag state={holder.file.state} />
          <span className="quiet">{say('case.localStage', { stage: holder.file.localStage })}</span>
        </>
      ) : (
        say('case.ended')
      )}
      {outcome && <span className={`state outcome-${outcome.toLowerCase()}`}>{outcomeName(say, outcome)}</span>}
    </p>
  );
}

type Fact = [label: string, value: ReactNode];

function factsOf(say: Say, file: CaseFile, files: readonly HeldFile[]): DescriptionsProps['items'] {
  const facts: Fact[] = [
    // without a clock of its own the date stands here
    [say('case.due'), file.clocks.some(({ kind }) => kind === 'CITIZEN') ? null : <Due key="due" file={file} />],
    [fieldName(say, 'demand'), <Text key="demand" text={file.demand} />],
    [fieldName(say, 'item'), file.item],
    [fieldName(say, 'causes'), file.causes.map(cause => valueName(say, 'cause', cause)).join(say('list.comma'))],
    [fieldName(say, 'class'), file.matterClass && classText(say, file.matterClass)],
    // a level above has it by escalation: how it came is the window's to say
    [fieldName(say, 'channel'), valueName(say, 'channel', (files.at(-1)?.file ?? file).channel)],
    ...reporterFacts(say, files),
    ...files.flatMap(held => held.file.extraFields).map(extraFact(say)),
    [say('case.origin'), file.origin?.name],
    [say('case.registeredAt'), moment(file.registeredAt)],
    [say('case.owner'), file.owner],
    [say('case.rules'), <Rules key="rules" file={file} />],
    [say('case.heldBy'), files.length > 1 && <Levels key="levels" files={files} />],
  ];
  return facts.filter(([, value]) => Boolean(value)).map(([label, children]) => ({ key: label, label, children }));
}

const classText = (say: Say, { name, provincial }: NonNullable<CaseFile['matterClass']>): string =>
  say('case.class', { name, provincial: valueName(say, 'provincialClass', provincial) });

/** Only the window that took the case knows who came: masked, unless somebody asks and it is put on record (N12). */
function reporterFacts(say: Say, files: readonly HeldFile[]): Fact[] {
  const window = files.at(-1);
  return [[say('case.reporter'), window && <CaseReporter key="reporter" window={window} />]];
}

/** A field that the center has added to its form (SJ-63), in the words of that form. */
const extraFact =
  (say: Say) =>
  ({ label, values }: CaseFile['extraFields'][number]): Fact => [label, values.join(say('list.comma'))];

const Text = ({ text }: { text: string }) => <span className="text">{text}</span>;

function Rules({ file: { policyChain } }: { file: CaseFile }) {
  return (
    <span className="rules">
      {policyChain.split(' ').map(pack => (
        <code key={pack}>{pack}</code>
      ))}
    </span>
  );
}

function Levels({ files }: { files: readonly HeldFile[] }) {
  return (
    <span className="case-levels">
      {files.map(held => (
        <span key={held.level}>
          <LevelTag level={held.level.toUpperCase() as Level} /> {held.file.center?.name}{' '}
          <StateTag state={held.file.state} />
        </span>
      ))}
    </span>
  );
}
