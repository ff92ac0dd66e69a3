import type { EntityManager } from 'typeorm';
import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { type Again, AGAIN_WORKDAYS, againOf, type EarlierMatter } from '../../../shared/domain/assessment/again.ts';
import { calendarOf } from '../../../shared/domain/clock/layers.ts';
import { itemKey } from '../../../shared/domain/fairness/itemKey.ts';
import type { RecordKind } from '../../../shared/domain/policy/policy.ts';
import type { Service } from '../../kit/subgraph.ts';
import { provinceAt } from '../../kit/vault/sealedTable.ts';
import { HASHED } from './sealReporter.ts';

/** What is looked at of a registration. */
interface Matter {
  center: string;
  kind: RecordKind;
  item: string | null;
  title: string;
  reporterPhone: string | null;
  reporterIdNumber: string | null;
  /** How often the reporter has come in vain (SJ-06). */
  visits: number | null;
}

/** So many days hold AGAIN_WORKDAYS working days, the longest holidays included. */
const DAYS = AGAIN_WORKDAYS * 2;

interface Row extends EarlierMatter, Pick<Matter, 'center' | 'kind' | 'item' | 'title'> {}

/** What a matter is about: the item, or the title where none was named. */
const about = ({ item, title }: Pick<Matter, 'item' | 'title'>): string => itemKey(item ?? title);

/**
 * Whether the same matter was put on record at this center before (N11): of the same reporter, by telephone or number, and of the same
 * item. Of who gave neither, but says to have come in vain before, a matter of the same item that was closed.
 * Undefined where there is none.
 */
export async function againAt(
  tx: EntityManager,
  service: Service,
  matter: Matter,
  now: Date,
): Promise<Again | undefined> {
  if (matter.kind !== 'case') return undefined;
  const since = new Date(now.getTime() - DAYS * 86_400_000).toISOString();
  // the center is looked at here: by it the database would go through all files of the center, and not to those of one reporter
  const rows = (await earlierOf(tx, service, matter, since)).filter(
    row => row.center === matter.center && row.kind === matter.kind && about(row) === about(matter),
  );
  const own = calendarOf(service.calendar, service.layers, pathTo(service.tree, matter.center));
  return againOf(rows, now, own);
}

function earlierOf(tx: EntityManager, service: Service, matter: Matter, since: string): Promise<Row[]> {
  const { center, reporterPhone: phone, reporterIdNumber: idNumber, visits } = matter;
  const columns =
    'select f.center, f.kind, f.item, f.title, f.opened_at as "openedAt", f.completed_at as "completedAt" from';
  const recent = '(f.opened_at >= ? or f.completed_at >= ?)';
  const hashes = (kind: keyof typeof HASHED, text: string | null): string[] => {
    if (text === null) return [];
    const [name, value] = HASHED[kind](text);
    return service.vault.hashes(provinceAt(service, center), name, value);
  };
  const known = [
    { column: 'phone_hash', hashes: hashes('phone', phone) },
    { column: 'id_hash', hashes: hashes('idNumber', idNumber) },
  ].filter(one => one.hashes.length > 0);
  if (known.length > 0) {
    const who = known.map(one => `r.${one.column} in (${one.hashes.map(() => '?').join(', ')})`).join(' or ');
    return tx.query(`${columns} reporters r join case_files f on f.uid = r.uid where (${who}) and ${recent}`, [
      ...known.flatMap(one => one.hashes),
      ...[since, since],
    ]);
  }
  if (!visits) return Promise.resolve([]);
  return tx.query(`${columns} case_files f where f.center = ? and f.completed_at >= ?`, [center, since]);
}
