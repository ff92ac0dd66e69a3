import { GraphQLLocalDate } from 'graphql-scalars';
import {
  Directive,
  Field,
  Float,
  GraphQLISODateTime,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import type { LikenessReason } from '../../../shared/domain/fairness/likeness.ts';
import type { Cannot } from '../../../shared/domain/fairness/treatments.ts';
import { LikenessReasons, RefusalKinds } from '../cases/CaseEnums.ts';
import { PageInfo } from '../cases/Holding.ts';
import { Treatment } from '../cases/Treatment.ts';

@InputType({ description: 'Narrows the registry of refusals (筛选). All that is given must hold.' })
export class RefusalFilter {
  @Field(() => [RefusalKinds], { nullable: true, description: 'Any of these kinds (种类).' })
  kinds?: Cannot[] | null;

  @Field(() => String, { nullable: true, description: 'A part of the name of the item (事项), however it is written.' })
  item?: string | null;

  @Field(() => String, { nullable: true, description: 'A part of the article (依据).' })
  article?: string | null;

  @Field(() => String, { nullable: true, description: 'The excluded class, by its code (不受理情形), AH-20.' })
  exclusion?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'From this day on, in Beijing (起始日期).' })
  from?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Up to this day, in Beijing (截止日期).' })
  to?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A whole case number, or a part of subject, reason, route or article (编号或文字).',
  })
  text?: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A refusal and its place in the list (列表项).' })
export class RefusalEdge {
  @Field({ description: 'The place in the list, for `after` (位置).' })
  cursor: string;

  @Field(() => Treatment, { description: 'The refusal (不予办理记录).' })
  node: Treatment;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of the registry of refusals, newest first (不予办理登记).' })
export class RefusalConnection {
  @Field(() => [RefusalEdge], { description: 'The rows of the page (本页记录).' })
  edges: RefusalEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends (分页信息).' })
  pageInfo: PageInfo;
}

// values are called as their names: a default that is read from the schema is its name
export const RefusalGroups = { ITEM: 'ITEM', ARTICLE: 'ARTICLE', KIND: 'KIND', EXCLUSION: 'EXCLUSION' } as const;
export type RefusalGroup = (typeof RefusalGroups)[keyof typeof RefusalGroups];
registerEnumType(RefusalGroups, {
  name: 'RefusalGroup',
  description: 'What refusals are counted by (统计维度).',
  valuesConfig: {
    ITEM: { description: 'By item (按事项)' },
    ARTICLE: { description: 'By article (按依据)' },
    KIND: { description: 'By kind (按种类)' },
    EXCLUSION: { description: 'By excluded class (按不受理情形)' },
  },
});

@Directive('@shareable')
@ObjectType({ description: 'How many refusals share something (分项数).' })
export class RefusalCount {
  @Field(() => String, {
    nullable: true,
    description: 'What they share (名称), as the latest of them writes it; null for those that name none.',
  })
  label: string | null;

  @Field(() => Int, { description: 'How many, those that were taken back later included (数量).' })
  count: number;
}

@Directive('@shareable')
@ObjectType({ description: 'Refusals counted by one dimension, the most frequent first (不予办理统计).' })
export class RefusalTally {
  @Field(() => [RefusalCount], { description: 'The most frequent ones (各项数量).' })
  rows: RefusalCount[];

  @Field(() => Int, { description: 'How many there are in all (总数).' })
  total: number;

  @Field(() => GraphQLISODateTime, { description: 'The instant the figures are of (统计时点).' })
  asOf: Date;
}

@Directive('@shareable')
@ObjectType({
  description:
    'The same matter, refused at one center and done at another (同事不同办), N19. It says that somebody should look, not that somebody was wrong.',
})
export class UnequalPair {
  @Field(() => Treatment, { description: 'Where it was refused, with article and route (未予办理的一方).' })
  refused: Treatment;

  @Field(() => Treatment, { description: 'Where it was done, with its result (予以办理的一方).' })
  done: Treatment;

  @Field(() => Float, { description: 'How like the two demands are written, from 0 to 1 (相似度).' })
  similarity: number;

  @Field(() => [LikenessReasons], { description: 'Why they are taken for the same matter (相似理由).' })
  why: LikenessReason[];

  @Field({ description: 'True where the rules of the two places differ, so that both may be lawful (规则不同).' })
  rulesDiffer: boolean;

  @Field(() => [String], {
    description: 'The rules that differ, by their keys (不同的规则); the versions stand with each side.',
  })
  differing: string[];
}

@Directive('@shareable')
@ObjectType({ description: 'Matters that were treated unequally, the likest first (同事不同办清单).' })
export class UnequalPairs {
  @Field(() => [UnequalPair], { description: 'The pairs (成对事项).' })
  pairs: UnequalPair[];

  @Field(() => Int, { description: 'How many refusals were looked at (比对的不予办理数).' })
  compared: number;

  @Field({
    description:
      'True where there are more refusals than are compared at once: narrow the time or the area (未全部比对).',
  })
  truncated: boolean;

  @Field(() => GraphQLISODateTime, { description: 'The instant it is of (统计时点).' })
  asOf: Date;
}
