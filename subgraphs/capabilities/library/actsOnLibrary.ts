import { allowsOffice } from '../../../shared/domain/access/permissions.ts';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import {
  LIBRARY_ACTS,
  type LibraryAct,
  libraryRightOf,
  libraryStateAfter,
} from '../../../shared/domain/library/publication.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { OVER } from './keepLibrary.ts';
import type { LibraryRow } from './LibraryRow.ts';
import { mayWorkOn } from './readLibrary.ts';

/** What somebody may do to it here and now: what buttons are drawn from. */
export function actsOnLibrary(ctx: RequestContext, row: LibraryRow): LibraryAct[] {
  const actor = actorOf(ctx);
  const { service } = ctx;
  if (!mayWorkOn(ctx, row) || service.tree.get(actor.center)?.level !== service.name) return [];
  if (service.tree.get(row.center)?.level !== service.name) return [];
  const relation = relationOf(actor, row, service.tree);
  return LIBRARY_ACTS.filter(act => {
    const foreseen = libraryStateAfter(row.state, act) !== undefined || (act === 'write' && OVER.includes(row.state));
    const own = act === 'publish' && row.writtenBy === actor.id;
    return foreseen && !own && allowsOffice(actor.role, libraryRightOf(act), relation);
  });
}
