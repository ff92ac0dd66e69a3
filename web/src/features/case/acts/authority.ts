import { valueOf } from '../../../../../shared/domain/policy/policy.ts';
import type { EscalationPacketInput } from '../../../gen/graphql.ts';
import { type ActField, type ActForms, type ActValues, type Desk, fieldsFor, filled } from './desk.ts';

const packetFields = (act: 'CONSULT' | 'ESCALATE', { say }: Desk): ActField[] => {
  const ask = fieldsFor(act, say);
  return [ask.text('tried'), ask.text('question'), ask.text('authorityWanted', { rows: 2 })];
};

const packetOf = (values: ActValues): EscalationPacketInput => ({
  tried: filled.need(values, 'tried'),
  question: filled.need(values, 'question'),
  authorityWanted: filled.need(values, 'authorityWanted'),
});

/** Whom the question reaches: the bodies of the ladder, in order, without those that have been asked. */
function ladderHint({ say, policy, file }: Desk): string | undefined {
  if (policy === null) return undefined;
  const rungs = valueOf(policy, 'escalation.ladder').slice(file.ladder.length);
  const bodies = rungs.map(({ body }) => body).join(' → ');
  return bodies === '' ? undefined : say('act.hint.consult', { bodies });
}

export const authorityForms = {
  CONSULT: desk => ({
    hint: ladderHint(desk),
    fields: packetFields('CONSULT', desk),
    variables: values => ({ question: packetOf(values) }),
  }),
  DIRECT: ({ say, file }) => {
    const asked = file.ladder.findLast(({ decision }) => decision === null);
    return {
      hint: asked && say('act.hint.direct', { body: asked.body, question: asked.question }),
      fields: [fieldsFor('DIRECT', say).text('decision')],
      variables: values => ({ decision: filled.need(values, 'decision') }),
    };
  },
  ESCALATE: desk => ({
    hint: desk.say('act.hint.escalate'),
    fields: packetFields('ESCALATE', desk),
    variables: values => ({ packet: packetOf(values) }),
  }),
  ACCEPT_ESCALATION: () => ({ fields: [], variables: () => ({}) }),
  DECIDE_ESCALATION: ({ say }) => ({
    hint: say('act.hint.decide'),
    fields: [fieldsFor('DECIDE_ESCALATION', say).text('decision')],
    variables: values => ({ decision: filled.need(values, 'decision') }),
  }),
  RETURN_ESCALATION: ({ say }) => ({
    hint: say('act.hint.return'),
    fields: [fieldsFor('RETURN_ESCALATION', say).text('instruction')],
    variables: values => ({ instruction: filled.need(values, 'instruction') }),
  }),
  ADOPT_POLICY: ({ say }) => ({
    hint: say('act.hint.adoptPolicy'),
    fields: [fieldsFor('ADOPT_POLICY', say).text('reason')],
    variables: values => ({ reason: filled.need(values, 'reason') }),
  }),
} satisfies Partial<ActForms>;
