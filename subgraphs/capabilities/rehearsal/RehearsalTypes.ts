import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { FindingKind } from '../../../shared/domain/policy/whatIf.ts';

const FindingKinds: Record<string, FindingKind> = {
  LATE: 'late',
  NOW_IN_TIME: 'nowInTime',
  REFUSED: 'refused',
  NOT_REFUSABLE: 'notRefusable',
  REOPENED: 'reopened',
  NOT_REOPENED: 'notReopened',
  CLASS_UNKNOWN: 'classUnknown',
};
registerEnumType(FindingKinds, {
  name: 'FindingKind',
  description: 'What a draft would have changed for a case (试运行结果类别).',
  valuesConfig: {
    LATE: { description: 'Answered in time, and too late under the draft (将超期).' },
    NOW_IN_TIME: { description: 'Answered too late, and in time under the draft (不再超期).' },
    REFUSED: { description: 'Not refused, and excluded under the draft (将不予受理).' },
    NOT_REFUSABLE: { description: 'Refused, which the draft does not allow (不得拒绝).' },
    REOPENED: { description: 'Rated so that the draft would send it back (将退回重办).' },
    NOT_REOPENED: { description: 'Sent back, and not under the draft (不再重办).' },
    CLASS_UNKNOWN: { description: 'Of a class that the draft does not have (分类不存在).' },
  },
});

@Directive('@shareable')
@ObjectType('WhatIfFinding', { description: 'What a draft would have changed for one case (试运行结果).' })
export class WhatIfFinding {
  @Field(() => ID, { description: 'The case (办件).' })
  uid: string;

  @Field({ description: 'Its number (编号).' })
  number: string;

  @Field(() => FindingKinds, { description: 'What would be different (结果类别).' })
  kind: FindingKind;

  @Field({ description: 'The rule that makes the difference (政策项), as `clock.citizen`.' })
  key: string;

  @Field({ description: 'What holds now (现行): a day, a mode, levels or a name; empty where there is nothing.' })
  before: string;

  @Field({ description: 'What the draft says (草案): a day, a mode, levels or a name; empty where there is nothing.' })
  after: string;
}

@Directive('@shareable')
@ObjectType({ description: 'A particular of a fault, by its name (错误详情).' })
class PolicyFaultDetail {
  @Field({ description: 'The name (名称), as `cite` or `at`.' })
  name: string;

  @Field({ description: 'What it is (内容).' })
  text: string;
}

@Directive('@shareable')
@ObjectType({ description: 'Why a draft could not be published as it is (草案错误).' })
export class PolicyFaultView {
  @Field({ description: 'The code of the refusal (错误码), as POLICY_KEY_LOCKED.' })
  code: string;

  @Field(() => String, { nullable: true, description: 'The key at fault (政策项).' })
  key: string | null;

  @Field(() => [PolicyFaultDetail], { description: 'The particulars that the text of the code asks for (错误详情).' })
  details: PolicyFaultDetail[];
}

@Directive('@shareable')
@ObjectType({ description: 'What a draft would have meant for the cases of the past (政策试运行).' })
export class WhatIf {
  @Field(() => Int, { description: 'How many cases were looked at (核对件数).' })
  checked: number;

  @Field(() => [WhatIfFinding], { description: 'What would be different, case by case (试运行结果).' })
  findings: WhatIfFinding[];

  @Field(() => PolicyFaultView, {
    nullable: true,
    description: 'Why the draft could not hold (草案错误); null when it could. Then no case was looked at.',
  })
  fault: PolicyFaultView | null;
}
