import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsOffice, allowsRead } from '../../../shared/domain/access/permissions.ts';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { CIRCULAR_ACTS, type CircularAct, circularAfter } from '../../../shared/domain/supervision/circular.ts';
import type { Service } from '../../kit/subgraph.ts';
import { AT_HOME } from '../cases/readPart.ts';
import type { CircularReceiptRow, CircularRow } from './CircularRow.ts';

type Tree = Pick<Service, 'tree'>;

/** The departments that a circular names at a center, by their codes. */
export const departmentsIn = ({ departments }: Pick<CircularReceiptRow, 'departments'>): string[] =>
  departments.split(',').filter(code => code !== '');

/** WL-83: who supervises draws up and issues circulars of the own center, and of its branches. */
export const mayIssueFrom = (actor: Actor, center: string, { tree }: Tree): boolean => {
  const relation = relationOf(actor, { center }, tree);
  return AT_HOME.includes(relation) && allowsOffice(actor.role, 'supervise', relation);
};

/** Whether somebody may confirm a circular for a center: who answers there for what comes from above. */
export const mayConfirmFor = (actor: Actor, center: string, { tree }: Tree): boolean =>
  allowsOffice(actor.role, 'answerSupervision', relationOf(actor, { center }, tree));

/**
 * Whether somebody may know of a circular. Before it is issued only who issues it; from then on who reads supervision where it
 * comes from or where it goes to, and a department that it names.
 */
export function mayKnowCircular(
  actor: Actor,
  row: Pick<CircularRow, 'center' | 'number'>,
  receipts: readonly CircularReceiptRow[],
  { tree }: Tree,
): boolean {
  if (row.number === null) return mayIssueFrom(actor, row.center, { tree });
  const reads = (center: string, departments: string[] = []) =>
    allowsRead(actor.role, 'supervision', relationOf(actor, { center, departments }, tree));
  return reads(row.center) || receipts.some(one => reads(one.center, departmentsIn(one)));
}

/** The receivers that somebody sees: those of the own area. */
export const seenReceipts = (
  actor: Actor,
  receipts: readonly CircularReceiptRow[],
  { tree }: Tree,
): CircularReceiptRow[] => receipts.filter(({ center }) => covers(tree, actor.center, center));

/** The centers for which somebody has to confirm a circular here, and has not. */
export const waitingFor = (
  actor: Actor,
  receipts: readonly CircularReceiptRow[],
  { tree, name }: Pick<Service, 'tree' | 'name'>,
): string[] =>
  receipts
    .filter(({ confirmedAt }) => confirmedAt === null)
    .map(({ center }) => center)
    .filter(center => tree.get(center)?.level === name && mayConfirmFor(actor, center, { tree }));

/** What somebody may do to a circular here and now: what buttons are drawn from. */
export function actsOnCircular(
  actor: Actor,
  row: CircularRow,
  receipts: readonly CircularReceiptRow[],
  service: Service,
): CircularAct[] {
  const isHome = service.tree.get(row.center)?.level === service.name && mayIssueFrom(actor, row.center, service);
  return CIRCULAR_ACTS.filter(act => {
    if (circularAfter(row.state, act) === undefined) return false;
    return act === 'confirm' ? waitingFor(actor, receipts, service).length > 0 : isHome;
  });
}

/** The state after an act, or CIRCULAR_STATE, which says how it stands. */
export function circularStateAfter({ state }: Pick<CircularRow, 'state'>, act: CircularAct) {
  const next = circularAfter(state, act);
  if (!next) throw new DomainError('CIRCULAR_STATE', { circular: state });
  return next;
}
