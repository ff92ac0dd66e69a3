import { Arg, Ctx, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { requiredText } from '../../../shared/domain/case/text.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { caseStream, type StreamFrame } from '../cases/caseStream.ts';
import { eventOf, LedgerEvent } from '../cases/LedgerEvent.ts';
import { answerEscalation } from './answerEscalation.ts';

@Resolver(() => CaseFile)
export class RulingResolver {
  @Mutation(() => CaseFile, { description: 'Take on what the level below asked (受理提级), AH-32.' })
  acceptEscalation(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return answerEscalation(ctx, uid, 'acceptEscalation', 'accepted');
  }

  @Mutation(() => CaseFile, { description: 'Decide what the level below asked (裁定), WL-73. The decision goes down.' })
  decideEscalation(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('decision', { description: 'What is decided (裁定意见).' }) decision: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return answerEscalation(ctx, uid, 'decideEscalation', 'decided', { decision: requiredText('decision', decision) });
  }

  @Mutation(() => CaseFile, { description: 'Give it back to the level below with an instruction (退回下级), AH-32.' })
  returnEscalation(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('instruction', { description: 'What the level below shall do (退回指示).' }) instruction: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    const detail = { instruction: requiredText('instruction', instruction) };
    return answerEscalation(ctx, uid, 'returnEscalation', 'returned', detail);
  }

  @Subscription(() => LedgerEvent, {
    subscribe: ({ args, context }) =>
      caseStream(context as never, args as never, ({ act }) => act === 'receiveEscalation'),
    description: 'Each escalation that arrives at this level from inside an area, live (提级实时流).',
  })
  escalations(
    @Root() frame: StreamFrame,
    @Arg('area', () => ID, { description: 'A center (区域); escalations from or to its whole area count.' })
    _area: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The last cursor seen (续传位置): what was missed comes first.',
    })
    _after?: string | null,
  ): LedgerEvent {
    return eventOf(frame);
  }
}
