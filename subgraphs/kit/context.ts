import DataLoader from 'dataloader';
import { wear } from '../../shared/domain/access/duty.ts';
import type { Actor } from '../../shared/domain/case/decide.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Principal } from '../../shared/identity/principal.ts';
import type { RequestContext, Service } from './subgraph.ts';

export const contextFor = (service: Service, principal: Principal | null): RequestContext => ({
  principal,
  service,
  loaders: new Map(),
  proved: new Set(),
});

/** The same, for somebody who says in which duty this is asked. */
export async function openContext(
  service: Service,
  principal: Principal | null,
  duty?: unknown,
): Promise<RequestContext> {
  const ctx = contextFor(service, principal);
  if (duty === undefined || duty === '' || !dutiesOf(service)) return ctx;
  return renewDuty(Object.assign(ctx, { duty: { id: String(duty), found: null } }));
}

/**
 * Reads the duty of a request anew, from the table and not from memory: one that was ended has ended for every process over
 * the same database, from the commit on.
 */
export async function renewDuty(ctx: RequestContext): Promise<RequestContext> {
  if (ctx.duty) ctx.duty.found = (await dutiesOf(ctx.service)?.(ctx.service, ctx.duty.id)) ?? null;
  return ctx;
}

/** The directory knows no duties, and answers nothing that depends on who asks. */
const dutiesOf = ({ subgraph }: Service) => subgraph.capabilities.find(({ dutyOf }) => dutyOf)?.dutyOf;

/**
 * Who asks: the person of the token or, in a duty, that person with the role and the center of the duty, for as long as it is
 * in force. Refuses with UNAUTHENTICATED where there is none, and with NOT_ON_DUTY.
 */
export function actorOf(ctx: RequestContext): Actor {
  const { duty, service } = ctx;
  const person = personOf(ctx);
  return duty ? wear(duty.found, person, service.now().toISOString(), service.tree) : person;
}

/** The person of the token, whatever the duty. */
export function personOf({ principal, service }: RequestContext): Actor {
  if (!principal) throw new DomainError('UNAUTHENTICATED');
  if (!service.tree.has(principal.center)) throw new DomainError('CENTER_UNKNOWN', { center: principal.center });
  return principal;
}

/** The loader of that name in this request: keys asked for one by one become one read. */
export function loaderOf<T>(
  ctx: RequestContext,
  name: string,
  readAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): DataLoader<string, T | undefined> {
  let loader = ctx.loaders.get(name);
  if (!loader) {
    loader = new DataLoader(async (keys: readonly string[]) => {
      const found = await readAll(keys);
      return keys.map(key => found.get(key));
    });
    ctx.loaders.set(name, loader);
  }
  return loader as DataLoader<string, T | undefined>;
}
