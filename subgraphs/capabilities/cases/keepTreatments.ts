import type { EntityManager } from 'typeorm';
import type { CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import { itemKey } from '../../../shared/domain/fairness/itemKey.ts';
import { ruleKeyOf, type Treated, treatmentsOf } from '../../../shared/domain/fairness/treatments.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { provincialClassOf } from '../../../shared/domain/policy/crosswalk.ts';
import type { Policy } from '../../../shared/domain/policy/policy.ts';
import { withoutNumbers } from '../../../shared/domain/privacy/withoutNumbers.ts';
import type { CaseFile } from './CaseFile.ts';
import { Demand } from './Demand.ts';
import { Treatment } from './Treatment.ts';

/** Questions and suggestions are answered, not granted or refused (AH-13, SJ-22). */
const TREATED_KINDS: readonly CaseFile['kind'][] = ['case', 'conductComplaint'];

/**
 * Enters how an act treated the case into the registry (N19), in the caller's transaction, so that no refusal is missing
 * there and none stands there that was not given. Texts lose the numbers that name a person; they are read far and wide.
 */
export async function keepTreatments(
  tx: EntityManager,
  file: CaseFile,
  { act, detail }: { act: CaseAct; detail: Readonly<Record<string, string>> },
  policy: Policy,
  at: Date,
): Promise<void> {
  if (!TREATED_KINDS.includes(file.kind) || treatmentsOf(act, detail, []).length === 0) return;
  const demands = await tx.find(Demand, { where: { uid: file.uid }, order: { no: 'ASC' } });
  const rows = treatmentsOf(act, detail, demands).map(treated => rowOf(file, treated, policy, at));
  await tx.insert(Treatment, rows as never);
}

function rowOf(file: CaseFile, { kind, no, said, route, article }: Treated, policy: Policy, at: Date) {
  const { uid, center, number, item, title, redos, exclusion, classCode, causes } = file;
  const ruleKey = ruleKeyOf(kind, exclusion);
  const { cite, pack } = policy.terms[ruleKey];
  // who may refuse by a rule of the place, and park by it, rests on that rule where nothing else is named
  const byRule = kind === 'REFUSED' || kind === 'PARKED' ? cite : null;
  return {
    uid,
    no,
    kind,
    round: redos,
    center,
    number,
    item: item === null ? null : withoutNumbers(item),
    itemKey: itemKey(item).slice(0, 100),
    subject: withoutNumbers(title),
    said: withoutNumbers(said),
    route: route === null ? null : withoutNumbers(route),
    article: article ?? byRule,
    ruleKey,
    ruleCite: cite,
    rulePack: pack,
    policy: policy.chain,
    exclusion,
    provincial: provincialClassOf(policy, classCode),
    causes,
    at: at.toISOString(),
    onDay: beijingDay(at),
  };
}
