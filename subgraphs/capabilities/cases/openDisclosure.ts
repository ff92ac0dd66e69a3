import { In, IsNull, MoreThan } from 'typeorm';
import { actorOf, loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Disclosure } from './Disclosure.ts';

/** The disclosure of a case that this person has open now, in this role at this center; null where there is none (N12). */
export async function openDisclosureOf(ctx: RequestContext, uid: string): Promise<Disclosure | null> {
  const { id: person, role, center } = actorOf(ctx);
  const { database, now } = ctx.service;
  const loader = loaderOf<Disclosure>(ctx, 'disclosures', async uids => {
    const until = MoreThan(now().toISOString());
    const own = { uid: In([...uids]), person, role, center, until, attachment: IsNull() };
    const rows = await database.read.find(Disclosure, { where: own, order: { until: 'ASC' } });
    return new Map(rows.map(row => [row.uid, row]));
  });
  return (await loader.load(uid)) ?? null;
}
