import { Directive, Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { DisclosurePurpose } from '../../../shared/domain/privacy/disclosure.ts';
import { DisclosurePurposes } from '../cases/CaseEnums.ts';

@Directive('@shareable')
@ObjectType({
  description:
    'The view that a mark leads back to (标记对应的查看), N12: an export of a list, or a look at one reporter in full.',
})
export class MarkedView {
  @Field({ description: 'The mark (标记).' })
  mark: string;

  @Field({ description: 'The staff id of who looked (查看人).' })
  person: string;

  @Field(() => String, { description: 'In which role (岗位).' })
  role: RoleName;

  @Field({ description: 'The code of the center of who looked (所在中心).' })
  center: string;

  @Field(() => GraphQLISODateTime, { description: 'When (查看时间).' })
  at: string;

  @Field(() => String, { nullable: true, description: 'Of an export: the area of the list (区域).' })
  area: string | null;

  @Field(() => String, { nullable: true, description: 'Of an export: what the list was narrowed to (筛选), as JSON.' })
  filter: string | null;

  @Field(() => Int, { nullable: true, description: 'Of an export: how many files were in it (行数).' })
  rows: number | null;

  @Field(() => String, { nullable: true, description: 'Of a look at a reporter: the case (编号).' })
  number: string | null;

  @Field(() => DisclosurePurposes, { nullable: true, description: 'Of a look at a reporter: what for (查看用途).' })
  purpose: DisclosurePurpose | null;

  @Field(() => String, { nullable: true, description: 'Of a look at a reporter: the note (说明).' })
  note: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Of a look at a reporter: until when the data stood open (有效至).',
  })
  until: string | null;
}
