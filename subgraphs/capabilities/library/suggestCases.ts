import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { worthTelling } from '../../../shared/domain/library/worthTelling.ts';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import { monthsBefore } from '../../../shared/domain/privacy/retention.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { policyAt } from '../policy/policyAt.ts';
import { blankRow } from './keepLibrary.ts';
import { LibraryRow } from './LibraryRow.ts';

const AT_ONCE = 200;
/** What ended longer ago is not suggested any more: nobody remembers it well enough to write about it. */
const MONTHS = 6;

/**
 * Suggests hard matters that were solved (WL-78), where the rules of the place publish after success: one row each, without a word.
 * What is suggested once is not suggested again, whatever became of it.
 */
export async function suggestCases(service: Service): Promise<void> {
  let last = '';
  for (;;) {
    const files = await settledAfter(service, last);
    for (const file of files) await suggest(service, file);
    last = files.at(-1)?.uid ?? '';
    if (files.length < AT_ONCE) return;
  }
}

/** Settled files of the own windows of which the library knows nothing, in pages by uid. */
function settledAfter({ database, now }: Service, uid: string): Promise<CaseFile[]> {
  const since = `${monthsBefore(beijingDay(now()), MONTHS)}T00:00:00.000Z`;
  return database.read
    .createQueryBuilder(CaseFile, 'file')
    .where("file.state in ('cleared', 'deemedClosed', 'archived') and file.uid > :uid", { uid })
    .andWhere('file.updatedAt >= :since and file.center = file.origin', { since })
    .andWhere(part => {
      const known = part.subQuery().select('1').from(LibraryRow, 'l').where('l.uid = file.uid').getQuery();
      return `not exists ${known}`;
    })
    .orderBy('file.uid')
    .take(AT_ONCE)
    .getMany();
}

async function suggest(service: Service, file: CaseFile): Promise<void> {
  const { uid, center, counted } = file;
  const at = service.now();
  if (!worthTelling({ ...file, class: counted?.class ?? null, raised: file.raised !== null })) return;
  if (valueOf(policyAt(service, center, beijingDay(at)), 'library.publish').when !== 'afterSuccess') return;
  await service.database.write(async tx => {
    // another process over the same database may have been faster
    const held = await tx.findOne(CaseFile, { where: { uid }, ...service.database.lockRow });
    if (!held || (await tx.existsBy(LibraryRow, { uid }))) return;
    const row = await blankRow(tx, service, { center, uid, at });
    const step = { act: 'suggest' as const, at: at.toISOString(), by: null, role: null, text: null };
    await tx.update(LibraryRow, { doc: row.doc }, { item: null, steps: [step] });
  });
}
