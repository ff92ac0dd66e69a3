import type { EntityManager } from 'typeorm';
import {
  opensArbitration,
  orderAfter,
  isOpenOrder,
  type OrderRole,
  type Signer,
} from '../../../shared/domain/case/orders.ts';
import { mayAct } from '../../../shared/domain/case/decide.ts';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import { type ClockEffect, startOf } from '../../../shared/domain/clock/effects.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { type Policy, valueOf } from '../../../shared/domain/policy/policy.ts';
import type { CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { NOTHING_SEALED } from '../../kit/vault/sealedTable.ts';
import { type Act, actOnCase } from '../cases/actOnCase.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { findDepartments, type Named } from '../departments/departmentsOf.ts';
import { asHeld, concernedBy } from './concernedBy.ts';
import { JurisdictionRule } from './JurisdictionRule.ts';
import { sealSignature } from './sealSignatures.ts';
import { WorkOrder } from './WorkOrder.ts';

/** What an order says (工单 / 交办单, WL-91…93). */
export interface OrderForm {
  /** The lead department; where it is left out, the one that was ruled for this item (N14). */
  department?: string | null;
  /** Departments that help (AH-15). */
  assist?: readonly string[] | null;
  responsible?: string | null;
  instruction?: string | null;
  /** YYYY-MM-DD: the limit stated on the sheet (WL-92). */
  until?: string | null;
  /** The order that this one is a part of. */
  parent?: number | null;
}

/** Gives the case to a department, with those that help (交办): one order each, each with its clock. */
export const assignCase = (ctx: RequestContext, uid: string, form: OrderForm): Promise<CaseFile> =>
  actOnCase(ctx, assigning(ctx, uid, form));

/** The orders as the door of cases takes them: by themselves, or in the commit of a meeting. */
export function assigning(ctx: RequestContext, uid: string, form: OrderForm): Act {
  const checked = {
    department: optionalText('department', form.department),
    assist: form.assist ?? [],
    responsible: optionalText('person', form.responsible),
    instruction: optionalText('instruction', form.instruction),
    until: form.until ?? null,
    parent: form.parent ?? null,
  };
  return {
    uid,
    act: 'assign',
    alongside: async (tx, file, { at, policy }) => {
      const ruled = await rulingFor(tx, file);
      const lead = requiredText('department', checked.department ?? ruled?.department ?? null);
      if (checked.parent !== null) await orderOf(tx, uid, checked.parent, 'parent');
      if (checked.until !== null && (checked.until > file.dueOn || checked.until < beijingDay(at)))
        throw new DomainError('FIELD_INVALID', {}, 'until');
      const departments = await findDepartments(tx, ctx.service, file.center, [
        { field: 'department', text: lead },
        ...checked.assist.map(text => ({ field: 'department', at: 'assist', text }) as const),
      ]);
      const { clocks, numbers } = await give(tx, file, departments, { ...checked, at, policy });
      const followed = ruled ? await countFollowed(tx, ruled, departments) : {};
      const assist = departments.slice(1).map(({ name }) => name);
      return {
        set: { openOrders: file.openOrders + departments.length, departments: await concernedBy(tx, uid) },
        clocks,
        detail: {
          department: lead,
          order: numbers.join('、'),
          ...followed,
          ...(assist.length > 0 ? { departments: assist.join('、') } : {}),
          ...(checked.responsible === null ? {} : { responsible: checked.responsible }),
          ...(checked.instruction === null ? {} : { instruction: checked.instruction }),
          ...(checked.until === null ? {} : { until: checked.until }),
        },
      };
    },
  };
}

type Terms = Pick<OrderForm, 'responsible' | 'instruction' | 'until' | 'parent'> & { at: Date; policy: Policy };

async function give(tx: EntityManager, file: CaseFile, departments: readonly Named[], terms: Terms) {
  const { at, policy, until = null, responsible = null, instruction = null, parent = null } = terms;
  const first = (await tx.countBy(WorkOrder, { uid: file.uid })) + 1;
  const orders = departments.map(({ name: department, code: departmentCode }, i) => ({
    uid: file.uid,
    no: first + i,
    sheetNo: `${file.number}-${first + i}`,
    parent,
    role: (i === 0 ? 'lead' : 'assist') satisfies OrderRole as OrderRole,
    department,
    departmentCode,
    responsible,
    instruction,
    until,
    status: 'open' as const,
    assignedAt: at.toISOString(),
    receivedAt: null,
    closedAt: null,
    reply: null,
    signatures: [],
    sealedWith: NOTHING_SEALED,
  }));
  await tx.insert(WorkOrder, orders);
  const numbers = orders.map(({ no }) => no);
  return { numbers, clocks: numbers.flatMap(no => replyClock(file, policy, no, until)) };
}

/**
 * An order reaches its department at once, so its clock begins with it, signed for or not (LH-32). Where neither the sheet
 * nor the rules state a limit, the citizen’s date is the limit: no order is without one (WL-92).
 */
export function replyClock({ dueOn }: CaseFile, policy: Policy, no: number, until: string | null): ClockEffect[] {
  const own = startOf('reply', policy, no);
  if (until === null && own.length > 0) return own;
  const key = until === null ? 'clock.citizen' : 'clock.reply';
  const limit = valueOf(policy, 'clock.reply') ?? valueOf(policy, 'clock.citizen');
  return [{ op: 'start', kind: 'reply', no, limit, key, until: until ?? dueOn }];
}

/** What was ruled for the item of this case at this center, if anything was. */
export async function rulingFor(tx: EntityManager, { center, item }: CaseFile): Promise<JurisdictionRule | null> {
  return item === null ? null : tx.findOneBy(JurisdictionRule, { center, item });
}

/** Whether the ruling was followed: a suggestion that people pass over again and again is no good one (N14). */
async function countFollowed(
  tx: EntityManager,
  { center, item, department }: JurisdictionRule,
  [lead]: readonly Named[],
): Promise<Record<string, string>> {
  const followed = lead?.name === department;
  await tx.increment(JurisdictionRule, { center, item }, followed ? 'taken' : 'notTaken', 1);
  return { ruling: followed ? 'taken' : 'notTaken' };
}

async function orderOf(tx: EntityManager, uid: string, no: number, field = 'order'): Promise<WorkOrder> {
  const order = await tx.findOneBy(WorkOrder, { uid, no });
  if (!order) throw new DomainError('ORDER_NOT_FOUND', { no: String(no) }, field);
  return order;
}

type Answer = { act: CaseAct; no: number | null | undefined };

/** The order meant: the one named, or the only one that is open and this person’s to act on. NOT_PERMITTED for another’s. */
async function meant(ctx: RequestContext, tx: EntityManager, file: CaseFile, { act, no }: Answer): Promise<WorkOrder> {
  const { uid } = file;
  const check = (order: WorkOrder) => mayAct(act, actorOf(ctx), asHeld(file, order), ctx.service.tree);
  if (no !== null && no !== undefined) {
    const order = await orderOf(tx, uid, no);
    check(order);
    return order;
  }
  const all = (await tx.findBy(WorkOrder, { uid })).filter(({ status }) => isOpenOrder(status));
  const open = all.filter(order => passes(() => check(order)));
  if (open.length !== 1 || !open[0]) throw new DomainError('ORDER_NOT_FOUND', { no: '' }, 'order');
  return open[0];
}

function passes(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (refusal) {
    if (refusal instanceof DomainError) return false;
    throw refusal;
  }
}

/** A department signs for its order (签收). */
export const receiveOrder = (ctx: RequestContext, uid: string, no?: number | null): Promise<CaseFile> =>
  actOnCase(ctx, {
    uid,
    act: 'receiveOrder',
    alongside: async (tx, file, { at }) => {
      const order = await meant(ctx, tx, file, { act: 'receiveOrder', no });
      const status = orderAfter('receiveOrder', order.status);
      await tx.update(WorkOrder, { uid, no: order.no }, { status, receivedAt: at.toISOString() });
      return { detail: { order: String(order.no), department: order.department } };
    },
  });

/** A department answers its order; citizen, window and supervision section are told in the same commit (LH-32). */
export function replyOrder(ctx: RequestContext, uid: string, text: string, no?: number | null): Promise<CaseFile> {
  const reply = requiredText('reply', text);
  return actOnCase(ctx, {
    uid,
    act: 'replyOrder',
    alongside: async (tx, file, { at }) => {
      const order = await meant(ctx, tx, file, { act: 'replyOrder', no });
      const status = orderAfter('replyOrder', order.status);
      await tx.update(WorkOrder, { uid, no: order.no }, { status, reply, closedAt: at.toISOString() });
      return {
        set: { openOrders: file.openOrders - 1 },
        clocks: [{ op: 'stop', kind: 'reply', no: order.no, as: 'met' }],
        detail: { order: String(order.no), department: order.department, reply },
      };
    },
  });
}

/** A department gives its order back, with the reason. It is counted; the n-th time opens an arbitration (N14). */
export function returnOrder(ctx: RequestContext, uid: string, text: string, no?: number | null): Promise<CaseFile> {
  const reason = requiredText('reason', text);
  return actOnCase(ctx, {
    uid,
    act: 'returnOrder',
    alongside: async (tx, file, { at, policy }) => {
      const order = await meant(ctx, tx, file, { act: 'returnOrder', no });
      const status = orderAfter('returnOrder', order.status);
      await tx.update(WorkOrder, { uid, no: order.no }, { status, reply: reason, closedAt: at.toISOString() });
      const arbitrating = opensArbitration(policy, file.returns);
      return {
        set: {
          ...{ openOrders: file.openOrders - 1, returns: file.returns + 1, arbitrating },
          departments: await concernedBy(tx, uid),
        },
        clocks: [
          { op: 'stop', kind: 'reply', no: order.no, as: 'cancelled' },
          ...(arbitrating ? startOf('arbitration', policy) : []),
        ],
        detail: { order: String(order.no), department: order.department, reason, returns: String(file.returns + 1) },
      };
    },
  });
}

/** Rules which department acts; the order goes to it, and so does that of the next equal case (N14, SH-44). */
export function arbitrate(ctx: RequestContext, uid: string, name: string, text: string): Promise<CaseFile> {
  const department = requiredText('department', name);
  const ruling = requiredText('ruling', text);
  return actOnCase(ctx, {
    uid,
    act: 'arbitrate',
    alongside: async (tx, file, { at, policy }) => {
      const { center, item } = file;
      const ruled = await findDepartments(tx, ctx.service, center, [{ field: 'department', text: department }]);
      if (item !== null) {
        const counted = { taken: 0, notTaken: 0 };
        // what was followed before was another ruling
        await tx.save(JurisdictionRule, {
          center,
          item,
          department,
          ruling,
          uid,
          ruledAt: at.toISOString(),
          ...counted,
        });
      }
      const { clocks, numbers } = await give(tx, file, ruled, { instruction: ruling, at, policy });
      return {
        set: {
          ...{ arbitrating: false, returns: 0, openOrders: file.openOrders + 1 },
          departments: await concernedBy(tx, uid),
        },
        clocks: [{ op: 'stop', kind: 'arbitration', no: 'all', as: 'met' }, ...clocks],
        detail: { department, ruling, order: numbers.join('、') },
      };
    },
  });
}

/** Signs the sheet of an order, in one of the places that the rules of the center print (WL-94, WL-96, WL-98). */
export function signOrder(ctx: RequestContext, uid: string, no: number, signer: Signer, by: string): Promise<CaseFile> {
  const name = requiredText('person', by);
  return actOnCase(ctx, {
    uid,
    act: 'signOrder',
    alongside: async (tx, file, { at, policy }) => {
      const order = await meant(ctx, tx, file, { act: 'signOrder', no });
      const { value, cite, pack } = policy.terms['workOrder.kind'];
      if (!value.signOff.includes(signer))
        throw new DomainError('NOT_FORESEEN', { key: 'workOrder.kind', cite, pack }, 'signer');
      if (order.signatures.some(one => one.signer === signer))
        throw new DomainError('ORDER_STATE', { act: 'signOrder', order: order.status }, 'signer');
      const signature = { signer, by: name, at: at.toISOString() };
      await tx.update(WorkOrder, { uid, no }, sealSignature(ctx.service, file.center, order, signature));
      return { detail: { order: String(no), signer } };
    },
  });
}
