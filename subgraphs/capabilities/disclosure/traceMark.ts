import { allowsOffice, roleHolds } from '../../../shared/domain/access/permissions.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { readMark } from '../../../shared/domain/privacy/viewerMark.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { noteAuditRead } from '../cases/noteAuditRead.ts';
import { relationToArea } from '../cases/readPart.ts';
import type { MarkedView } from './MarkedView.ts';
import { viewOfMark } from './viewOfMark.ts';

/** The view that a mark belongs to, for an auditor of the area; null where this level knows none (N12). That it was asked is on record. */
export async function traceMark(ctx: RequestContext, text: string): Promise<MarkedView | null> {
  const actor = actorOf(ctx);
  if (!roleHolds(actor.role, 'traceMark'))
    throw new DomainError('NOT_PERMITTED', { act: 'traceMark', role: actor.role });
  const mark = readMark(text);
  if (mark === undefined) throw new DomainError('FIELD_INVALID', {}, 'mark');
  const view = await viewOfMark(ctx.service.database.read, mark);
  const shown = view && allowsOffice(actor.role, 'traceMark', relationToArea(ctx, view.of)) ? view : null;
  await noteAuditRead(ctx, { what: 'trace', area: actor.center, filter: { mark }, rows: shown ? 1 : 0 });
  return shown;
}
