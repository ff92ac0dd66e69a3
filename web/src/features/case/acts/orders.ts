import { valueOf } from '../../../../../shared/domain/policy/policy.ts';
import type { Signer } from '../../../gen/graphql.ts';
import { valueName } from '../../../lib/names.ts';
import type { CaseFile } from '../wholeCase.ts';
import { type ActForms, type Desk, fieldsFor, filled, type Option } from './desk.ts';

type Order = CaseFile['orders'][number];

const orderOption = ({ no, department }: Order): Option => ({ value: no, label: `${no} · ${department}` });

/** Orders that their department has not answered; `unsigned`: those it has not signed for either. */
export const owedOrders = ({ orders }: Pick<CaseFile, 'orders'>, unsigned = false): Order[] =>
  orders.filter(({ status }) => status === 'OPEN' || (!unsigned && status === 'RECEIVED'));

/** The order meant: asked for only where there are several. */
function pickOf({ say }: Desk, act: 'RECEIVE_ORDER' | 'REPLY_ORDER' | 'RETURN_ORDER', orders: readonly Order[]) {
  const only = orders.length === 1 ? orders[0]?.no : undefined;
  const fields = only === undefined ? [fieldsFor(act, say).choice('order', orders.map(orderOption), true)] : [];
  return { fields, order: (values: Parameters<typeof filled.number>[0]) => only ?? filled.number(values, 'order') };
}

/** Orders whose sheet still asks for a signature (WL-94, WL-96, WL-98). */
export const unsignedOrders = ({ orders }: Pick<CaseFile, 'orders'>): Order[] =>
  orders.filter(({ missingSignatures }) => missingSignatures.length > 0);

/** What was ruled, why, and how often it was followed: whoever gives the order decides (N14). */
function ruledText({ say, file }: Desk): string {
  const offered = say('ask.ruled', { department: file.ruledDepartment ?? '' });
  const { ruling } = file;
  if (!ruling) return offered;
  const why = ruling.ruling === null ? '' : say('ask.ruling', { ruling: ruling.ruling });
  return [offered, why, say('ask.followed', { taken: ruling.taken, notTaken: ruling.notTaken })].join(' ');
}

export const orderForms = {
  ASSIGN: desk => {
    const { say, file, today, departments } = desk;
    const ask = fieldsFor('ASSIGN', say);
    const ruled = file.ruledDepartment;
    return {
      fields: [
        ask.department('department', departments, {
          start: ruled ?? undefined,
          help: ruled === null ? undefined : ruledText(desk),
        }),
        ask.text('instruction', { required: false, rows: 2 }),
        {
          ...ask.common('until', false),
          as: 'day',
          min: today,
          max: file.dueOn,
          help: say('ask.untilHelp', { day: file.dueOn }),
        },
      ],
      more: [
        ask.texts('assist', 'department', false, { departments }),
        ask.text('responsible', { limit: 'person', rows: 0, required: false }),
        ...(file.orders.length > 0 ? [ask.choice('parent', file.orders.map(orderOption), false)] : []),
      ],
      variables: values => ({
        department: filled.need(values, 'department'),
        instruction: filled.text(values, 'instruction'),
        until: filled.text(values, 'until'),
        assist: filled.texts(values, 'assist'),
        responsible: filled.text(values, 'responsible'),
        parent: filled.number(values, 'parent'),
      }),
    };
  },
  RECEIVE_ORDER: desk => {
    const { fields, order } = pickOf(desk, 'RECEIVE_ORDER', owedOrders(desk.file, true));
    return { fields, variables: values => ({ order: order(values) }) };
  },
  REPLY_ORDER: desk => {
    const { fields, order } = pickOf(desk, 'REPLY_ORDER', owedOrders(desk.file));
    return {
      hint: desk.say('act.hint.reply'),
      fields: [...fields, fieldsFor('REPLY_ORDER', desk.say).text('reply', { rows: 4 })],
      variables: values => ({ order: order(values), reply: filled.need(values, 'reply') }),
    };
  },
  RETURN_ORDER: desk => {
    const { say, policy } = desk;
    const { fields, order } = pickOf(desk, 'RETURN_ORDER', owedOrders(desk.file));
    const n = policy && valueOf(policy, 'workOrder.returnsBeforeArbitration');
    return {
      hint: n === null ? undefined : say('act.hint.returnOrder', { n }),
      fields: [...fields, fieldsFor('RETURN_ORDER', say).text('reason')],
      variables: values => ({ order: order(values), reason: filled.need(values, 'reason') }),
    };
  },
  SIGN_ORDER: desk => {
    const { say } = desk;
    const ask = fieldsFor('SIGN_ORDER', say);
    const open = unsignedOrders(desk.file);
    const signers = [...new Set(open.flatMap(({ missingSignatures }) => missingSignatures))];
    return {
      fields: [
        ask.choice('order', open.map(orderOption), true, open[0]?.no),
        {
          ...ask.common('signer', true),
          as: 'radio',
          options: signers.map(one => ({ value: one, label: valueName(say, 'signer', one) })),
        },
        ask.text('by', { limit: 'person', rows: 0 }),
      ],
      variables: values => ({
        order: filled.number(values, 'order') ?? 0,
        signer: filled.need(values, 'signer') as Signer,
        by: filled.need(values, 'by'),
      }),
    };
  },
  ARBITRATE: ({ say, departments }) => {
    const ask = fieldsFor('ARBITRATE', say);
    return {
      hint: say('act.hint.arbitrate'),
      fields: [ask.department('department', departments), ask.text('ruling')],
      variables: values => ({ department: filled.need(values, 'department'), ruling: filled.need(values, 'ruling') }),
    };
  },
} satisfies Partial<ActForms>;
