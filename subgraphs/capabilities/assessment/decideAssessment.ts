import { type AssessmentAct, assessmentAfter, isTimeFor } from '../../../shared/domain/assessment/course.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { withoutNumbers } from '../../../shared/domain/privacy/withoutNumbers.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { AssessmentRow } from './AssessmentRow.ts';
import { decidesOwn, mayAssess, mayKnow, rightTo } from './mayAssess.ts';

/**
 * Answers, confirms or drops what was proposed, with the words of who does it (N10): locked, so that of two who decide at once one is
 * told how it stands now. Numbers that name a person are struck from the words. A row that may not be known is absent.
 */
export async function actOnAssessment(
  ctx: RequestContext,
  id: string,
  act: AssessmentAct,
  text: string,
): Promise<AssessmentRow> {
  const actor = actorOf(ctx);
  const { service } = ctx;
  const { database } = service;
  return database.write(async tx => {
    const row = await tx.findOne(AssessmentRow, { where: { id }, ...database.lockRow });
    if (!row || !mayKnow(actor, row, service)) throw new DomainError('ASSESSMENT_NOT_FOUND', {}, 'id');
    if (!mayAssess(actor, act, row, service))
      throw new DomainError('NOT_PERMITTED', { act: rightTo(act), role: actor.role });
    if (decidesOwn(actor, act, row)) throw new DomainError('ASSESSMENT_OWN');
    const state = assessmentAfter(row.state, act);
    if (!state) throw new DomainError('ASSESSMENT_STATE', { state: row.state });
    const at = service.now().toISOString();
    if (!isTimeFor(act, row, at)) throw new DomainError('ASSESSMENT_NOT_YET', { dueOn: row.dueOn });
    const words = withoutNumbers(text);
    const step = { act, at, by: actor.id, role: actor.role, center: actor.center, text: words };
    const after: AssessmentRow = {
      ...row,
      ...{ state, steps: [...row.steps, step] },
      ...(act === 'answer' ? { answer: words } : { decidedAt: at }),
    };
    await tx.update(AssessmentRow, { id }, after);
    return after;
  });
}
