import { type EntityManager, IsNull } from 'typeorm';
import { decide } from '../../../shared/domain/case/decide.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { nameLines } from '../../../shared/domain/ledger/words.ts';
import { ENDED, mayForget, monthsBefore } from '../../../shared/domain/privacy/retention.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { eraseWords } from '../cases/eraseWords.ts';
import { record } from '../cases/record.ts';
import { withoutLine } from '../cases/withoutLine.ts';
import { policyAt, policyOfFile } from '../policy/policyAt.ts';
import { Deletion } from './Deletion.ts';
import { LegalHold } from './LegalHold.ts';

const AT_ONCE = 200;
/** No policy keeps personal data for less; what is younger need not be looked at. */
const LEAST_MONTHS = 1;

/**
 * Forgets who reported, once the time for it is over: by the policy that holds at the center today, since a shorter time is
 * meant for old cases too. The words about the person go from the ledger with the rest: the line that says so names their lines,
 * and so does the deletion ledger. A line on the ledger of the case and one on the deletion ledger stand in the same commit.
 */
export async function forgetReporters(service: Service): Promise<void> {
  let last = '';
  for (;;) {
    const files = await endedAfter(service, last);
    for (const { uid } of files) await forget(service, uid);
    last = files.at(-1)?.uid ?? '';
    if (files.length < AT_ONCE) break;
  }
  service.relay.ring();
}

/** Ended files that nobody has forgotten yet, or at which something was written since, in pages by uid. */
function endedAfter({ database, now }: Service, uid: string): Promise<CaseFile[]> {
  const before = monthsBefore(beijingDay(now()), LEAST_MONTHS);
  return database.read
    .createQueryBuilder(CaseFile, 'file')
    .where('file.state in (:...ended) and file.updatedAt < :before and file.uid > :uid', { ended: ENDED, before, uid })
    .andWhere(withoutLine('anonymise', { last: true }))
    .orderBy('file.uid')
    .take(AT_ONCE)
    .getMany();
}

const forget = (service: Service, uid: string): Promise<void> =>
  service.database.write(async tx => {
    const file = await tx.findOne(CaseFile, { where: { uid }, ...service.database.lockRow });
    if (!file) return;
    const at = service.now();
    const { value: months, cite, pack } = policyAt(service, file.center, beijingDay(at)).terms['retention.personal'];
    const held = await tx.existsBy(LegalHold, { uid, liftedAt: IsNull() });
    const about = { state: file.state, lastOn: beijingDay(new Date(file.updatedAt)), held };
    if (!mayForget(about, months, beijingDay(at))) return;
    const erased = await eraseWords(tx, uid);
    const counts = { ...(await forgetAll(tx, service, uid)), ledgerWords: erased.length };
    const lines = nameLines(erased);
    const by = { id: 'rule', role: null, center: file.center };
    const change = decide(file, 'anonymise', policyOfFile(service, file));
    const detail = { months: String(months), basis: `${cite}（${pack}）`, ...(lines && { erased: lines }) };
    await record(tx, service, file, { ...change, reachable: '' }, { act: 'anonymise', by, detail });
    // a case of which nothing was kept is done with as well, and has nothing to put on the deletion ledger
    if (Object.values(counts).every(count => count === 0)) return;
    await tx.insert(Deletion, {
      at: at.toISOString(),
      uid,
      center: file.center,
      counts,
      erasedLines: lines || null,
      rule: `${months} 个月，${cite}（${pack}）`.slice(0, 300),
    });
  });

async function forgetAll(tx: EntityManager, service: Service, uid: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { forget: forgets } of service.subgraph.capabilities)
    Object.assign(counts, await forgets?.(tx, service, uid));
  return counts;
}
