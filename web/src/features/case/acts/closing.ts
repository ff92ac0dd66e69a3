import { ratingLevels } from '../../../../../shared/domain/case/closing.ts';
import { valueOf } from '../../../../../shared/domain/policy/policy.ts';
import { replyGate, type ReplyFindingCode } from '../../../../../shared/domain/case/replyGate.ts';
import type { AnswerOutcome, DemandAnswerInput } from '../../../gen/graphql.ts';
import { ratingName } from '../../../lib/names.ts';
import { sourceOf } from '../../../lib/policy.ts';
import { ratingWord } from '../ratingWord.ts';
import { type ActField, type ActForms, type ActValues, type Desk, fieldsFor, filled } from './desk.ts';

/** What is written beside one demand. */
interface AnswerValues {
  outcome?: AnswerOutcome;
  answer?: string;
  basis?: string;
  route?: string;
}

const written = (text: string | undefined): string => text?.trim() ?? '';

/** What was written beside a demand: an explanation has its basis and a way on, a referral its route, nothing else has either. */
function answerOf(no: number, { outcome = 'SOLVED', answer, basis, route }: AnswerValues): DemandAnswerInput {
  return {
    no,
    outcome,
    answer: written(answer),
    basis: outcome === 'EXPLAINED' ? written(basis) : null,
    route: outcome === 'REFERRED' || outcome === 'EXPLAINED' ? written(route) : null,
  };
}

/** The answers to all demands; the result answers a single one (WL-75). */
function answersOf({ file: { demands } }: Desk, values: ActValues): DemandAnswerInput[] {
  const all = (Array.isArray(values.answers) ? values.answers : []) as (AnswerValues | undefined)[];
  const [only] = demands.length === 1 ? [filled.need(values, 'result')] : [];
  return demands.map(({ no }, i) => answerOf(no, only === undefined ? (all[i] ?? {}) : { ...all[i], answer: only }));
}

/** The advice that was ticked off. */
const confirmedIn = ({ confirmed }: ActValues): ReplyFindingCode[] =>
  Array.isArray(confirmed) ? (confirmed as ReplyFindingCode[]) : [];

const resultForm = (act: 'COMPLETE' | 'RESOLVE_ON_SPOT') => (desk: Desk) => {
  const { say, file } = desk;
  const ask = fieldsFor(act, say);
  return {
    hint: say('act.hint.complete'),
    fields: [
      ask.text('result', { rows: file.demands.length > 1 ? 2 : 4 }),
      {
        ...ask.common('answers', true),
        as: 'answers',
        demands: file.demands,
        start: file.demands.map(() => ({ outcome: 'SOLVED' })),
      },
    ] satisfies ActField[],
    gate: (values: ActValues) =>
      replyGate(file.demands, { result: filled.need(values, 'result'), answers: answersOf(desk, values) }),
    preview: (values: ActValues) => {
      const answers = answersOf(desk, values);
      return file.demands.map(({ no, text }, i) => {
        const { outcome = null, answer = '', basis = null, route = null } = answers[i] ?? {};
        return { no, text, outcome, answer, basis, route };
      });
    },
    variables: (values: ActValues) => ({
      result: filled.need(values, 'result'),
      answers: answersOf(desk, values),
      confirmed: confirmedIn(values),
    }),
  };
};

/** What a bad rating sets off, where the rules say so and a redo is left (LH-37, Q5). */
function redoHint({ say, policy, file }: Desk): string | undefined {
  if (policy === null || valueOf(policy, 'closing.doctrine') === 'SATISFIED_ONLY') return undefined;
  const levels = valueOf(policy, 'rating.redoOn').map(level => ratingName(say, level));
  if (levels.length === 0 || file.redos >= valueOf(policy, 'closing.redoLimit')) return undefined;
  return say('act.hint.rate', { levels: levels.join(say('list.comma')), source: sourceOf(policy, 'rating.redoOn') });
}

export const closingForms = {
  COMPLETE: resultForm('COMPLETE'),
  RESOLVE_ON_SPOT: resultForm('RESOLVE_ON_SPOT'),
  GIVE_FEEDBACK: ({ say, policy }) => ({
    hint:
      policy && valueOf(policy, 'closing.doctrine') === 'FEEDBACK_GIVEN' ? say('act.hint.feedbackClears') : undefined,
    fields: [fieldsFor('GIVE_FEEDBACK', say).text('note')],
    variables: values => ({ note: filled.need(values, 'note') }),
  }),
  RATE: desk => {
    const { say, policy } = desk;
    const ask = fieldsFor('RATE', say);
    const levels = policy ? ratingLevels(policy) : [5, 4, 3, 2, 1];
    return {
      hint: redoHint(desk),
      fields: [
        {
          ...ask.common('level', true),
          as: 'radio',
          options: levels.map(level => ({ value: level, label: ratingWord(say, level, policy) })),
        },
        ask.text('code', { rows: 0, help: say('ask.codeHelp') }),
        ask.text('comment', { limit: 'opinion', rows: 2, required: false }),
      ],
      variables: values => ({
        level: filled.number(values, 'level') ?? 0,
        code: filled.need(values, 'code'),
        comment: filled.text(values, 'comment'),
      }),
    };
  },
  OBJECT: ({ say }) => {
    const ask = fieldsFor('OBJECT', say);
    return {
      hint: say('act.hint.object'),
      fields: [ask.text('reason'), ask.text('code', { rows: 0, help: say('ask.codeHelp') })],
      variables: values => ({ reason: filled.need(values, 'reason'), code: filled.text(values, 'code') }),
    };
  },
  REDO: ({ say }) => ({
    hint: say('act.hint.redo'),
    fields: [fieldsFor('REDO', say).text('reason')],
    variables: values => ({ reason: filled.need(values, 'reason') }),
  }),
  CLEAR: ({ say }) => ({ hint: say('act.hint.clear'), confirm: true, fields: [], variables: () => ({}) }),
  CLOSE_EXPLAINED: ({ say }) => ({
    hint: say('act.hint.closeExplained'),
    fields: [fieldsFor('CLOSE_EXPLAINED', say).text('basis', { rows: 2 })],
    variables: values => ({ basis: filled.need(values, 'basis') }),
  }),
  PARK: ({ say, policy }) => {
    const park = policy && valueOf(policy, 'closing.park');
    return {
      hint:
        park && policy ? say('act.hint.park', { by: park.by, source: sourceOf(policy, 'closing.park') }) : undefined,
      fields: [fieldsFor('PARK', say).text('reason')],
      variables: values => ({ reason: filled.need(values, 'reason') }),
    };
  },
  ARCHIVE: ({ say }) => ({
    hint: say('act.hint.archive'),
    confirm: true,
    fields: [fieldsFor('ARCHIVE', say).text('lesson', { limit: 'note', required: false })],
    variables: values => ({ lesson: filled.text(values, 'lesson') }),
  }),
} satisfies Partial<ActForms>;
