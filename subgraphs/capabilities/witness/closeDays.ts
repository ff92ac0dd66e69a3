import { LessThanOrEqual } from 'typeorm';
import { beijingDay, dayBefore } from '../../../shared/domain/clock/workdays.ts';
import { ZERO_HASH, rootStatement } from '../../../shared/domain/ledger/canonical.ts';
import { type ClosableDay, daysToClose } from '../../../shared/domain/ledger/closing.ts';
import { witnessOf } from '../../../shared/domain/ledger/witness.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { merkleRoot, sha256Hex } from '../../../shared/ledger/hash.ts';
import { announce } from '../../kit/outbox.ts';
import type { Service } from '../../kit/subgraph.ts';
import { uidFrom } from '../../kit/uidFrom.ts';
import { chainLater } from '../cases/chainLater.ts';
import { centersUnrooted, markRooted, unrootedLines, type UnrootedLine } from '../cases/readChain.ts';
import { DailyRoot } from './DailyRoot.ts';
import { ownKey } from './keys.ts';
import { ROOTS, ROOTS_AT_ONCE, type ShownRoot } from './packet.ts';

type DatedLine = UnrootedLine & { day: string };

/**
 * Closes every day that is over in Beijing, center by center: a signed root over its lines, and over the root before. What
 * is closed is shown to the level that witnesses it. Done once too often it finds nothing to do.
 */
export async function closeDays(service: Service): Promise<void> {
  const today = beijingDay(service.now());
  const before = new Date(`${today}T00:00:00+08:00`).toISOString();
  for (const center of await centersUnrooted(service.database.read, before)) await closeCenter(service, center, before);
  await offerRoots(service);
}

async function closeCenter(service: Service, center: string, before: string): Promise<void> {
  const known = await unrootedLines(service.database.read, center, before);
  // lines that a process of an older release wrote beside us
  if (known.some(({ hash }) => hash === null)) await chainLater(service);
  const today = beijingDay(service.now());
  await service.database.write(async tx => {
    const last = await tx.findOne(DailyRoot, { where: { center }, order: { day: 'DESC' } });
    const lines = (await unrootedLines(tx, center, before)).map(line => ({
      ...line,
      day: beijingDay(new Date(line.at)),
    }));
    let prevRoot = last?.root ?? ZERO_HASH;
    for (const closable of daysToClose(lines, { lastClosed: last?.day ?? null, today, yesterday: dayBefore(today) })) {
      const root = rootOf(service, center, closable, prevRoot);
      await tx.insert(DailyRoot, root);
      await markRooted(
        tx,
        closable.lines.map(({ seq }) => seq),
        closable.day,
      );
      prevRoot = root.root;
    }
  });
}

function rootOf(
  service: Service,
  center: string,
  { day, lines }: ClosableDay<DatedLine>,
  prevRoot: string,
): Omit<DailyRoot, 'witness' | 'witnessKid' | 'witnessedAt' | 'countersignature' | 'refusal'> {
  const facts = {
    ...{ center, day, prevRoot },
    count: lines.length,
    firstSeq: lines[0]?.seq ?? 0,
    lastSeq: lines.at(-1)?.seq ?? 0,
    tree: merkleRoot(lines.map(({ hash }) => hash)),
  };
  const statement = rootStatement({ level: service.name, ...facts });
  const { kid, sign } = ownKey(service);
  const at = service.now().toISOString();
  return { ...facts, root: sha256Hex(statement), kid, signature: sign(statement), closedAt: at, offerAt: at };
}

/** Puts roots that wait for it on their way to their witness, those of one center in the order of their days. */
async function offerRoots(service: Service): Promise<void> {
  const level = service.name as LevelName;
  const at = service.now();
  const due = { offerAt: LessThanOrEqual(at.toISOString()) };
  if (!(await service.database.read.existsBy(DailyRoot, due))) return;
  await service.database.write(async tx => {
    const roots = await tx.find(DailyRoot, { where: due, order: { center: 'ASC', day: 'ASC' } });
    const byWitness = new Map<LevelName, DailyRoot[]>();
    for (const root of roots) {
      const to = witnessOf(service.tree, root.center, level);
      byWitness.set(to, [...(byWitness.get(to) ?? []), root]);
    }
    for (const [to, all] of byWitness)
      for (let i = 0; i < all.length; i += ROOTS_AT_ONCE) {
        const body = { key: ownKey(service).publicKey, roots: all.slice(i, i + ROOTS_AT_ONCE).map(shown) };
        // one name for all of them: messages of one name go one after the other, as roots must
        await announce(tx, { to, topic: ROOTS, uid: uidFrom(`roots of ${level} for ${to}`), body, at });
      }
    for (const { center, day } of roots) await tx.update(DailyRoot, { center, day }, { offerAt: null });
  });
  service.relay.ring();
}

const shown = ({ center, day, count, firstSeq, lastSeq, tree, prevRoot, root, signature }: DailyRoot): ShownRoot => ({
  ...{ center, day, count, firstSeq, lastSeq, tree, prevRoot, root, signature },
});
