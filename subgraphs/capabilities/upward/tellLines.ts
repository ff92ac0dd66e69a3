import type { EntityManager } from 'typeorm';
import { LEVELS, type LevelName, standsAbove } from '../../../shared/domain/levels.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { LedgerLine } from '../../kit/ledger.ts';
import { announce } from '../../kit/outbox.ts';
import type { MessageHandler, Service } from '../../kit/subgraph.ts';
import { uidFrom } from '../../kit/uidFrom.ts';
import { linesAfter, type NumberedLine, numbersOf } from '../cases/readLines.ts';
import { ASK_BODY, LINES, LINES_AT_ONCE, LINES_BODY, PULSE } from '../cases/countedLines.ts';

/** Lines that one question brings; who wants more asks again. */
const BATCHES = 20;

const above = ({ name }: Service): LevelName[] => LEVELS.filter(level => standsAbove(level, name as LevelName));

/**
 * Tells every level above of lines that have just got their numbers, in the commit that gives them: so that none is left out,
 * and none told twice, whatever happens next. What is told is what counts, and never who (N7, N12).
 */
export async function tellLines(tx: EntityManager, service: Service, lines: readonly LedgerLine[]): Promise<void> {
  for (const to of above(service)) await send(tx, service, to, lines as NumberedLine[]);
}

async function send(tx: EntityManager, service: Service, to: LevelName, lines: readonly NumberedLine[]): Promise<void> {
  const numbers = await numbersOf(
    tx,
    lines.map(({ uid }) => uid),
  );
  // one name for all: they are counted in order, and a level that is down holds back only what is for itself
  const uid = uidFrom(`${LINES} ${service.name} ${to}`);
  for (let i = 0; i < lines.length; i += LINES_AT_ONCE) {
    const some = lines.slice(i, i + LINES_AT_ONCE);
    const body = LINES_BODY.parse({
      after: (some[0]?.position ?? 1) - 1,
      lines: some.map(({ detail, ...line }) => ({
        ...line,
        number: numbers.get(line.uid) ?? '',
        detail: {
          ...(line.act === 'rate' && detail.level !== undefined ? { level: detail.level } : {}),
          ...(line.act === 'breach' && detail.clock !== undefined ? { clock: detail.clock } : {}),
        },
      })),
    });
    await announce(tx, { to, topic: LINES, uid, body, at: service.now() });
  }
}

/** A level above has not all the lines, because it is new or was set back: they are told again from there on. */
export const hearAsk: MessageHandler = async (tx, service, { body, origin }) => {
  const read = ASK_BODY.safeParse(body);
  const to = origin.split('@')[0] as LevelName;
  if (!read.success) throw new DomainError('MESSAGE_MALFORMED');
  if (!above(service).includes(to)) throw new DomainError('MESSAGE_MISDIRECTED');
  const { epoch, after } = read.data;
  if (epoch !== service.ledger.epoch) return;
  const lines = await linesAfter(tx, after, BATCHES * LINES_AT_ONCE);
  await send(tx, service, to, lines);
};

/** Says to every level above that this one is there, and how many lines its ledger has. */
export async function pulse(service: Service): Promise<void> {
  const body = { position: service.ledger.head, at: service.now().toISOString() };
  await Promise.all(above(service).map(to => service.whisper(to, PULSE, body)));
}
