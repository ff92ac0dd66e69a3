import { valueOf } from '../../../../../shared/domain/policy/policy.ts';
import { dayAfter } from '../../../../../shared/domain/clock/workdays.ts';
import type { MissingMaterialInput, ServiceAction, SupplyWay } from '../../../gen/graphql.ts';
import { measureName, valueName } from '../../../lib/names.ts';
import { sourceOf } from '../../../lib/policy.ts';
import type { CaseFile } from '../wholeCase.ts';
import { type ActForms, type ActValues, type Desk, fieldsFor, filled, type Option } from './desk.ts';

/** In the order in which a window reaches for them. */
const MEASURES: readonly ServiceAction[] = [
  'ASSIST',
  'PROXY',
  'GUIDANCE',
  'REMINDER',
  'RETURN_VISIT',
  'GREEN_CHANNEL',
  'JOINT_HANDLING',
  'SEARCH',
  'HOME_VISIT',
  'EXTENDED_HOURS',
  'VIDEO_WITNESS',
  'REMOTE_SIGNING',
];

export const WAYS: readonly SupplyWay[] = ['WINDOW', 'ONLINE', 'WECHAT', 'PHONE', 'POST'];

/** Calls that nobody has answered yet. */
export const openSummonses = ({ summonses }: Pick<CaseFile, 'summonses'>) =>
  summonses.filter(({ arrivedAt }) => arrivedAt === null);

/** Material that has not come. */
export const awaited = ({ supplements }: Pick<CaseFile, 'supplements'>) =>
  supplements.filter(({ suppliedAt }) => suppliedAt === null);

const supplementOptions = ({ file }: Desk): Option[] =>
  awaited(file).map(({ no, material }) => ({ value: no, label: `${no} · ${material}` }));

const materialsOf = ({ missing }: ActValues): MissingMaterialInput[] =>
  (Array.isArray(missing) ? (missing as Partial<MissingMaterialInput>[]) : []).map(one => ({
    material: one.material?.trim() ?? '',
    way: one.way ?? 'WINDOW',
    until: one.until?.trim() || null,
  }));

export const waitingForms = {
  SUMMON: ({ say, departments }) => ({
    fields: [fieldsFor('SUMMON', say).department('unit', departments)],
    variables: values => ({ unit: filled.need(values, 'unit') }),
  }),
  ARRIVE: ({ say, file }) => {
    const open = openSummonses(file);
    const only = open.length === 1 ? open[0]?.no : undefined;
    const options = open.map(({ no, unit }) => ({ value: no, label: `${no} · ${unit}` }));
    return {
      fields: only === undefined ? [fieldsFor('ARRIVE', say).choice('summons', options)] : [],
      variables: values => ({ summons: only ?? filled.number(values, 'summons') ?? 0 }),
    };
  },
  LOG_ACTION: ({ say }) => {
    const ask = fieldsFor('LOG_ACTION', say);
    const options = MEASURES.map(value => ({ value, label: measureName(say, value) }));
    return {
      fields: [ask.choice('action', options), ask.text('note')],
      variables: values => ({
        action: filled.need(values, 'action') as ServiceAction,
        note: filled.need(values, 'note'),
      }),
    };
  },
  REQUEST_MATERIAL: ({ say }) => ({
    hint: say('act.hint.requestMaterial'),
    fields: [fieldsFor('REQUEST_MATERIAL', say).texts('missing', 'material', true)],
    variables: values => ({ missing: filled.texts(values, 'missing') }),
  }),
  ACCEPT_CONDITIONALLY: ({ say, today }) => {
    const ask = fieldsFor('ACCEPT_CONDITIONALLY', say);
    return {
      hint: say('act.hint.conditional'),
      fields: [
        { ...ask.common('missing', true), as: 'materials', min: dayAfter(today), start: [{ way: 'WINDOW' }] },
        ask.text('basis', { rows: 2 }),
      ],
      variables: values => ({ missing: materialsOf(values), basis: filled.need(values, 'basis') }),
    };
  },
  SUPPLEMENT: desk => {
    const { say } = desk;
    const ask = fieldsFor('SUPPLEMENT', say);
    const options = supplementOptions(desk);
    return {
      fields: [
        ask.choice('supplement', options, true, options[0]?.value),
        {
          ...ask.common('way', true),
          as: 'radio',
          start: 'WINDOW',
          options: WAYS.map(value => ({ value, label: valueName(say, 'supplyWay', value) })),
        },
      ],
      variables: values => ({
        supplement: filled.number(values, 'supplement') ?? 0,
        way: filled.need(values, 'way') as SupplyWay,
      }),
    };
  },
  CHECK_REMOTELY: desk => {
    const ask = fieldsFor('CHECK_REMOTELY', desk.say);
    const options = supplementOptions(desk);
    return {
      fields: [ask.choice('supplement', options, true, options[0]?.value), ask.text('note')],
      variables: values => ({
        supplement: filled.number(values, 'supplement') ?? 0,
        note: filled.need(values, 'note'),
      }),
    };
  },
  PAUSE: ({ say }) => ({
    hint: say('act.hint.pause'),
    fields: [fieldsFor('PAUSE', say).text('reason')],
    variables: values => ({ reason: filled.need(values, 'reason') }),
  }),
  RESUME: ({ say }) => ({
    fields: [fieldsFor('RESUME', say).text('note')],
    variables: values => ({ note: filled.need(values, 'note') }),
  }),
  EXTEND: ({ say, policy, file }) => {
    const ask = fieldsFor('EXTEND', say);
    const rule = policy && valueOf(policy, 'clock.extension');
    const meaning = rule && say(rule.capMeans === 'TOTAL' ? 'extend.total' : 'extend.added', { n: rule.capWorkdays });
    return {
      hint:
        rule && policy
          ? say('act.hint.extend', {
              cap: meaning ?? '',
              times: rule.times,
              source: sourceOf(policy, 'clock.extension'),
            })
          : undefined,
      fields: [
        {
          ...ask.common('extension', true),
          as: 'extension',
          min: dayAfter(file.dueOn),
          most: rule?.capWorkdays ?? 99,
          start: { by: 'workdays' },
        },
        ask.text('reason'),
      ],
      variables: values => ({ ...extensionOf(values), reason: filled.need(values, 'reason') }),
    };
  },
  HAND_OVER: ({ say }) => {
    const ask = fieldsFor('HAND_OVER', say);
    return {
      hint: say('act.hint.handOver'),
      fields: [ask.text('to', { limit: 'person', rows: 0 }), ask.text('note')],
      variables: values => ({ to: filled.need(values, 'to'), note: filled.need(values, 'note') }),
    };
  },
} satisfies Partial<ActForms>;

/** So many working days more, or a named day: the one that was chosen. */
function extensionOf({ extension }: ActValues): { workdays: number | null; until: string | null } {
  const { by, workdays = null, until = null } = extension as { by: string; workdays?: number; until?: string };
  return by === 'until' ? { workdays: null, until } : { workdays, until: null };
}
