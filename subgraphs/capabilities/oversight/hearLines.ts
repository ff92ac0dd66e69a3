import { type EntityManager, In } from 'typeorm';
import { OPEN } from '../../../shared/domain/case/lifecycle.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { isLevelName, type LevelName, standsAbove } from '../../../shared/domain/levels.ts';
import { cellName, changesOf } from '../../../shared/domain/tally/cells.ts';
import { addUp } from '../../kit/addUp.ts';
import { announce } from '../../kit/outbox.ts';
import type { MessageHandler, Service, Whisper } from '../../kit/subgraph.ts';
import { uidFrom } from '../../kit/uidFrom.ts';
import { ASK, LINES_BODY, type OverseenLine, PULSE_BODY } from '../cases/countedLines.ts';
import { addToSums, type CenterChange, forgetCounted } from './areaSums.ts';
import { comparedCells } from './comparedCells.ts';
import { OverseenFile, OverseenSource, OverseenTally } from './OverseenRows.ts';

const OVERSEEN = {
  name: 'overseen_tallies',
  key: ['figure', 'dimension', 'span', 'value', 'level', 'center'],
  number: 'n',
} as const;

/** So long lines that are missing may be on their way, before they are asked for again. */
const ASK_AGAIN_SECONDS = 30;

/** Which level, and which database of it, speaks. Only levels below are counted: MESSAGE_MISDIRECTED. */
function speaker({ name }: Service, origin: string): { level: LevelName; epoch: string } {
  const [level = '', epoch = ''] = origin.split('@');
  if (!isLevelName(level) || !isLevelName(name) || !standsAbove(name, level))
    throw new DomainError('MESSAGE_MISDIRECTED');
  return { level, epoch };
}

/**
 * A level below tells of lines of its ledger: each is counted once, in the order of its ledger. Lines that are here already are
 * passed over; where some are missing, they are asked for and these are not counted yet.
 */
export const hearLines: MessageHandler = async (tx, service, { body, origin }) => {
  const read = LINES_BODY.safeParse(body);
  if (!read.success) throw new DomainError('MESSAGE_MALFORMED');
  const { level, epoch } = speaker(service, origin);
  const { after, lines } = read.data;
  if (lines.some(({ center }) => service.tree.get(center)?.level !== level))
    throw new DomainError('MESSAGE_MISDIRECTED');
  const source = await lockSource(tx, service, level, epoch);
  if (after > source.position) return ask(tx, service, source);
  const fresh = lines.slice(source.position - after);
  if (fresh.length === 0) return;
  await count(tx, service, level, fresh);
  const position = source.position + fresh.length;
  const told = Math.max(source.told, position);
  await tx.update(OverseenSource, { level }, { position, told, lastAt: fresh.at(-1)?.at ?? null });
};

/** The row of a level, held until the end of the transaction. A new database of a level is counted anew. */
async function lockSource(
  tx: EntityManager,
  service: Service,
  level: LevelName,
  epoch: string,
): Promise<OverseenSource> {
  const known = await tx.findOne(OverseenSource, { where: { level }, ...service.database.lockRow });
  if (known && known.epoch === epoch) return known;
  const fresh = { level, epoch, position: 0, told: 0, heardAt: null, lastAt: null, askedAt: null };
  if (!known) await tx.insert(OverseenSource, fresh);
  else {
    await forgetCounted(tx, [level]);
    await tx.delete(OverseenFile, { level });
    await tx.update(OverseenSource, { level }, fresh);
  }
  return fresh;
}

async function ask(tx: EntityManager, service: Service, { level, epoch, position, askedAt }: OverseenSource) {
  const now = service.now();
  if (askedAt !== null && now.getTime() - Date.parse(askedAt) < ASK_AGAIN_SECONDS * 1_000) return;
  const uid = uidFrom(`${ASK} ${service.name} ${level}`);
  await announce(tx, { to: level, topic: ASK, uid, body: { epoch, after: position }, at: now });
  await tx.update(OverseenSource, { level }, { askedAt: now.toISOString() });
}

/** Counts lines of one level in their order, and keeps how the files stand behind the last of them. */
async function count(
  tx: EntityManager,
  service: Service,
  level: LevelName,
  lines: readonly OverseenLine[],
): Promise<void> {
  const uids = [...new Set(lines.map(({ uid }) => uid))];
  const known = await tx.find(OverseenFile, { where: { level, uid: In(uids) } });
  const files = new Map(known.map(file => [file.uid, file]));
  const changes = new Map<string, CenterChange>();
  for (const line of lines) {
    const file = files.get(line.uid);
    for (const change of changesOf(file?.counted ?? null, line)) {
      const name = `${line.center}|${cellName(change)}`;
      changes.set(name, { ...change, center: line.center, by: (changes.get(name)?.by ?? 0) + change.by });
    }
    files.set(line.uid, fileAfter(level, line, file));
  }
  const sorted = [...changes].filter(([, { by }]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  await addUp(
    tx,
    OVERSEEN,
    sorted.map(([, { figure, dimension, span, center, value, by }]) => [
      figure,
      dimension,
      span,
      value,
      level,
      center,
      by,
    ]),
  );
  await addToSums(tx, service, level, [...changes.values()]);
  // as below: a due day or month under which nothing is left goes
  await tx.delete(OverseenTally, { level, dimension: In(['dueOn', 'dueMonth']), n: 0 });
  await tx.save([...files.values()].map(file => Object.assign(new OverseenFile(), file)));
}

const fileAfter = (level: LevelName, line: OverseenLine, before: OverseenFile | undefined): OverseenFile => ({
  ...{ uid: line.uid, level, number: line.number, center: line.center, origin: line.origin, state: line.to },
  open: OPEN.includes(line.to),
  dueOn: line.counted?.dueOn ?? before?.dueOn ?? '',
  openedAt: before?.openedAt ?? line.at,
  updatedAt: line.at,
  counted: line.counted ?? before?.counted ?? null,
  rule: line.rule ?? before?.rule ?? null,
  compared: [...(before?.compared ?? []), ...comparedCells(line)],
});

/** A level below says that it is there. Where more lines are missing than may be on their way, they are asked for. */
export async function hearPulse(service: Service, { origin, body }: Whisper): Promise<void> {
  const read = PULSE_BODY.safeParse(body);
  if (!read.success) throw new DomainError('MESSAGE_MALFORMED');
  const { level, epoch } = speaker(service, origin);
  const { position } = read.data;
  const heardAt = service.now().toISOString();
  const asked = await service.database.write(async tx => {
    const source = await lockSource(tx, service, level, epoch);
    await tx.update(OverseenSource, { level }, { told: Math.max(source.told, position), heardAt });
    // what was missing at the last beat already is not on its way
    const isMissing = source.told > source.position;
    if (isMissing) await ask(tx, service, source);
    return isMissing;
  });
  if (asked) service.relay.ring();
}
