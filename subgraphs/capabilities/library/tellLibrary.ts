import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { CAUSES } from '../../../shared/domain/case/causes.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { itemKey } from '../../../shared/domain/fairness/itemKey.ts';
import { LEVELS } from '../../../shared/domain/levels.ts';
import { personalKinds } from '../../../shared/domain/privacy/looksPersonal.ts';
import { WORD_FIELDS } from '../../../shared/domain/library/prefill.ts';
import { announce } from '../../kit/outbox.ts';
import type { MessageHandler, Service } from '../../kit/subgraph.ts';
import { uidFrom } from '../../kit/uidFrom.ts';
import { indexCase, unindexCase } from './indexCase.ts';
import { LISTINGS, LibraryRow } from './LibraryRow.ts';
import { pathOf } from './readLibrary.ts';

/** The topic of the message by which a published case reaches other levels, and leaves them again. */
export const PUBLISHED = 'library.published';

const INSTANT = z.iso.datetime({ precision: 3 });

export const PUBLISHED_BODY = z.object({
  id: z.uuid(),
  series: z.uuid(),
  edition: z.number().int().positive(),
  number: z.string().max(32),
  state: z.enum(['published', 'replaced', 'withdrawn']),
  rev: z.number().int().positive(),
  center: z.string().max(16),
  reach: z.enum(['area', 'all']),
  item: z.string().max(100).nullable(),
  causes: z.array(z.enum(CAUSES)).max(CAUSES.length),
  title: z.string().max(100),
  problem: z.string().max(1000),
  obstacle: z.string().max(1000),
  solution: z.string().max(2000),
  basis: z.string().max(300).nullable(),
  effect: z.string().max(500).nullable(),
  typical: z.boolean(),
  listing: z.enum(LISTINGS),
  publishedAt: INSTANT,
  changedAt: INSTANT,
});

type Published = z.output<typeof PUBLISHED_BODY>;

/** Tells every other level how a case stands that reaches beyond its own center, in the commit in which it came to stand so. */
export async function tellLibrary(tx: EntityManager, service: Service, row: LibraryRow): Promise<void> {
  if (row.reach === 'center' || row.publishedAt === null) return;
  const body = PUBLISHED_BODY.parse(row);
  for (const to of LEVELS)
    if (to !== service.name)
      await announce(tx, { to, topic: PUBLISHED, uid: uidFrom(`${row.id} ${to}`), body, at: service.now() });
}

/** Only the level of its center tells of a case. */
function isFromItsLevel({ tree, name }: Service, center: string, origin: string): boolean {
  const from = tree.get(center)?.level;
  return from !== undefined && from !== name && from === origin.split('@')[0];
}

/**
 * Another level tells of a case of its library. Only the level of its center may (MESSAGE_MISDIRECTED), and nothing that looks
 * personal comes in (MESSAGE_MALFORMED): a level that is careless is not believed. The latest change stands, in whatever order
 * they come.
 */
export const hearLibrary: MessageHandler = async (tx, service, { body, origin }) => {
  const read = PUBLISHED_BODY.safeParse(body);
  const isPersonal = (told: Published) => WORD_FIELDS.some(field => personalKinds(told[field] ?? '').length > 0);
  if (!read.success || isPersonal(read.data)) throw new DomainError('MESSAGE_MALFORMED');
  const told = read.data;
  const known = await tx.findOne(LibraryRow, { where: { id: told.id }, ...service.database.lockRow });
  if (!isFromItsLevel(service, told.center, origin) || (known && known.center !== told.center))
    throw new DomainError('MESSAGE_MISDIRECTED');
  if (known && known.rev >= told.rev) return;
  const columns = { ...told, itemKey: itemKey(told.item).slice(0, 100), path: pathOf(service, told.center) };
  if (known) await tx.update(LibraryRow, { doc: known.doc }, columns);
  else await tx.insert(LibraryRow, { ...columns, uid: null, writtenBy: null, steps: [] });
  const row = await tx.findOneByOrFail(LibraryRow, { id: told.id });
  await (row.state === 'published' ? indexCase(tx, row) : unindexCase(tx, row));
};
