import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Cause } from '../../../shared/domain/case/causes.ts';
import { AttachmentLimits } from '../cases/AttachmentLimits.ts';
import { Causes } from '../cases/CaseEnums.ts';
import { ClockStepType } from '../cases/ClockStepType.ts';
import { ReporterKinds } from './RegisterCaseInput.ts';
import type { ReporterKind } from './registerCase.ts';

@InputType({ description: 'What somebody reports without an account, in plain words (我要反映), WL-12, WL-62.' })
export class ReportMatterInput {
  @Field(() => ID, { description: 'The center that is to take it (受理中心).' })
  center: string;

  @Field({ description: 'What happened and what is asked for (遇到的问题及诉求), 2,000 characters at most.' })
  demand: string;

  @Field(() => String, { nullable: true, description: 'The service item (办理业务名称), SJ-44.' })
  item?: string | null;

  @Field(() => [Causes], { description: 'Why it could not get done; tick at least one (办不成的原因), SJ-50.' })
  causes: Cause[];

  @Field(() => String, {
    nullable: true,
    description: 'The other cause in words (其他原因); required when OTHER is ticked, SJ-49.',
  })
  otherCause?: string | null;

  @Field(() => Int, { nullable: true, description: 'How often one came in vain (跑动次数), SJ-06, LH-22.' })
  visits?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the application that got stuck (原申请编号), SJ-05.',
  })
  sourceRef?: string | null;

  @Field(() => ReporterKinds, { nullable: true, description: 'A person or a firm (反映人类型); a person if left out.' })
  reporterKind?: ReporterKind | null;

  @Field({ description: 'Whose matter it is (反映人姓名), SJ-40. Kept encrypted at this window, shown masked.' })
  reporterName: string;

  @Field({ description: 'Where to call back (联系电话), SJ-41. Kept encrypted at this window, shown masked.' })
  reporterPhone: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The number of the identity document (证件号码), where the form of the center needs it. Kept encrypted at this window, shown masked.',
  })
  reporterIdNumber?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether somebody reports for a relative (代亲属反映); the telephone is theirs then.',
  })
  forRelative?: boolean | null;

  @Field({
    description:
      'A UUID of one’s own for this report (请求号), lower case: sent twice it registers once, and gets the same receipt.',
  })
  requestId: string;
}

@Directive('@shareable')
@ObjectType({ description: 'What a center asks of whoever reports without an account (网上反映要求), by its rules.' })
export class MatterOffer {
  @Field({ description: 'Whether it takes matters from the net (是否开通网上反映), WL-62.' })
  online: boolean;

  @Field(() => [String], {
    description: 'Fields of the report that its form cannot do without (必填栏目), by name, as `item`. SJ-44, SJ-63.',
  })
  required: string[];
}

@Directive('@shareable')
@ObjectType({
  description: 'The receipt for what was reported without an account (回执). The code is shown here and nowhere else.',
})
export class MatterReceipt {
  @Field({ description: 'The case number (编号).' })
  number: string;

  @Field({ description: 'The code with which one looks it up, rates and objects (查询码).' })
  code: string;

  @Field({ description: 'What it is about, in one line (标题).' })
  title: string;

  @Field({ description: 'The center that takes it, by name (受理中心).' })
  center: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was put on record (登记时间).' })
  registeredAt: Date;

  @Field(() => GraphQLLocalDate, { description: 'The last day for the answer (办理时限).' })
  dueOn: string;

  @Field({ description: 'True while that day may still move, for want of a holiday notice (暂定).' })
  dueProvisional: boolean;

  @Field(() => [ClockStepType], { description: 'Why that day (时限推算), N3.' })
  dueWhy: ClockStepType[];

  @Field(() => AttachmentLimits, {
    description: 'What the center takes in files (附件限制): they are sent with number and code.',
  })
  fileLimits: AttachmentLimits;
}
