import { In, MoreThanOrEqual } from 'typeorm';
import { covers, pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { calendarOf } from '../../../shared/domain/clock/layers.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { checkFit } from '../../../shared/domain/policy/checkFit.ts';
import { policyFault } from '../../../shared/domain/policy/fault.ts';
import { policyOf } from '../../../shared/domain/policy/inherit.ts';
import { BASE, type PackVersion, versionName } from '../../../shared/domain/policy/pack.ts';
import { type Finding, type PastCase, whatIf } from '../../../shared/domain/policy/whatIf.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { checkArea } from '../cases/readPart.ts';
import { refreshPolicies } from '../policy/keepPacks.ts';
import { policyAt } from '../policy/policyAt.ts';
import { readDraft } from '../policy/publishPack.ts';

/** The cases of the last quarter, if nobody says otherwise (N5). */
const QUARTER_DAYS = 92;

export interface Rehearsal {
  checked: number;
  findings: Finding[];
  fault: DomainError | null;
}

/**
 * What a draft would have meant for the cases that windows of this level took inside an area since a day. A draft that
 * could not hold is answered with its fault, so that whoever writes it sees both in one place.
 */
export async function rehearse(
  ctx: RequestContext,
  area: string,
  text: string,
  since: string | null,
): Promise<Rehearsal> {
  const { service } = ctx;
  checkArea(ctx, area, ['whatIf'], 'center');
  await refreshPolicies(service);
  const today = beijingDay(service.now());
  const from = since ?? beijingDay(new Date(service.now().getTime() - QUARTER_DAYS * 86_400_000));
  try {
    const draft = checkedDraft(service, area, text, today);
    const cases = await pastCases(service, area, from);
    const findings = [...cases].flatMap(([center, past]) => findingsOf(service, center, past, draft));
    return { checked: [...cases.values()].flat().length, findings, fault: null };
  } catch (fault) {
    if (!(fault instanceof DomainError)) throw fault;
    return { checked: 0, findings: [], fault };
  }
}

/** The draft under the next free number: one may rehearse a text again and again before giving it a number. */
function checkedDraft({ policies, tree }: Service, area: string, text: string, today: string): PackVersion {
  const read = readDraft(text);
  const newest = Math.max(0, ...policies.filter(({ pack }) => pack === read.pack).map(({ version }) => version));
  const draft = { ...read, version: newest + 1 };
  const holds =
    draft.pack === BASE || draft.centers.some(center => covers(tree, center, area) || covers(tree, area, center));
  // nothing would be found, and that would read as if nothing were wrong
  if (!holds) throw policyFault('centers', 'notHere', { at: area, pack: versionName(draft) });
  const day = draft.effectiveFrom > today ? draft.effectiveFrom : today;
  checkFit([...policies, draft], tree, day, draft);
  return draft;
}

/** What a rehearsal needs of a file: nothing of what the case was about. */
const FACTS = {
  uid: true,
  number: true,
  kind: true,
  classCode: true,
  state: true,
  origin: true,
  registeredAt: true,
  completedAt: true,
  exclusion: true,
  rating: true,
  redos: true,
  outcome: true,
} as const satisfies Partial<Record<keyof CaseFile, true>>;

/** Past cases by the center whose window took them. */
async function pastCases(
  { database, tree, name }: Service,
  area: string,
  since: string,
): Promise<Map<string, PastCase[]>> {
  const centers = [...tree.values()].filter(({ code, level }) => level === name && covers(tree, area, code));
  const files = await database.read.find(CaseFile, {
    select: FACTS,
    where: {
      origin: In(['-', ...centers.map(({ code }) => code)]),
      registeredAt: MoreThanOrEqual(new Date(`${since}T00:00:00+08:00`).toISOString()),
    },
    order: { registeredAt: 'ASC', uid: 'ASC' },
  });
  const byCenter = new Map<string, PastCase[]>();
  for (const file of files) byCenter.set(file.origin, [...(byCenter.get(file.origin) ?? []), factsOf(file)]);
  return byCenter;
}

const factsOf = ({ state, outcome, registeredAt, ...file }: Pick<CaseFile, keyof typeof FACTS>): PastCase => ({
  uid: file.uid,
  number: file.number,
  kind: file.kind,
  classCode: file.classCode,
  state,
  registeredOn: beijingDay(new Date(registeredAt)),
  completedAt: file.completedAt,
  // an archived file no longer says how it ended; its outcome does
  refused: state === 'refused' || outcome === 'REFUSED',
  exclusion: file.exclusion,
  rating: file.rating,
  redos: file.redos,
  outcome,
});

function findingsOf(service: Service, center: string, cases: readonly PastCase[], draft: PackVersion): Finding[] {
  const { policies, tree, calendar, layers, now } = service;
  const path = pathTo(tree, center);
  const today = beijingDay(now());
  // both on the first day of the draft, so that only the draft makes the difference
  const day = draft.effectiveFrom > today ? draft.effectiveFrom : today;
  const then = policyOf([...policies, draft], path, day);
  return whatIf(cases, policyAt(service, center, day), then, calendarOf(calendar, layers, path), today);
}
