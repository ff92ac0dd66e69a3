import { allowsOffice, allowsRead } from '../../../shared/domain/access/permissions.ts';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import {
  mayRaise,
  ORDER_ACTS,
  type OrderAct,
  type OrderGrade,
  orderAfter,
  rightOf,
} from '../../../shared/domain/supervision/order.ts';
import type { Service } from '../../kit/subgraph.ts';
import type { SupervisionRow } from './SupervisionRow.ts';

type Place = Pick<SupervisionRow, 'target' | 'department'>;

/** An order stands to people as the place that it is for; a department there makes it that department’s. */
const held = ({ target, department }: Place) => ({
  center: target,
  departments: department === null ? [] : [department],
});

/** Whether somebody may know of an order. */
export const mayKnowOrder = (actor: Actor, row: Place, { tree }: Pick<Service, 'tree'>): boolean =>
  allowsRead(actor.role, 'supervision', relationOf(actor, held(row), tree));

/** Whether somebody may issue an order of this grade to a place. */
export const mayIssue = (actor: Actor, grade: OrderGrade, to: Place, { tree }: Pick<Service, 'tree'>): boolean =>
  allowsOffice(actor.role, rightOf(grade), relationOf(actor, held(to), tree));

/** Which level decides an act: the answer is written where the order is for, all else where it was issued. */
export const levelOfAct = (
  act: OrderAct,
  row: Pick<SupervisionRow, 'center' | 'target'>,
  { tree }: Pick<Service, 'tree'>,
) => tree.get(act === 'reply' ? row.target : row.center)?.level ?? '';

/**
 * Whether somebody may do this to an order. What was issued is judged by people of the issuing center who may issue it; it is
 * answered at the place that it is for.
 */
export function mayDo(actor: Actor, act: OrderAct, row: SupervisionRow, service: Pick<Service, 'tree'>): boolean {
  const { tree } = service;
  if (act === 'reply') return allowsOffice(actor.role, 'answerSupervision', relationOf(actor, held(row), tree));
  const issuer = relationOf(actor, { center: row.center }, tree);
  return (issuer === 'ownCenter' || issuer === 'ownBranch') && mayIssue(actor, row.grade, row, service);
}

/** What somebody may do to an order here and now: what buttons are drawn from. */
export const actsOnOrder = (actor: Actor, row: SupervisionRow, service: Service): OrderAct[] =>
  ORDER_ACTS.filter(
    act =>
      orderAfter(row.grade, row.state, act) !== undefined &&
      levelOfAct(act, row, service) === service.name &&
      mayDo(actor, act, row, service) &&
      (act !== 'raise' || mayRaise(row, service.now().toISOString())),
  );

/** The state after an act, or SUPERVISION_STATE, which says how it stands. */
export function stateAfterAct({ grade, state }: Pick<SupervisionRow, 'grade' | 'state'>, act: OrderAct) {
  const next = orderAfter(grade, state, act);
  if (!next) throw new DomainError('SUPERVISION_STATE', { state });
  return next;
}
