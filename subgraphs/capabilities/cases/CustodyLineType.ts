import { Directive, Field, GraphQLISODateTime, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { HolderKind } from '../../../shared/domain/clock/custody.ts';

export const HolderKinds = {
  WINDOW: 'window',
  DEPARTMENT: 'department',
  CENTER: 'center',
  CITIZEN: 'citizen',
  BODY: 'body',
} as const;
registerEnumType(HolderKinds, {
  name: 'HolderKind',
  description: 'Who can have a case in hand (持有方).',
  valuesConfig: {
    WINDOW: { description: 'The window (窗口)' },
    DEPARTMENT: { description: 'A department (承办部门)' },
    CENTER: { description: 'A center of a level above (上级中心)' },
    CITIZEN: { description: 'The citizen, who is asked for material (群众)' },
    BODY: { description: 'A higher authority of the same level (上级主体)' },
  },
});

@Directive('@shareable')
@ObjectType('CustodyLine', {
  description: 'Who had the case in hand, from when to when (经手台账), N2: the minutes add up to its age.',
})
export class CustodyLineType {
  @Field(() => HolderKinds, { description: 'Who (持有方类别).' })
  kind: HolderKind;

  @Field({ description: 'The name of the center, department or body (持有方).' })
  holder: string;

  @Field(() => GraphQLISODateTime, { description: 'From (起).' })
  from: string;

  @Field(() => GraphQLISODateTime, { description: 'To (止).' })
  to: string;

  @Field(() => Int, { description: 'Working minutes in between (工作分钟).' })
  minutes: number;
}
