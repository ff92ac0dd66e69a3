import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsOffice, allowsRead } from '../../../shared/domain/access/permissions.ts';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import {
  actsOnFinding,
  actsOnVisit,
  type FindingAct,
  isHidden,
  type VisitAct,
} from '../../../shared/domain/visit/visit.ts';
import type { Service } from '../../kit/subgraph.ts';
import type { ReturnVisitRow } from './ReturnVisitRow.ts';
import type { FindingRow, VisitRow } from './VisitRow.ts';

type Tree = Pick<Service, 'tree'>;

/** What a visit stands to people as: its center, or the department there. */
export const held = ({ target, department }: Pick<VisitRow, 'target' | 'department'>) => ({
  center: target,
  departments: department === null ? [] : [department],
});

/** Whether somebody may order visits to this place. */
export const mayInspect = (actor: Actor, center: string, { tree }: Tree): boolean =>
  allowsOffice(actor.role, 'inspect', relationOf(actor, { center }, tree));

/** Whether somebody may answer what a visit to this place has found: where it was, and nowhere else. */
export const mayAnswer = (actor: Actor, visit: Pick<VisitRow, 'target' | 'department'>, { tree }: Tree): boolean =>
  allowsOffice(actor.role, 'answerSupervision', relationOf(actor, held(visit), tree));

/** What somebody may do to a visit here and now: what buttons are drawn from. */
export const actsOfVisit = (actor: Actor, visit: VisitRow, service: Pick<Service, 'tree' | 'now'>): VisitAct[] =>
  mayInspect(actor, visit.target, service) ? actsOnVisit(visit, beijingDay(service.now())) : [];

/** What somebody may do to a finding here and now. An order is issued by who supervises that place. */
export function actsOfFinding(
  actor: Actor,
  visit: VisitRow,
  finding: FindingRow,
  service: Pick<Service, 'tree' | 'now'>,
): FindingAct[] {
  const may: Readonly<Record<FindingAct, boolean>> = {
    answer: mayAnswer(actor, visit, service),
    judge: mayInspect(actor, visit.target, service),
    order: allowsOffice(actor.role, 'supervise', relationOf(actor, held(visit), service.tree)),
  };
  return actsOnFinding(visit.state, finding, service.now().toISOString()).filter(act => may[act]);
}

/** Whether somebody may write down what is said in this return visit. */
export const mayRecord = (actor: Actor, { center, doneAt }: ReturnVisitRow, service: Tree): boolean =>
  doneAt === null && mayInspect(actor, center, service);

/** Whether somebody may know of a visit: of a secret one that is not published only where it was ordered, or above. */
export function mayKnowVisit(actor: Actor, row: VisitRow, service: Tree): boolean {
  const { tree } = service;
  if (!allowsRead(actor.role, 'visits', relationOf(actor, held(row), tree))) return false;
  return !isHidden(row, mayInspect(actor, row.target, service) && covers(tree, actor.center, row.byCenter));
}

/** Refuses whoever orders no visits there: NOT_PERMITTED, OUTSIDE_JURISDICTION. */
export function checkInspects(actor: Actor, center: string, service: Tree): void {
  if (mayInspect(actor, center, service)) return;
  if (!allowsOffice(actor.role, 'inspect', 'ownCenter'))
    throw new DomainError('NOT_PERMITTED', { act: 'inspect', role: actor.role });
  throw new DomainError('OUTSIDE_JURISDICTION', {}, 'target');
}
