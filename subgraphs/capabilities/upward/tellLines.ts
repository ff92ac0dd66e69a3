import type { EntityManager } from 'typeorm';
import { LEVELS, type LevelName, standsAbove } from '../../../shared/domain/levels.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { log } from '../../../shared/log.ts';
import { KitState } from '../../kit/KitState.ts';
import { announce } from '../../kit/outbox.ts';
import type { MessageHandler, Service } from '../../kit/subgraph.ts';
import { uidFrom } from '../../kit/uidFrom.ts';
import { blockedAt, blockingRules } from '../cases/blockingRules.ts';
import { linesAfter, type NumberedLine, numbersOf } from '../cases/readLines.ts';
import { ASK_BODY, LINE, LINES, LINES_AT_ONCE, LINES_BODY, PULSE } from '../cases/countedLines.ts';
import { cutLines } from './cutLines.ts';

/** Lines that one question brings; who wants more asks again. */
const BATCHES = 20;

const above = ({ name }: Service): LevelName[] => LEVELS.filter(level => standsAbove(level, name as LevelName));

/** The row of kit_state with the last position of which the levels above were told. */
const TOLD = 'told';
/** How often it is looked whether there is something to tell: what was done in between is told together. */
const LOOK_MS = 500;
const AT_ONCE = 500;

/**
 * Tells every level above of the lines that they were not told of yet, in the commit that remembers it: none is left out, and none
 * told twice, whatever happens next and however many processes there are. What is told is what counts, and never who (N7, N12).
 */
export async function tellLines(service: Service): Promise<void> {
  for (let more = true; more;) {
    more = await service.database.write(async tx => {
      const row = await tx.findOne(KitState, { where: { name: TOLD }, ...service.database.lockRow });
      const lines = await linesAfter(tx, Number(row?.value ?? 0), AT_ONCE);
      const last = lines.at(-1)?.position;
      if (last === undefined || last === null) return false;
      for (const to of above(service)) await send(tx, service, to, lines);
      await (row
        ? tx.update(KitState, { name: TOLD }, { value: String(last) })
        : tx.insert(KitState, { name: TOLD, value: String(last) }));
      return lines.length === AT_ONCE;
    });
    service.relay.ring();
  }
}

/** Tells the levels above from now on of what happens, a few times a second at most, until the subgraph stops. */
export async function keepTelling(service: Service): Promise<void> {
  const { ledger, name } = service;
  let told = 0;
  let busy = false;
  const look = setInterval(() => {
    if (ledger.closed) return clearInterval(look);
    const { head } = ledger;
    if (busy || head === told) return;
    busy = true;
    tellLines(service)
      .then(() => (told = head))
      .catch((fault: unknown) => {
        // the next look tries again; nothing is lost meanwhile, because the lines wait in the ledger
        if (!ledger.closed)
          log.warn({ subgraph: name, fault: (fault as Error).name }, 'the levels above are told later');
      })
      .finally(() => (busy = false));
  }, LOOK_MS);
  look.unref();
}

async function send(tx: EntityManager, service: Service, to: LevelName, lines: readonly NumberedLine[]): Promise<void> {
  const numbers = await numbersOf(
    tx,
    lines.map(({ uid }) => uid),
  );
  const rules = await blockingRules(tx, lines);
  // one name for all: they are counted in order, and a level that is down holds back only what is for itself
  const uid = uidFrom(`${LINES} ${service.name} ${to}`);
  const told = lines.map(({ detail, ...line }) =>
    LINE.parse({
      ...line,
      number: numbers.get(line.uid) ?? '',
      rule: rules.get(blockedAt(line)),
      detail: {
        ...(line.act === 'rate' && detail.level !== undefined ? { level: detail.level } : {}),
        ...(line.act === 'breach' && detail.clock !== undefined ? { clock: detail.clock } : {}),
      },
    }),
  );
  // positions have no holes, so that a part begins where the ones before it end
  let after = (lines[0]?.position ?? 1) - 1;
  for (const part of cutLines(told)) {
    const body = LINES_BODY.parse({ after, lines: part });
    await announce(tx, { to, topic: LINES, uid, body, at: service.now() });
    after += part.length;
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

/** Tells what there is to tell, and says to every level above that this one is there, and how many lines its ledger has. */
export async function pulse(service: Service): Promise<void> {
  await tellLines(service);
  const body = { position: service.ledger.head, at: service.now().toISOString() };
  await Promise.all(above(service).map(to => service.whisper(to, PULSE, body)));
}
