import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { translate } from '../../../shared/i18n/translate.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { tryReply } from './giveResult.ts';
import { DemandAnswerInput, ReplyFindingType } from './ReplyTypes.ts';

@Resolver()
export class ReplyGateResolver {
  @Query(() => [ReplyFindingType], {
    description:
      'What keeps a reply from being sent, or asks for a second look, without sending it (答复检查), N18, SJ-30, LH-11, LH-12, WL-75. Errors: CASE_NOT_FOUND.',
  })
  async replyGate(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('result', { description: 'The result as the citizen would be told it (办理结果).' }) result: string,
    @Ctx() ctx: RequestContext,
    @Arg('answers', () => [DemandAnswerInput], { nullable: true, description: 'The answer to each demand (逐项答复).' })
    answers?: DemandAnswerInput[] | null,
  ): Promise<ReplyFindingType[]> {
    const findings = await tryReply(ctx, uid, { result, answers: answers ?? null });
    return findings.map(finding => ({
      ...finding,
      text: translate(`reply.${finding.code}`, 'zh-CN'),
      textEn: translate(`reply.${finding.code}`, 'en'),
      remedy: translate(`replyRemedy.${finding.code}`, 'zh-CN'),
      remedyEn: translate(`replyRemedy.${finding.code}`, 'en'),
    }));
  }
}
