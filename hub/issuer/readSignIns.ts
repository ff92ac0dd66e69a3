import type { IncomingMessage } from 'node:http';
import { type FindOptionsWhere, LessThan } from 'typeorm';
import { z } from 'zod';
import { allowsRead } from '../../shared/domain/access/permissions.ts';
import { refuseRead } from '../../shared/domain/access/refuseRead.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { bearerToken, type Verify } from '../../shared/identity/principal.ts';
import { pageSize } from '../../subgraphs/kit/pages.ts';
import type { Issuer } from './openIssuer.ts';
import { SignIn } from './SignIn.ts';
import { note } from './store.ts';

/** `?first=50&before=1234&account=wang.fang&failed=true`: all may be left out. */
const WISHES = z.object({
  first: z.coerce.number().int().default(50),
  before: z.coerce.number().int().positive().optional(),
  account: z.string().min(1).max(64).optional(),
  failed: z.enum(['true', 'false']).default('false'),
});

export interface SignIns {
  signIns: SignIn[];
  /** Send it as `before` for the next page; null after the last. */
  before: number | null;
}

/**
 * Who signed in, newest first, for an auditor of any center: accounts are of the whole installation. That somebody looked is a
 * line of the same record, written before the answer leaves. Refuses with UNAUTHENTICATED, NOT_PERMITTED, FIELD_INVALID, PAGE_SIZE.
 */
export async function readSignIns({ store }: Issuer, verify: Verify, request: IncomingMessage): Promise<SignIns> {
  const token = bearerToken(request.headers.authorization);
  if (token === undefined) throw new DomainError('UNAUTHENTICATED');
  const { id, role } = await verify(token);
  if (!allowsRead(role, 'signIns', 'none')) throw refuseRead(role, 'signIns');
  const { first, before, account, failed } = wishesOf(request);
  const size = pageSize(first);
  const query = store.read
    .createQueryBuilder(SignIn, 's')
    .orderBy('s.seq', 'DESC')
    .take(size + 1);
  const where: FindOptionsWhere<SignIn> = {
    ...(before === undefined ? {} : { seq: LessThan(before) }),
    ...(account === undefined ? {} : { account }),
  };
  query.where(where);
  if (failed === 'true') query.andWhere("s.result <> 'ok'");
  const rows = await query.getMany();
  await store.write(tx =>
    note(tx, store, { act: 'read-sign-ins', account: id, origin: request.socket.remoteAddress ?? '' }),
  );
  const signIns = rows.slice(0, size);
  return { signIns, before: rows.length > size ? (signIns.at(-1)?.seq ?? null) : null };
}

function wishesOf({ url = '' }: IncomingMessage): z.infer<typeof WISHES> {
  const read = WISHES.safeParse(Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? '')));
  if (read.success) return read.data;
  throw new DomainError('FIELD_INVALID', {}, String(read.error.issues[0]?.path[0] ?? ''));
}
