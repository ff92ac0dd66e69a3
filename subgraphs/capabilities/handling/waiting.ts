import { mayAct } from '../../../shared/domain/case/decide.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import { type ClockEffect, startOf } from '../../../shared/domain/clock/effects.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { type Policy, valueOf } from '../../../shared/domain/policy/policy.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
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
      const open = { uid, basis, checkedAt: null, suppliedAt: null, lapsedAt: null };
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

/** A material that was missing has come (SH-19), by whoever brings it: with the code of the receipt also by the citizen. */
export const supplement = (
  ctx: RequestContext,
  uid: string,
  no: number,
  { way, code }: { way: SupplyWay; code?: string | null },
): Promise<CaseFile> =>
  actOnCase(ctx, {
    uid,
    act: 'supplement',
    code: code ?? null,
    alongside: async (tx, file, { at }) => {
      const missing = await tx.findOneBy(Supplement, { uid, no });
      if (!missing || missing.suppliedAt !== null)
        throw new DomainError('SUPPLEMENT_NOT_FOUND', { no: String(no) }, 'supplement');
      await tx.update(Supplement, { uid, no }, { suppliedAt: at.toISOString(), way });
      return {
        set: { openSupplements: file.openSupplements - 1 },
        clocks: [{ op: 'stop', kind: 'supplement', no, as: 'met' }],
        detail: { material: missing.material, way },
      };
    },
  });

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
