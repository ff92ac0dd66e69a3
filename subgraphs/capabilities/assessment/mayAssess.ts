import { allowsOffice, allowsRead } from '../../../shared/domain/access/permissions.ts';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import {
  ASSESSMENT_ACTS,
  type AssessmentAct,
  assessmentAfter,
  isTimeFor,
} from '../../../shared/domain/assessment/course.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import type { OfficeAct } from '../../../shared/domain/access/permissions.ts';
import type { Service } from '../../kit/subgraph.ts';
import type { AssessmentRow } from './AssessmentRow.ts';

type Charged = Pick<AssessmentRow, 'center' | 'department' | 'person'>;

/** A row stands to people as the place that it is about; a department there makes it that department’s. */
const held = ({ center, department }: Charged) => ({ center, departments: department === null ? [] : [department] });

export const rightTo = (act: AssessmentAct): OfficeAct => (act === 'answer' ? 'answerAssessment' : 'decideAssessment');

const isOwn = ({ person }: Charged, { id, standsFor }: Actor): boolean =>
  person !== null && (person === id || person === standsFor);

/** Whether somebody sees what stands against persons of an area: who decides or leads there; the others see the own alone. */
export const seesPersons = ({ role }: Actor): boolean => allowsRead(role, 'assessment', 'descendant');

/** Whether somebody may know of a row: of a person’s only that one, and who assesses. */
export function mayKnow(actor: Actor, row: Charged, { tree }: Pick<Service, 'tree'>): boolean {
  if (!allowsRead(actor.role, 'assessment', relationOf(actor, held(row), tree))) return false;
  return row.person === null || isOwn(row, actor) || seesPersons(actor);
}

/** Whether somebody may do this to a row by office. */
export const mayAssess = (actor: Actor, act: AssessmentAct, row: Charged, { tree }: Pick<Service, 'tree'>): boolean =>
  allowsOffice(actor.role, rightTo(act), relationOf(actor, held(row), tree));

/** Nobody decides what they are charged with, or have answered themselves. */
export const decidesOwn = (actor: Actor, act: AssessmentAct, row: Charged & Pick<AssessmentRow, 'steps'>): boolean =>
  act !== 'answer' && (isOwn(row, actor) || row.steps.some(step => step.act === 'answer' && step.by === actor.id));

/** What somebody may do to a row here and now: what buttons are drawn from. */
export const actsOnAssessment = (actor: Actor, row: AssessmentRow, service: Service): AssessmentAct[] =>
  ASSESSMENT_ACTS.filter(
    act =>
      assessmentAfter(row.state, act) !== undefined &&
      isTimeFor(act, row, service.now().toISOString()) &&
      mayAssess(actor, act, row, service) &&
      !decidesOwn(actor, act, row),
  );
