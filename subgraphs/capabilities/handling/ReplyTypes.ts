import { Field, InputType, Int, ObjectType, Directive } from 'type-graphql';
import type { AnswerOutcome } from '../../../shared/domain/case/demands.ts';
import type { FindingSeverity, ReplyFindingCode } from '../../../shared/domain/case/replyGate.ts';
import { AnswerOutcomes, FindingSeverities, ReplyFindingCodes } from '../cases/CaseEnums.ts';

@InputType({ description: 'The answer to one demand (逐项答复), WL-75.' })
export class DemandAnswerInput {
  @Field(() => Int, { description: 'The number of the demand (诉求序号).' })
  no: number;

  @Field(() => AnswerOutcomes, { description: 'How it is answered (答复结论).' })
  outcome: AnswerOutcome;

  @Field({ description: 'The answer (答复).' })
  answer: string;

  @Field(() => String, {
    nullable: true,
    description: 'The article an explanation rests on (依据); required with EXPLAINED, SJ-30.',
  })
  basis?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where to go instead, and how (办理路径); required with REFERRED, LH-12.',
  })
  route?: string | null;
}

@Directive('@shareable')
@ObjectType('ReplyFinding', { description: 'Something in a reply that should not go out so (答复检查结果), N18.' })
export class ReplyFindingType {
  @Field(() => ReplyFindingCodes, { description: 'What it is (问题).' })
  code: ReplyFindingCode;

  @Field(() => FindingSeverities, {
    description: 'STOP: the reply is refused. ADVISE: it is sent once a person confirms it (提示等级).',
  })
  severity: FindingSeverity;

  @Field({ description: 'The field it stands in (栏目): `result`, `answer`, `basis` or `route`.' })
  field: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of the demand (诉求序号); null for the result of the whole case.',
  })
  no: number | null;

  @Field({ description: 'The words it is about (所指文字); empty where something is missing.' })
  words: string;

  @Field({ description: 'What is wrong, in Chinese (说明).' })
  text: string;

  @Field({ description: 'What is wrong, in English (英文说明).' })
  textEn: string;

  @Field({ description: 'What to do about it, in Chinese (修改建议).' })
  remedy: string;

  @Field({ description: 'What to do about it, in English (英文修改建议).' })
  remedyEn: string;
}
