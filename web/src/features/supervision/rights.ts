import { allowsOffice, roleHolds } from '../../../../shared/domain/access/permissions.ts';
import type { Relation } from '../../../../shared/domain/access/relation.ts';
import type { RoleName } from '../../../../shared/domain/access/roles.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { gradesAbove, ORDER_GRADES, type OrderGrade, rightOf } from '../../../../shared/domain/supervision/order.ts';
import type { CenterNameFragment, SupervisionAct, SupervisionGrade } from '../../gen/graphql.ts';
import { levelName } from '../../lib/levels.ts';

/** The API writes enum values in capitals, the rules of shared/domain in small letters. */
const gradeOf = (grade: SupervisionGrade): OrderGrade => grade.toLowerCase() as OrderGrade;
const gradeValue = (grade: OrderGrade): SupervisionGrade => grade.toUpperCase() as SupervisionGrade;

export const GRADES: readonly SupervisionGrade[] = ORDER_GRADES.map(gradeValue);

/** The grades to which an order may be raised, the mildest first. */
export const gradesOver = (grade: SupervisionGrade): SupervisionGrade[] => gradesAbove(gradeOf(grade)).map(gradeValue);

type Place = Pick<CenterNameFragment, 'code' | 'level'>;

/** How somebody stands to a center of the own area: below lies what is of another level, beside what is of the same. */
const relationTo = (own: Place, target: Place): Relation =>
  target.code === own.code ? 'ownCenter' : target.level === own.level ? 'ownBranch' : 'descendant';

/** The grades that a role may issue to a center of its area, the mildest first. */
export const gradesFor = (role: RoleName, own: Place, target: Place): SupervisionGrade[] =>
  ORDER_GRADES.filter(grade => allowsOffice(role, rightOf(grade), relationTo(own, target))).map(gradeValue);

/** Whether a role may issue anything to a center of its area. */
export const mayPress = (role: RoleName, own: Place, target: Place): boolean => gradesFor(role, own, target).length > 0;

/** Whether there is anything that a role issues at all. */
export const issues = (role: RoleName): boolean => ORDER_GRADES.some(grade => roleHolds(role, rightOf(grade)));

/**
 * At which level an order is opened: at the own one wherever that has issued it or has to answer it, for nothing can be done
 * to it elsewhere; else at the level whose list it stands in.
 */
export const levelToOpen = (
  { center, target }: { center: Pick<Place, 'level'> | null; target: Pick<Place, 'level'> | null },
  own: LevelName,
  listed: LevelName,
): LevelName => ([center, target].some(place => place !== null && levelName(place.level) === own) ? own : listed);

/**
 * At which level a circular is opened: where it was issued if that is the own one, and at the own one where it waits to be
 * confirmed; else at the level whose list it stands in.
 */
export const levelOfCircular = (
  { center }: { center: Pick<Place, 'level'> | null },
  own: LevelName,
  listed: LevelName,
): LevelName => (center !== null && levelName(center.level) === own ? own : listed);

/** How many of these wait for an answer of this person: who may take an order back has issued it, and waits for others. */
export const awaitedOf = (orders: readonly { acts: readonly SupervisionAct[] }[]): number =>
  orders.filter(({ acts }) => acts.includes('REPLY') && !acts.includes('CANCEL')).length;
