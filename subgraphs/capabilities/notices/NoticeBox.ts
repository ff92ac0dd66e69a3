import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../cases/Holding.ts';
import { Notice } from '../cases/Notice.ts';

@Directive('@shareable')
@ObjectType({ description: 'A notice and its place in the box (列表项).' })
export class NoticeEdge {
  @Field({ description: 'The place in the box, for `after` (位置).' })
  cursor: string;

  @Field(() => Notice, { description: 'The notice (告知).' })
  node: Notice;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of a box, newest first (告知列表).' })
export class NoticeConnection {
  @Field(() => [NoticeEdge], { description: 'The rows of the page (本页告知).' })
  edges: NoticeEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends (分页信息).' })
  pageInfo: PageInfo;

  @Field(() => Int, { description: 'How many notices of the whole box nobody has read (未读数).' })
  unread: number;
}
