import { type EntityManager, In, IsNull } from 'typeorm';
import { mayAct } from '../../../shared/domain/case/decide.ts';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import { type ClockEffect, startOf } from '../../../shared/domain/clock/effects.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { type Policy, valueOf } from '../../../shared/domain/policy/policy.ts';
import type { MissingThing, RequestContext, Service } from '../../kit/subgraph.ts';
import { type Act, actOnCase } from '../cases/actOnCase.ts';
import { CaseClock } from '../cases/CaseClock.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { findDepartments } from '../departments/departmentsOf.ts';
import { asHeld, concernedBy } from './concernedBy.ts';
import { Summons } from './Summons.ts';
import { Supplement, type SupplyWay } from './Supplement.ts';

/** Calls the staff of a window unit to the desk (LH-27); the clock that follows is the one LH-46 asks about. */
export function summon(ctx: RequestContext, uid: string, called: string): Promise<CaseFile> {
  const unit = requiredText('unit', called);
  return actOnCase(ctx, {
    uid,
    act: 'summon',
    alongside: async (tx, file, { at, policy }) => {
      const no = (await tx.countBy(Summons, { uid })) + 1;
      const [found] = await findDepartments(tx, ctx.service, file.center, [{ field: 'unit', text: unit }]);
      const departmentCode = found?.code ?? null;
      await tx.insert(Summons, { uid, no, unit, departmentCode, calledAt: at.toISOString(), arrivedAt: null });
      return {
        set: { openSummonses: file.openSummonses + 1, departments: await concernedBy(tx, uid) },
        clocks: startOf('summons', policy, no),
        detail: { unit, summons: String(no) },
      };
    },
  });
}

/** Stamps the arrival of those who were called (LH-46). */
export const arrive = (ctx: RequestContext, uid: string, no: number): Promise<CaseFile> =>
  actOnCase(ctx, {
    uid,
    act: 'arrive',
    alongside: async (tx, file, { at, actor }) => {
      const summons = await tx.findOneBy(Summons, { uid, no });
      if (!summons || summons.arrivedAt !== null)
        throw new DomainError('SUMMONS_NOT_FOUND', { no: String(no) }, 'summons');
      // who works in a department stamps the calls of that one alone
      mayAct('arrive', actor, asHeld(file, summons), ctx.service.tree);
      await tx.update(Summons, { uid, no }, { arrivedAt: at.toISOString() });
      return {
        set: { openSummonses: file.openSummonses - 1 },
        clocks: [{ op: 'stop', kind: 'summons', no, as: 'met' }],
        detail: { unit: summons.unit, summons: String(no) },
      };
    },
  });

/** One material that may follow. */
export interface MissingMaterial {
  material: string;
  way: SupplyWay;
  /** YYYY-MM-DD; the limit of the rules if left out. */
  until?: string | null;
}

/** Goes on although material is missing (容缺受理): what, on what basis, by when and on which road (SH-08, SH-19, WL-36). */
export function acceptConditionally(
  ctx: RequestContext,
  uid: string,
  ground: string,
  missing: readonly MissingMaterial[],
): Promise<CaseFile> {
  const basis = requiredText('basis', ground);
  if (missing.length === 0) throw new DomainError('FIELD_REQUIRED', {}, 'missing');
  const list = missing.map(one => ({
    ...one,
    material: requiredText('material', one.material),
    until: one.until ?? null,
  }));
  return actOnCase(ctx, {
    uid,
    act: 'acceptConditionally',
    alongside: async (tx, file, { at, policy }) => {
      if (list.some(({ until }) => until !== null && until <= beijingDay(at)))
        throw new DomainError('FIELD_INVALID', {}, 'until');
      const first = (await tx.countBy(Supplement, { uid })) + 1;
      const open = { uid, basis, waits: false, checkedAt: null, suppliedAt: null, lapsedAt: null };
      await tx.insert(
        Supplement,
        list.map((one, i) => ({ ...open, ...one, no: first + i })),
      );
      return {
        set: { openSupplements: file.openSupplements + list.length },
        clocks: list.flatMap(({ until }, i) => supplementClock(policy, first + i, until)),
        detail: { basis, missing: list.map(({ material }) => material).join('；') },
      };
    },
  });
}

function supplementClock(policy: Policy, no: number, until: string | null): ClockEffect[] {
  if (until === null) return startOf('supplement', policy, no);
  const limit = valueOf(policy, 'clock.supplement') ?? valueOf(policy, 'clock.citizen');
  return [{ op: 'start', kind: 'supplement', no, limit, key: 'clock.supplement', until }];
}

/** Asks for all that is missing at once (一次性告知, LH-13, WL-16), and waits for it: item by item, so that each can be brought by itself. */
export function requestMaterial(ctx: RequestContext, uid: string, missing: readonly string[]): Promise<CaseFile> {
  const list = missing.map(text => requiredText('material', text));
  const told = requiredText('note', list.join('；'));
  return actOnCase(ctx, {
    uid,
    act: 'requestMaterial',
    alongside: async (tx, file) => {
      const first = (await tx.countBy(Supplement, { uid })) + 1;
      const open = { uid, basis: '', waits: true, until: null, checkedAt: null, suppliedAt: null, lapsedAt: null };
      await tx.insert(
        Supplement,
        list.map((material, i) => ({ ...open, material, way: 'online' as const, no: first + i })),
      );
      const more = list.length;
      return {
        set: { openSupplements: file.openSupplements + more, awaited: (file.awaited ?? 0) + more },
        detail: { missing: told },
      };
    },
  });
}

/** Goes on, whatever came: what is still missing may follow. */
export function resume(ctx: RequestContext, uid: string, why: string): Promise<CaseFile> {
  const note = requiredText('note', why);
  return actOnCase(ctx, {
    uid,
    act: 'resume',
    detail: { note },
    alongside: async tx =>
      void (await tx.update(Supplement, { uid, waits: true, suppliedAt: IsNull() }, { waits: false })),
  });
}

/** How a material came. */
export interface Supply {
  way: SupplyWay;
  code?: string | null;
  /** In the words of who brings it. */
  note?: string | null;
  /** Whether it needs words or a file: what somebody holds in the hand at the window is enough there. */
  fromAfar?: boolean;
}

/** A material that was missing has come (SH-19), by whoever brings it: with the code of the receipt also by the citizen. */
export const supplement = (ctx: RequestContext, uid: string, no: number, supply: Supply): Promise<CaseFile> =>
  actOnCase(ctx, supplying(ctx, uid, no, supply));

export function supplying(
  { service }: RequestContext,
  uid: string,
  no: number,
  { way, code, note: words, fromAfar = false }: Supply,
): Act {
  const note = optionalText('note', words);
  return {
    uid,
    act: 'supplement',
    code: code ?? null,
    alongside: async (tx, file, { at }) => {
      const missing = await tx.findOneBy(Supplement, { uid, no });
      if (!missing || missing.suppliedAt !== null)
        throw new DomainError('SUPPLEMENT_NOT_FOUND', { no: String(no) }, 'supplement');
      if (fromAfar && note === null && (await filesFor(tx, service, uid, no)) === 0)
        throw new DomainError('SUPPLY_EMPTY', {}, 'note');
      await tx.update(Supplement, { uid, no }, { suppliedAt: at.toISOString(), way });
      const waited = missing.waits && file.awaited !== null;
      return {
        set: {
          openSupplements: file.openSupplements - 1,
          ...(waited ? { awaited: Math.max(0, (file.awaited ?? 0) - 1) } : {}),
        },
        clocks: missing.waits ? [] : [{ op: 'stop', kind: 'supplement', no, as: 'met' }],
        detail: { material: missing.material, way, ...(note === null ? {} : { note }) },
      };
    },
  };
}

async function filesFor(tx: EntityManager, { subgraph }: Service, uid: string, no: number): Promise<number> {
  const counts = subgraph.capabilities.map(async ({ broughtFor }) => (await broughtFor?.(tx, uid, no)) ?? 0);
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** What is missing of a case, for whoever was asked for it: by when is the limit that runs for it. */
export async function missingOf({ database }: Service, uid: string): Promise<MissingThing[]> {
  const rows = await database.read.find(Supplement, { where: { uid }, order: { no: 'ASC' } });
  if (rows.length === 0) return [];
  const clocks = await database.read.findBy(CaseClock, { uid, status: 'running', kind: In(['pause', 'supplement']) });
  return rows.map(({ no, material, waits, until, way, suppliedAt, lapsedAt }) => {
    const clock = clocks.find(one => (waits ? one.kind === 'pause' : one.kind === 'supplement' && one.no === no));
    return { no, material, way, suppliedAt, lapsedAt, until: until ?? clock?.dueOn ?? null };
  });
}

/** What is missing was looked up from afar, so that the case need not wait for paper (SH-17). */
export function checkRemotely(ctx: RequestContext, uid: string, no: number, how: string): Promise<CaseFile> {
  const note = requiredText('note', how);
  return actOnCase(ctx, {
    uid,
    act: 'checkRemotely',
    alongside: async (tx, _file, { at }) => {
      const missing = await tx.findOneBy(Supplement, { uid, no });
      if (!missing) throw new DomainError('SUPPLEMENT_NOT_FOUND', { no: String(no) }, 'supplement');
      await tx.update(Supplement, { uid, no }, { checkedAt: at.toISOString() });
      return { detail: { material: missing.material, note } };
    },
  });
}
