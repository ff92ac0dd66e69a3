import { Part } from '../../components/Part.tsx';
import type { EscalationTextFragment, LadderTextFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { fieldName, valueName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { type HeldFile, heldIn } from './wholeCase.ts';

/** What was asked of those above: of bodies of the same level (请示), and of the next level (提级). */
export function CaseQuestions({ files }: { files: readonly HeldFile[] }) {
  const say = useText();
  const ladder = heldIn(files, file => file.ladder);
  const escalations = escalationsOf(files);
  const count = ladder.length + escalations.length;
  if (count === 0) return null;
  return (
    <Part title={say('case.questions')} count={count} open>
      {ladder.map(({ level, item }) => (
        <LadderCard key={`${level}/${item.no}`} step={item} />
      ))}
      {escalations.map(({ key, from, to, text }) => (
        <EscalationCard key={key} heading={say('case.escalation', { from, to })} text={text} />
      ))}
    </Part>
  );
}

/** Each question that went up, once: the level that asked holds it, and so does the level that was asked. */
function escalationsOf(files: readonly HeldFile[]) {
  const raised = files.flatMap(({ level, file }) =>
    file.raised ? [{ level, from: file.center?.name ?? '', text: file.raised, to: file.raised.with?.name ?? '' }] : [],
  );
  const asked = files.flatMap(({ level, file }) =>
    file.asked && !files.some(lower => lower.file.raised && lower.file.center?.code === file.asked?.with?.code)
      ? [{ level, from: file.asked.with?.name ?? '', text: file.asked, to: file.center?.name ?? '' }]
      : [],
  );
  return [...raised, ...asked].map(one => ({ ...one, key: `${one.level}/${one.from}` }));
}

function LadderCard({ step }: { step: LadderTextFragment }) {
  const say = useText();
  const { body, tried, question, sitsOn, raisedAt, decision, decidedAt } = step;
  return (
    <section className="escalation">
      <h4>
        {say('case.ladder', { body })}{' '}
        <span className={`status status-${decision === null ? 'open' : 'decided'}`}>
          {say(decision === null ? 'ladder.open' : 'ladder.decided')}
        </span>
      </h4>
      <dl>
        <Row name={fieldName(say, 'tried')} text={tried} />
        <Row name={fieldName(say, 'question')} text={question} at={raisedAt} />
        {decision === null && <Row name={say('detail.sitsOn')} text={sitsOn} />}
        {decision !== null && <Row answer name={say('detail.DIRECT.decision')} text={decision} at={decidedAt} />}
      </dl>
    </section>
  );
}

function EscalationCard({ heading, text }: { heading: string; text: EscalationTextFragment }) {
  const say = useText();
  return (
    <section className="escalation">
      <h4>
        {heading}{' '}
        <span className={`status status-${text.status.toLowerCase()}`}>
          {valueName(say, 'escalation', text.status)}
        </span>
        {text.round > 1 && <span className="quiet"> {say('case.round', { n: text.round })}</span>}
      </h4>
      <dl>
        {(['tried', 'question', 'authorityWanted'] as const).map(name => (
          <Row key={name} name={fieldName(say, name)} text={text[name]} />
        ))}
        {text.answer !== null && <Row answer name={say('case.answer')} text={text.answer} at={text.answeredAt} />}
      </dl>
    </section>
  );
}

interface RowProps {
  name: string;
  text: string;
  at?: string | null;
  answer?: boolean;
}

function Row({ name, text, at = null, answer = false }: RowProps) {
  return (
    <div className={answer ? 'answer' : undefined}>
      <dt>{name}</dt>
      <dd>
        {text}
        {at && <time dateTime={at}>{moment(at)}</time>}
      </dd>
    </div>
  );
}
