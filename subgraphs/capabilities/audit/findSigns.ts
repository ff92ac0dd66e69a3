import { type AuditSign, auditSigns } from '../../../shared/domain/audit/signs.ts';
import type { AuditKind } from '../../../shared/domain/audit/records.ts';
import { isOpen } from '../../../shared/domain/clock/officeTime.ts';
import type { ClockRules } from '../../../shared/domain/clock/clock.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Service } from '../../kit/subgraph.ts';
import { actorsOn, registrationsAt } from '../cases/actsOf.ts';
import { clockRules } from '../cases/clockRules.ts';
import { policyAt } from '../policy/policyAt.ts';
import { readAudit } from './readAudit.ts';

/** Records of one kind that are gone through: a year of a busy county. */
const MOST = 5_000;
const MOST_DAYS = 92;
const DAY = 86_400_000;

const distinct = (texts: readonly (string | null)[]): string[] => [...new Set(texts)].filter(text => text !== null);

/** What stands out in an area in the last days. Errors: FIELD_INVALID. */
export async function findSigns(
  service: Service,
  area: string,
  days: number,
): Promise<{ signs: AuditSign[]; truncated: boolean }> {
  if (days < 1 || days > MOST_DAYS) throw new DomainError('FIELD_INVALID', {}, 'days');
  const { database, tree, name } = service;
  const from = beijingDay(new Date(service.now().getTime() - (days - 1) * DAY));
  const read = (kind: AuditKind) => readAudit(service, area, { size: MOST, after: null }, { kinds: [kind], from });
  const [looks, exports, searches] = await Promise.all([read('look'), read('export'), read('search')]);
  const since = new Date(`${from}T00:00:00+08:00`).toISOString();
  const [registrations, actors] = await Promise.all([
    registrationsAt(database.read, distinct(searches.rows.map(({ center }) => center)), since),
    actorsOn(database.read, distinct(looks.rows.map(({ uid }) => uid))),
  ]);
  const centerOf = new Map(looks.rows.map(({ person, center }) => [person, center]));
  const signs = auditSigns({
    rows: [looks, exports, searches].flatMap(({ rows }) => rows),
    registrations,
    // what somebody of another level does to a case stands in the ledger of that level
    hasActed: (person, uid) =>
      tree.get(centerOf.get(person) ?? '')?.level === name ? actors.has(`${person} ${uid}`) : undefined,
    isOpen: openingOf(service),
  });
  return { signs, truncated: [looks, exports, searches].some(({ hasNextPage }) => hasNextPage) };
}

/** Whether offices are open, by the hours that hold at a center today. */
function openingOf(service: Service): (at: string, center: string) => boolean {
  const today = beijingDay(service.now());
  const known = new Map<string, ClockRules>();
  return (at, center) => {
    const rules = known.get(center) ?? clockRules(service, policyAt(service, center, today), center);
    known.set(center, rules);
    return isOpen(at, rules);
  };
}
