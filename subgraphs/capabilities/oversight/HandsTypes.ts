import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import type { HolderKind } from '../../../shared/domain/clock/custody.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import type { FlowFigures, FlowSideFigures } from '../../../shared/domain/oversight/flow.ts';
import { Levels } from '../cases/CaseEnums.ts';
import { HolderKinds } from '../cases/CustodyLineType.ts';
import type { CustodyFigures, InHand } from './readCustody.ts';

@Directive('@shareable')
@ObjectType({ description: 'How many files of one level somebody has in hand now (在手情况), N2.' })
export class HolderCount implements InHand {
  @Field(() => Levels, { description: 'The level whose files these are (层级).' })
  level: LevelName;

  @Field(() => HolderKinds, { description: 'Who has the next move (持有方类别).' })
  kind: HolderKind;

  @Field(() => Int, { description: 'How many files (数量).' })
  count: number;
}

@Directive('@shareable')
@ObjectType({
  description:
    'How long files of one level lay with one kind of holder (经手时长), N2: of the stays that ended on the days asked for, in office minutes. What a level above had in hand stands twice: as CENTER at the level that asked, and under its own holders at its own level; so levels are not added up.',
})
export class CustodyTime implements CustodyFigures {
  @Field(() => Levels, { description: 'The level whose files these are (层级).' })
  level: LevelName;

  @Field(() => HolderKinds, { description: 'Who had them (持有方类别).' })
  kind: HolderKind;

  @Field(() => Int, { description: 'How many stays ended (经手次数).' })
  stays: number;

  @Field(() => Float, { description: 'Office minutes of all of them together (经手工作分钟合计), a whole number.' })
  minutes: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Half of the stays were over within so many office minutes (中位经手时长，P50): the next rung of a fixed ladder, of which each is at most two thirds above the one before.',
  })
  median: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Nine of ten stays were over within so many office minutes (九成经手时长，P90), on the same ladder.',
  })
  p90: number | null;
}

@Directive('@shareable')
@ObjectType({ description: 'What one side says of the questions between two levels (提级一侧统计).' })
export class FlowSideView implements FlowSideFigures {
  @Field(() => Int, { description: 'Went up, or arrived, on the days asked for (提级数 / 接收数).' })
  sent: number;

  @Field(() => Int, { description: 'Taken on (签收数).' })
  taken: number;

  @Field(() => Int, { description: 'Given back (下交数).' })
  returned: number;

  @Field(() => Int, { description: 'Decided (裁定数).' })
  decided: number;

  @Field(() => Int, { description: 'Not answered now (未答复数), whenever they went up.' })
  pending: number;
}

@Directive('@shareable')
@ObjectType({
  description:
    'The questions that went up from one level to another (提级流向), AH-32, N2: each side counts them in its own ledger, and where the two differ something is on its way.',
})
export class EscalationFlow {
  /** What it shows. */
  flow: FlowFigures;

  @Field(() => Levels, { description: 'Which level asked (提出层级).' })
  fromLevel: LevelName;

  @Field(() => Levels, { description: 'Which level was asked (受理层级).' })
  toLevel: LevelName;

  @Field(() => FlowSideView, {
    nullable: true,
    description: 'As the level that asked has it (提出方统计); null while it cannot be reached.',
  })
  raised: FlowSideFigures | null;

  @Field(() => FlowSideView, {
    nullable: true,
    description:
      'As the level that was asked has it (接收方统计); null while it cannot be reached, and where it stands above the level that answers this.',
  })
  asked: FlowSideFigures | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Questions and answers on their way between the two (在途数): what one side waits for and the other does not owe. Null where a side is missing.',
  })
  underway: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Half of the answers came within so many working days (中位答复时长，P50), exactly.',
  })
  median: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Nine of ten answers came within so many working days (九成答复时长，P90), exactly.',
  })
  p90: number | null;
}
