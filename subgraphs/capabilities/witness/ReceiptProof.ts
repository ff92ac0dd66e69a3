import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { Levels } from '../cases/CaseEnums.ts';

@Directive('@shareable')
@ObjectType({ description: 'A closed day of a center’s ledger that another level has countersigned (日封账), N13.' })
export class CountersignedRoot {
  @Field(() => GraphQLLocalDate, { description: 'The last day that it closes (封账日期), in Beijing.' })
  day: string;

  @Field({ description: 'The root (日根), 64 hexadecimal digits.' })
  root: string;

  @Field(() => Levels, { description: 'The level that keeps a copy and has signed it (见证层级).' })
  witness: LevelName;

  @Field(() => GraphQLISODateTime, { description: 'When it was countersigned (见证时间), UTC.' })
  witnessedAt: string;
}

@Directive('@shareable')
@ObjectType({
  description:
    'Whether a line still stands in the ledger of its case (回执核验), N13. It says nothing of what stands in it.',
})
export class ReceiptProof {
  @Field({
    description:
      'True when the line with this hash stands in the chain of that case, and every line from the first to the last follows from the one before (未被改动). False as well for a number or a hash that is not known.',
  })
  unbroken: boolean;

  @Field(() => Int, { nullable: true, description: 'Its place in the chain (第几条), from 1. Null unless unbroken.' })
  no: number | null;

  @Field(() => Int, { nullable: true, description: 'How many lines there are now (现有记录数). Null unless unbroken.' })
  lines: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The hash of the last line now (最新校验值): note it, and a later check covers all up to here. Null unless unbroken.',
  })
  headHash: string | null;

  @Field(() => CountersignedRoot, {
    nullable: true,
    description:
      'The last countersigned day that covers the line (见证). Null until there is one, within a day or two.',
  })
  root: CountersignedRoot | null;
}
