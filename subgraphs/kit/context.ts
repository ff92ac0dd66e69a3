import DataLoader from 'dataloader';
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

/** The person who asks. Refuses with UNAUTHENTICATED where there is none. */
export function actorOf({ principal, service }: RequestContext): Actor {
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
