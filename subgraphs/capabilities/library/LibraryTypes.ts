import { Directive, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Cause } from '../../../shared/domain/case/causes.ts';
import type { LibraryState, Reach } from '../../../shared/domain/library/publication.ts';
import { Causes } from '../cases/CaseEnums.ts';
import { PageInfo } from '../cases/Holding.ts';
import type { LibraryRow, Listing } from './LibraryRow.ts';

export const LibraryStates = {
  SUGGESTED: 'suggested',
  PROPOSED: 'proposed',
  RETURNED: 'returned',
  DROPPED: 'dropped',
  PUBLISHED: 'published',
  REPLACED: 'replaced',
  WITHDRAWN: 'withdrawn',
} as const;
registerEnumType(LibraryStates, {
  name: 'LibraryState',
  description: 'Where a case for the library stands (案例状态), WL-34, WL-78.',
  valuesConfig: {
    SUGGESTED: { description: 'A hard matter was solved: somebody should write about it (待编写).' },
    PROPOSED: { description: 'Written, and waits for a second person (待审核).' },
    RETURNED: { description: 'Sent back to whoever wrote it (退回修改).' },
    DROPPED: { description: 'Not for the library (不入库).' },
    PUBLISHED: { description: 'In the library (已发布).' },
    REPLACED: { description: 'A later edition stands in its place (已更新).' },
    WITHDRAWN: { description: 'Taken out again (已撤下).' },
  },
});

export const LibraryActs = {
  WRITE: 'write',
  PUBLISH: 'publish',
  RETURN: 'return',
  DROP: 'drop',
  WITHDRAW: 'withdraw',
  LIST: 'list',
} as const;
registerEnumType(LibraryActs, {
  name: 'LibraryAct',
  description: 'What may be done to a case of the library (案例操作).',
  valuesConfig: {
    WRITE: { description: 'Write it, or its next edition (编写).' },
    PUBLISH: { description: 'Publish what another person has written (审核发布).' },
    RETURN: { description: 'Send it back (退回).' },
    DROP: { description: 'Decide that it is not for the library (不入库).' },
    WITHDRAW: { description: 'Take it out again (撤下).' },
    LIST: { description: 'Judge whether it goes into the list of services (纳入服务清单), WL-35.' },
  },
});

export const Reaches = { CENTER: 'center', AREA: 'area', ALL: 'all' } as const;
registerEnumType(Reaches, {
  name: 'LibraryReach',
  description: 'How far a published case reaches (发布范围), SH-35.',
  valuesConfig: {
    CENTER: { description: 'The own center, and those above at the same level (本中心).' },
    AREA: { description: 'The own center with everything below and above it (本辖区).' },
    ALL: { description: 'Every center (全域共享).' },
  },
});

export const Listings = { NONE: 'none', SUGGESTED: 'suggested', LISTED: 'listed', DECLINED: 'declined' } as const;
registerEnumType(Listings, {
  name: 'ServiceListing',
  description: 'Whether what a case did belongs into the list of services (纳入服务清单), WL-35, WL-105.',
  valuesConfig: {
    NONE: { description: 'Nobody says so (未建议).' },
    SUGGESTED: { description: 'Suggested, and not judged yet (建议纳入).' },
    LISTED: { description: 'Taken in (已纳入).' },
    DECLINED: { description: 'Not taken in (不纳入).' },
  },
});

@Directive('@shareable')
@ObjectType({ description: 'One thing that was done to a case of the library (案例经过).' })
export class LibraryStepView {
  @Field({ description: 'What was done (操作): suggest, replace, or a word of LibraryAct.' })
  act: string;

  @Field(() => GraphQLISODateTime, { description: 'When (时间), UTC.' })
  at: string;

  @Field(() => String, { nullable: true, description: 'The staff id (人员); null for what the rules did.' })
  by: string | null;

  @Field(() => String, { nullable: true, description: 'In which role (岗位); null for what the rules did.' })
  role: string | null;

  @Field(() => String, { nullable: true, description: 'The reason (理由); null where none is asked for.' })
  text: string | null;
}

@Directive('@shareable')
@ObjectType('LibraryCase', {
  description:
    'One edition of a case in the library (案例): what was wanted, why it got stuck, how it was done after all. Written anew; it names nobody, WL-34, WL-78, SH-35.',
})
export class LibraryCase {
  /** The row that it shows. */
  row: LibraryRow;

  @Field(() => ID, { description: 'Tells it from all others (案例标识), the same at every level.' })
  id: string;

  @Field(() => ID, { description: 'The same for all editions of a case (案例系列).' })
  series: string;

  @Field(() => Int, { description: 'Which edition it is, from 1 (版次).' })
  edition: number;

  @Field(() => String, {
    nullable: true,
    description: 'Its number (案例编号), as 案例〔2026〕12号; null until it is written.',
  })
  number: string | null;

  @Field(() => LibraryStates, { description: 'Where it stands (案例状态).' })
  state: LibraryState;

  @Field(() => Reaches, { description: 'How far it reaches once published (发布范围).' })
  reach: Reach;

  @Field(() => String, { nullable: true, description: 'The service item (办理业务名称); null for none.' })
  item: string | null;

  @Field(() => [Causes], { description: 'Why it could not get done (办不成的原因), SJ-46…49.' })
  causes: readonly Cause[];

  @Field({ description: 'What it is about, in one line (案例标题).' })
  title: string;

  @Field({ description: 'What was wanted (问题).' })
  problem: string;

  @Field({ description: 'Why it could not get done (堵点), SH-14.' })
  obstacle: string;

  @Field({ description: 'How it was done after all (做法).' })
  solution: string;

  @Field(() => String, { nullable: true, description: 'What it rests on (依据); null where nothing is named.' })
  basis: string | null;

  @Field(() => String, { nullable: true, description: 'What came of it (成效); null where nothing is named.' })
  effect: string | null;

  @Field({ description: 'A typical case (典型案例), which reports name, SJ-70.' })
  typical: boolean;

  @Field(() => Listings, { description: 'Whether it belongs into the list of services (纳入服务清单), WL-35.' })
  listing: Listing;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When this edition was published (发布时间), UTC; null until then.',
  })
  publishedAt: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it came to stand as it stands (变更时间), UTC.' })
  changedAt: string;
}

@Directive('@shareable')
@ObjectType({ description: 'A case of the library and its place in the list (列表项).' })
export class LibraryEdge {
  @Field({ description: 'The place in the list, for `after` (位置).' })
  cursor: string;

  @Field(() => LibraryCase, { description: 'The case (案例).' })
  node: LibraryCase;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of the library (案例列表).' })
export class LibraryConnection {
  @Field(() => [LibraryEdge], { description: 'The rows of the page (本页).' })
  edges: LibraryEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends (分页信息).' })
  pageInfo: PageInfo;
}

@Directive('@shareable')
@ObjectType({
  description: 'What is like the matter that somebody is writing down (类似案例). The question is kept nowhere, WL-14.',
})
export class SimilarCases {
  @Field(() => [LibraryCase], { description: 'Published cases, the likest first (类似案例).' })
  cases: LibraryCase[];

  @Field(() => Int, {
    description:
      'How many open files of the own center are about the same item (本中心同事项在办数): a count, and no case.',
  })
  openHere: number;
}

@Directive('@shareable')
@ObjectType({
  description:
    'The words of a settled case as a help for whoever writes it anew (案例初稿), without what points to a person. It is kept nowhere.',
})
export class LibraryDraftView {
  @Field(() => String, { nullable: true, description: 'The service item (办理业务名称).' })
  item: string | null;

  @Field(() => [Causes], { description: 'The causes that were ticked (办不成的原因).' })
  causes: readonly Cause[];

  @Field({ description: 'In one line (案例标题).' })
  title: string;

  @Field({ description: 'The demands (问题).' })
  problem: string;

  @Field({ description: 'The causes in words (堵点).' })
  obstacle: string;

  @Field({ description: 'What was said in the end (做法).' })
  solution: string;

  @Field(() => String, { nullable: true, description: 'The articles that were named (依据).' })
  basis: string | null;

  @Field(() => String, { nullable: true, description: 'How long it took, and how many departments (成效).' })
  effect: string | null;
}

@InputType({ description: 'Narrows the library (筛选). All that is given must hold.' })
export class LibraryFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words to look for (检索词), in Chinese as people say it; the best finds come first.',
  })
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'The service item (办理业务名称), however it is written.' })
  item?: string | null;

  @Field(() => [Causes], { nullable: true, description: 'Any of these causes (办不成的原因).' })
  causes?: Cause[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only typical cases, or only others (典型案例).' })
  typical?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Of the centers of this area (来源区域).' })
  area?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With true: only what is suggested for the list of services (建议纳入服务清单), WL-35.',
  })
  forServiceList?: boolean | null;
}

@InputType({ description: 'The matter that somebody is writing down (正在登记的事项). It is kept nowhere.' })
export class DraftMatterInput {
  @Field({ description: 'What is written so far (已填文字), 2,000 characters at most.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'The service item (办理业务名称).' })
  item?: string | null;

  @Field(() => [Causes], { nullable: true, description: 'The causes ticked so far (办不成的原因).' })
  causes?: Cause[] | null;
}

@InputType({ description: 'A case for the library, written anew (案例入库申请).' })
export class LibraryInput {
  @Field(() => ID, { nullable: true, description: 'About which settled case (来源办件); none for a pattern of many.' })
  uid?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Which one that waits here is written on, or of which published one this is the next edition (案例标识).',
  })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'The service item (办理业务名称).' })
  item?: string | null;

  @Field(() => [Causes], { description: 'Why it could not get done (办不成的原因).' })
  causes: Cause[];

  @Field({ description: 'In one line (案例标题), 100 characters at most.' })
  title: string;

  @Field({ description: 'What was wanted (问题), 1,000 characters at most.' })
  problem: string;

  @Field({ description: 'Why it could not get done (堵点), 1,000 characters at most.' })
  obstacle: string;

  @Field({ description: 'How it was done after all (做法), 2,000 characters at most.' })
  solution: string;

  @Field(() => String, { nullable: true, description: 'What it rests on (依据), 300 characters at most.' })
  basis?: string | null;

  @Field(() => String, { nullable: true, description: 'What came of it (成效), 500 characters at most.' })
  effect?: string | null;

  @Field(() => Reaches, {
    nullable: true,
    description: 'How far it reaches (发布范围); as the rules of the place say if left out.',
  })
  reach?: Reach | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is a typical case (典型案例); as the rules say if left out.',
  })
  typical?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is suggested for the list of services (建议纳入服务清单); as the rules say if left out.',
  })
  intoServiceList?: boolean | null;
}
