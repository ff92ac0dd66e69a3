import { IsNull } from 'typeorm';
import { OPEN } from '../../../shared/domain/case/lifecycle.ts';
import { handsBehind } from '../../../shared/domain/clock/custody.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Policy } from '../../../shared/domain/policy/policy.ts';
import { COUNTING } from '../../../shared/domain/tally/cells.ts';
import { log } from '../../../shared/log.ts';
import { KitState } from '../../kit/KitState.ts';
import type { Service } from '../../kit/subgraph.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';
import { standingHands } from './keepHands.ts';
import { countFile } from './keepTallies.ts';
import { COUNTED_BY, rebuildTallies } from './recount.ts';

const AT_ONCE = 500;

/**
 * At the start: counts the files of a release that counted nothing, as they stand, and recounts the ledger where that was last
 * done by other rules than those of this release.
 */
export async function countLater(service: Service): Promise<void> {
  const { database } = service;
  for (;;) {
    const older = await database.read.find(CaseFile, {
      where: { counted: IsNull() },
      select: { uid: true },
      take: AT_ONCE,
    });
    if (older.length === 0) break;
    for (const { uid } of older) await countFileAsItStands(service, uid);
  }
  const by = await database.read.findOneBy(KitState, { name: COUNTED_BY });
  if (by?.value === String(COUNTING)) return;
  const { lines, files, counters } = await database.freeze(tx => rebuildTallies(tx));
  if (files > 0)
    log.info({ subgraph: service.name, lines, files, counters }, 'the figures were counted from the ledger');
}

/** What counts of a file on which nothing has happened since: the ledger says when it was closed, and the file all else. */
const countFileAsItStands = (service: Service, uid: string): Promise<void> =>
  service.database.write(async tx => {
    const file = await tx.findOne(CaseFile, { where: { uid }, ...service.database.lockRow });
    if (!file || file.counted !== null) return;
    const lines = await tx.find(CaseEntry, { where: { uid }, order: { seq: 'ASC' } });
    const closed = lines.filter(({ from, to }) => from !== null && OPEN.includes(from) && !OPEN.includes(to)).at(-1);
    const at = new Date(closed?.at ?? file.updatedAt);
    const hands = handsBehind(lines);
    const known = countFile(service, file, null, { policy: knownPolicy(service, file), at });
    // as it stands: whose stay its lines ended was not counted then, and is not counted later
    const counted = { ...known, ...standingHands(file, hands) };
    await tx.update(CaseFile, { uid }, { counted, hands });
  });

/** A case must not keep its level from starting because a version of its rules is not here yet. */
function knownPolicy(service: Service, file: CaseFile): Policy | null {
  try {
    return policyOfFile(service, file);
  } catch (refusal) {
    if (refusal instanceof DomainError) return null;
    throw refusal;
  }
}
