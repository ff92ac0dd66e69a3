import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, GraphQLISODateTime, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { AttachmentKind } from '../../../shared/domain/attachment/kinds.ts';
import type { AttachmentUse } from '../../../shared/domain/attachment/uses.ts';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { CaseState } from '../../../shared/domain/case/lifecycle.ts';
import type { PassedStage } from '../../../shared/domain/case/passed.ts';
import type { Outcome, Stage } from '../../../shared/domain/policy/crosswalk.ts';
import type { RecordKind } from '../../../shared/domain/policy/policy.ts';
import type { DisclosurePurpose } from '../../../shared/domain/privacy/disclosure.ts';
import type { MissingThing, ReporterFile } from '../../kit/subgraph.ts';
import { AttachmentLimits } from '../cases/AttachmentLimits.ts';
import {
  AttachmentKinds,
  AttachmentUses,
  CaseStates,
  DisclosurePurposes,
  Outcomes,
  RecordKinds,
  Stages,
} from '../cases/CaseEnums.ts';
import { ClockStepType } from '../cases/ClockStepType.ts';
import { Demand } from '../cases/Demand.ts';

/** What a reporter does with number and code alone. */
export const MY_ACTS = ['rate', 'object', 'withdraw', 'supplement'] as const;
export type MyAct = (typeof MY_ACTS)[number];

const MyActs = { RATE: 'rate', OBJECT: 'object', WITHDRAW: 'withdraw', SUPPLEMENT: 'supplement' };
registerEnumType(MyActs, {
  name: 'MyAct',
  description: 'What a reporter may do to the own case without an account (群众操作).',
  valuesConfig: {
    RATE: { description: 'Rate the result (评价), LH-35' },
    OBJECT: { description: 'Not agree with it (提出异议), SJ-19' },
    WITHDRAW: { description: 'Take the matter back (撤回)' },
    SUPPLEMENT: { description: 'Supply what is missing (补交材料), SH-19' },
  },
});

@Directive('@shareable')
@ObjectType({ description: 'A stage that a case came to (办理阶段), in the words that all places share.' })
class MyStage implements PassedStage {
  @Field(() => Stages, { description: 'The stage (阶段).' })
  stage: Stage;

  @Field(() => GraphQLISODateTime, { description: 'Since when (时间).' })
  at: string;
}

@Directive('@shareable')
@ObjectType({
  description: 'A look at the reporter’s full data (谁看过我的信息), N12: by office, never by the name of a clerk.',
})
class MyLook {
  @Field(() => GraphQLISODateTime, { description: 'When (时间).' })
  at: string;

  @Field(() => String, { description: 'In which role (岗位), as `registrar`.' })
  role: RoleName;

  @Field({ description: 'Of which center (所在中心), by its name.' })
  center: string;

  @Field(() => DisclosurePurposes, { description: 'What for (用途).' })
  purpose: DisclosurePurpose;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of the file that was opened (附件序号); null for a look at name and telephone.',
  })
  attachment: number | null;
}

@Directive('@shareable')
@ObjectType({ description: 'Something that the reporter was asked for (待补材料), LH-13, SH-08.' })
class MyMissing implements MissingThing {
  @Field(() => Int, { description: 'Its number in the case (序号).' })
  no: number;

  @Field({ description: 'What is missing (所缺材料).' })
  material: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'By when (补齐期限); null where no day is set.' })
  until: string | null;

  @Field({ description: 'On which road the window expects it (补齐方式), as `window`.' })
  way: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it came (补齐时间).' })
  suppliedAt: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When its time was over (逾期时间).' })
  lapsedAt: string | null;
}

@Directive('@shareable')
@ObjectType({
  description: 'A file that goes with the own case (我的附件): what was brought, and the proof of the result.',
})
class MyFile implements ReporterFile {
  @Field(() => Int, { description: 'Its number in the case (序号).' })
  no: number;

  @Field({ description: 'Its name (名称).' })
  name: string;

  @Field(() => AttachmentKinds, { description: 'What it is, by its content (类型).' })
  kind: AttachmentKind;

  @Field(() => Int, { description: 'How large it is, in bytes (大小).' })
  bytes: number;

  @Field({ description: 'The SHA-256 of what is kept (校验值).' })
  sha256: string;

  @Field(() => AttachmentUses, { description: 'What it is for (用途).' })
  use: AttachmentUse;

  @Field(() => Int, { nullable: true, description: 'The missing material that it was brought for (待补材料序号).' })
  supplement: number | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was added (添加时间).' })
  addedAt: string;

  @Field({ description: 'Whether the reporter brought it (是否本人上传); otherwise the office did.' })
  own: boolean;
}

@Directive('@shareable')
@ObjectType({ description: 'What the window wrote to the reporter (窗口告知), N12.' })
class MyMessage {
  @Field(() => GraphQLISODateTime, { description: 'When (时间).' })
  at: string;

  @Field({ description: 'The text (内容).' })
  text: string;
}

@Directive('@shareable')
@ObjectType('MyCase', {
  description:
    'A case as its reporter sees it (我的办件), with number and code and without an account, N12. No name and no telephone is in it.',
})
export class MyCaseType {
  @Field({ description: 'The case number (编号).' })
  number: string;

  @Field({ description: 'What it is about, in one line (标题).' })
  title: string;

  @Field(() => String, { nullable: true, description: 'The service item asked for (办理业务名称).' })
  item: string | null;

  @Field(() => RecordKinds, { description: 'What was put on record (登记类型).' })
  kind: RecordKind;

  @Field(() => CaseStates, { description: 'Where it stands (办件状态).' })
  state: CaseState;

  @Field({ description: 'Where it stands, in plain Chinese (办理情况).' })
  status: string;

  @Field({ description: 'Where it stands, in plain English (办理情况, 英文).' })
  statusEn: string;

  @Field(() => Stages, { description: 'Where it stands in the words that all places share (统一阶段).' })
  stage: Stage;

  @Field(() => Outcomes, { nullable: true, description: 'How it came out (办理结论); null while it is open.' })
  outcome: Outcome | null;

  @Field({ description: 'Who has it in hand now (目前由谁办理): the name of a center.' })
  holder: string;

  @Field({ description: 'The center whose window took it and answers to the end (首接中心), AH-28.' })
  origin: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was registered (登记时间).' })
  registeredAt: string;

  @Field(() => GraphQLLocalDate, { description: 'The last day for the answer (办理时限).' })
  dueOn: string;

  @Field({ description: 'True while that day may still move, for want of a holiday notice (暂定).' })
  dueProvisional: boolean;

  @Field(() => [ClockStepType], { description: 'Why that day (时限推算), N3.' })
  dueWhy: ClockStepType[];

  @Field(() => [MyStage], { description: 'What happened (办理过程), oldest first.' })
  passed: MyStage[];

  @Field(() => [Demand], { description: 'What was asked for, and the answers (诉求及答复).' })
  demands: Demand[];

  @Field(() => String, { nullable: true, description: 'Why it was not taken on (不予受理的原因), SJ-56.' })
  reason: string | null;

  @Field(() => String, { nullable: true, description: 'Where to go instead, and how (办理路径), LH-12.' })
  route: string | null;

  @Field(() => String, { nullable: true, description: 'The answer to a question (答复), AH-13.' })
  answer: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The material that was asked for (需要补充的材料), LH-13, SH-08.',
  })
  materials: string | null;

  @Field(() => Int, { nullable: true, description: 'The rating given (评价), 5 best to 1 worst; null without.' })
  rating: number | null;

  @Field(() => [MyActs], { description: 'What the reporter may do now (可进行的操作).' })
  acts: MyAct[];

  @Field(() => [Int], {
    description: 'The levels on which this center asks for a rating (评价等级), 5 best; empty where it asks for none.',
  })
  ratingLevels: number[];

  @Field(() => [MyMissing], {
    description: 'What the reporter was asked for, item by item (待补材料), and whether it came.',
  })
  missing: MissingThing[];

  @Field(() => [MyFile], {
    description: 'The files that go with it (附件): the own ones, and the proof of the result.',
  })
  files: ReporterFile[];

  @Field({ description: 'Whether a file may be added now (可否上传附件).' })
  mayAttach: boolean;

  @Field(() => AttachmentLimits, { description: 'What the center takes in files (附件限制).' })
  fileLimits: AttachmentLimits;

  @Field(() => [MyMessage], { description: 'What the window wrote (窗口告知), oldest first.' })
  messages: MyMessage[];

  @Field(() => [MyLook], {
    description: 'Who looked at the full data (谁看过我的信息), oldest first; empty if nobody.',
  })
  looks: MyLook[];
}

@Directive('@shareable')
@ObjectType({ description: 'The receipt of a case as a file (回执), N13: no name and no telephone is in it.' })
export class MyReceipt {
  @Field({ description: 'Its name (文件名).' })
  name: string;

  @Field({ description: 'Its media type (文件类型).' })
  type: string;

  @Field({ description: 'What is in it, base64 (内容).' })
  base64: string;
}
