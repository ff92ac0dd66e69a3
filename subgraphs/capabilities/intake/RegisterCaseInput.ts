import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import type { Cause } from '../../../shared/domain/case/causes.ts';
import type { Channel, RecordKind } from '../../../shared/domain/policy/policy.ts';
import { Causes, Channels, RecordKinds } from '../cases/CaseEnums.ts';
import type { ReporterKind, StuckStage } from './registerCase.ts';

const StuckStages = { ACCEPT: 'accept', APPROVE: 'approve', FINISH: 'finish' };
registerEnumType(StuckStages, {
  name: 'StuckStage',
  description: 'Where on the normal way it got stuck (卡点环节), SJ-05.',
  valuesConfig: {
    ACCEPT: { description: 'Not accepted (未受理)' },
    APPROVE: { description: 'Not approved (未审批)' },
    FINISH: { description: 'Not finished (未办结)' },
  },
});

const ReporterKinds = { CITIZEN: 'citizen', ENTERPRISE: 'enterprise' };
registerEnumType(ReporterKinds, {
  name: 'ReporterKind',
  description: 'Who reports (反映人类型).',
  valuesConfig: { CITIZEN: { description: 'A person (群众)' }, ENTERPRISE: { description: 'A firm (企业)' } },
});
export { ReporterKinds };

@InputType({ description: 'A field that the center has added to its form, filled in (自定义栏目), SJ-63.' })
export class ExtraFieldInput {
  @Field({ description: 'The code of the field (栏目编码).' })
  code: string;

  @Field(() => [String], { description: 'What was filled in (内容); several for a choice of many.' })
  values: string[];
}

@InputType({ description: 'The registration form (登记表, SJ 附件1).' })
export class RegisterCaseInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The center whose window takes the case (中心); your own if left out.',
  })
  center?: string | null;

  @Field(() => RecordKinds, {
    nullable: true,
    description: 'What is put on record (登记类型); a case if left out. AH-13, SJ-22, LH-23.',
  })
  kind?: RecordKind | null;

  @Field(() => Channels, { nullable: true, description: 'How it came (反映渠道); the window if left out. WL-62…66.' })
  channel?: Channel | null;

  @Field({ description: 'What it is about, in one line (标题), 100 characters at most.' })
  title: string;

  @Field(() => String, {
    nullable: true,
    description: 'The problem and the demand (遇到的问题及诉求), 2,000 characters at most; the title if left out.',
  })
  demand?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Where more than one thing is asked for: each by itself (各项诉求), so that each gets its answer. WL-75.',
  })
  demands?: string[] | null;

  @Field(() => String, { nullable: true, description: 'The service item asked for (办理业务名称), SJ-44.' })
  item?: string | null;

  @Field(() => [Causes], {
    description: 'Why it could not get done; tick at least one for a case (办不成的原因), SJ-50.',
  })
  causes: Cause[];

  @Field(() => String, {
    nullable: true,
    description: 'The other cause in words (其他原因); required when OTHER is ticked, SJ-49.',
  })
  otherCause?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The class in the scheme of the center (分类), where the window knows it at once; it sets the citizen’s date. SJ-27, SJ-28.',
  })
  class?: string | null;

  @Field(() => Int, { nullable: true, description: 'How often the reporter came in vain (跑动次数), SJ-06, LH-22.' })
  visits?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the application that got stuck (原申请编号), SJ-05.',
  })
  sourceRef?: string | null;

  @Field(() => StuckStages, { nullable: true, description: 'Where it got stuck (卡点环节), SJ-05, LH-21.' })
  stuckStage?: StuckStage | null;

  @Field(() => ReporterKinds, { nullable: true, description: 'A person or a firm (反映人类型); a person if left out.' })
  reporterKind?: ReporterKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reporter’s name (反映人姓名), SJ-40. Kept at this window, shown masked.',
  })
  reporterName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reporter’s telephone (联系电话), SJ-41. Kept at this window, shown masked.',
  })
  reporterPhone?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The number of the reporter’s identity document (证件号码), if it is needed; of a resident card the check digit must be right. Kept encrypted at this window, shown masked.',
  })
  reporterIdNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'The window that took it (接待窗口), SJ-43.' })
  window?: string | null;

  @Field(() => [ExtraFieldInput], {
    nullable: true,
    description: 'Fields that the center has added to the form (自定义栏目), SJ-63.',
  })
  extra?: ExtraFieldInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Your own name for this request (请求号): the same sent twice registers once.',
  })
  requestId?: string | null;
}
