import { type Exclusion, type MatterClass, valueOf } from '../../../../../shared/domain/policy/policy.ts';
import { actName } from '../../../lib/names.ts';
import { classLabel, limitText } from '../../../lib/limits.ts';
import type { CaseAct } from '../../../gen/graphql.ts';
import type { Say } from '../../../i18n/text.ts';
import { type ActField, type ActForms, type Desk, fieldsFor, filled, type Option } from './desk.ts';

const upper = (act: string): CaseAct => act.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase() as CaseAct;

/** A class, with the limit and the steps that it brings (SJ-27, SH-32). */
function classOption(say: Say, matterClass: MatterClass): Option {
  const { code, result, requires = [], cite } = matterClass;
  const steps = requires.map(act => actName(say, upper(act))).join(say('list.comma'));
  const note = [
    result && say('class.limit', { limit: limitText(say, result) }),
    steps && say('class.steps', { steps }),
    cite && say('class.cite', { cite }),
  ];
  return { value: code, label: classLabel(say, matterClass), note: note.filter(Boolean).join(' ') };
}

const exclusionOption = ({ code, name, route }: Exclusion): Option => ({
  value: code,
  label: name,
  note: route,
  fills: { route },
});

const exclusionsOf = ({ policy }: Desk): Option[] =>
  policy === null ? [] : valueOf(policy, 'triage.exclusions').map(exclusionOption);

/** The exclusion that triage has found last: the ledger keeps it. */
const foundExclusion = ({ file: { entries } }: Desk): string | undefined =>
  entries.findLast(({ act }) => act === 'TRIAGE')?.details.find(({ name }) => name === 'exclusion')?.text;

/** The questions by which the center tells what is for this window (SJ-04, LH-21, WL-55): ticked where the answer is yes. */
function scopeTest({ say, policy }: Desk): ActField[] {
  const questions = policy ? valueOf(policy, 'triage.scopeTest') : [];
  if (questions.length === 0) return [];
  const options = questions.map(({ code, text }) => ({ value: code, label: text }));
  return [{ ...fieldsFor('TRIAGE', say).common('scope', false), as: 'checks', options }];
}

export const intakeForms = {
  TRIAGE: desk => {
    const { say, policy, file } = desk;
    const ask = fieldsFor('TRIAGE', say);
    const classes = policy ? valueOf(policy, 'triage.classes').map(one => classOption(say, one)) : [];
    const exclusions = exclusionsOf(desk);
    return {
      hint: say('act.hint.triage'),
      fields: [
        ...scopeTest(desk),
        // looked at without a class, it is as unsorted as before; only an exclusion says enough by itself
        { ...ask.choice('class', classes, true, file.matterClass?.code), unless: 'exclusion' },
        ...(exclusions.length > 0 ? [ask.choice('exclusion', exclusions, false)] : []),
        ask.text('cause', { required: false, rows: 2 }),
      ],
      variables: values => ({
        scope: filled.texts(values, 'scope'),
        class: filled.text(values, 'class'),
        exclusion: filled.text(values, 'exclusion'),
        cause: filled.text(values, 'cause'),
      }),
    };
  },
  ACCEPT: ({ say, policy }) => ({
    // SJ-56: where a refusal needs a reason, so does this
    fields: policy && valueOf(policy, 'triage.refusal') === 'REASON' ? [fieldsFor('ACCEPT', say).text('reason')] : [],
    variables: values => ({ reason: filled.text(values, 'reason') }),
  }),
  REFUSE: desk => {
    const { say, policy } = desk;
    const ask = fieldsFor('REFUSE', say);
    const exclusions = exclusionsOf(desk);
    const found = foundExclusion(desk);
    const must = policy !== null && valueOf(policy, 'triage.refusal') === 'EXCLUDED_ONLY';
    const route = exclusions.find(({ value }) => value === found)?.note;
    return {
      hint: say('act.hint.refuse'),
      fields: [
        ...(exclusions.length > 0 ? [ask.choice('exclusion', exclusions, must, found)] : []),
        ask.text('reason'),
        ask.text('route', { start: route }),
      ],
      variables: values => ({
        exclusion: filled.text(values, 'exclusion'),
        reason: filled.need(values, 'reason'),
        route: filled.text(values, 'route'),
      }),
    };
  },
  REFER: ({ say }) => {
    const ask = fieldsFor('REFER', say);
    return {
      hint: say('act.hint.refer'),
      fields: [
        ask.text('route'),
        ask.text('reason', { required: false, rows: 2 }),
        ask.texts('missing', 'material', false),
      ],
      variables: values => ({
        route: filled.need(values, 'route'),
        reason: filled.text(values, 'reason'),
        missing: filled.texts(values, 'missing'),
      }),
    };
  },
  ANSWER: ({ say }) => ({
    fields: [fieldsFor('ANSWER', say).text('answer', { rows: 4 })],
    variables: values => ({ answer: filled.need(values, 'answer') }),
  }),
  WITHDRAW: ({ say }) => ({
    hint: say('act.hint.withdraw'),
    fields: [
      fieldsFor('WITHDRAW', say).text('reason'),
      fieldsFor('WITHDRAW', say).text('code', { rows: 0, required: false, help: say('ask.codeHelp') }),
    ],
    variables: values => ({ reason: filled.need(values, 'reason'), code: filled.text(values, 'code') }),
  }),
} satisfies Partial<ActForms>;
