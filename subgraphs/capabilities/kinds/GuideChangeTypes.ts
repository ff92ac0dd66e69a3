import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql';
import {
  type Changed,
  GUIDE_CHANGE_ACTS,
  GUIDE_CHANGE_STATES,
  type GuideChangeState,
} from '../../../shared/domain/kinds/guideChange.ts';
import { ChangedThings, enumOf } from '../cases/CaseEnums.ts';
import type { GuideChangeRow } from './GuideChangeRow.ts';

export const GuideChangeStates = enumOf(
  'GuideChangeState',
  GUIDE_CHANGE_STATES,
  'guideChangeState',
  'Where a change of a guide or of the list of items stands (变更状态).',
);
export const GuideChangeActs = enumOf(
  'GuideChangeAct',
  GUIDE_CHANGE_ACTS,
  'guideChangeAct',
  'What may be done to it (变更操作).',
);

@Directive('@shareable')
@ObjectType('GuideChange', {
  description:
    'A change of the guide of an item, or of the list of items (办事指南、事项清单变更), that cases have brought about: LH-40, WL-35, WL-105.',
})
export class GuideChange {
  /** The row that it shows. */
  row: GuideChangeRow;

  @Field(() => ID, { description: 'Tells it from all others (变更标识).' })
  id: string;

  @Field(() => ChangedThings, { description: 'What is changed (变更对象).' })
  changes: Changed;

  @Field({ description: 'The service item (办理业务).' })
  item: string;

  @Field({ description: 'What changes (变更内容).' })
  text: string;

  @Field(() => String, { nullable: true, description: 'The document that says so (依据).' })
  basis: string | null;

  @Field({ description: 'Whose guide or list it is (责任部门).' })
  department: string;

  @Field(() => GraphQLLocalDate, { description: 'From this day on (起始日期), in Beijing.' })
  from: string;

  @Field(() => ID, { nullable: true, description: 'The kind of matter that it comes from (来源一类事).' })
  kind: string | null;

  @Field(() => GuideChangeStates, { description: 'Where it stands (变更状态).' })
  state: GuideChangeState;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'When it was adopted (采纳日期); null before that.' })
  adoptedOn: string | null;
}

@InputType({ description: 'A change of a guide or of the list of items that is drafted (变更拟稿).' })
export class GuideChangeInput {
  @Field(() => ChangedThings, { description: 'What is changed (变更对象).' })
  changes: Changed;

  @Field(() => String, {
    nullable: true,
    description: 'The service item (办理业务), 100 characters at most; that of the kind if left out.',
  })
  item?: string | null;

  @Field({ description: 'What changes (变更内容), 1,000 characters at most; nobody is named.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'The document that says so (依据), 300 characters at most.' })
  basis?: string | null;

  @Field({ description: 'Whose guide or list it is (责任部门), 100 characters at most.' })
  department: string;

  @Field(() => GraphQLLocalDate, { description: 'From this day on (起始日期), in Beijing.' })
  from: string;

  @Field(() => ID, { nullable: true, description: 'The confirmed kind that it comes from (来源一类事).' })
  kind?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Cases of this level that brought it about (来源办件), 50 at most; needed where no kind is named.',
  })
  cases?: string[] | null;
}
