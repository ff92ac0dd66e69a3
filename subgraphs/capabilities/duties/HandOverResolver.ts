import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { PageInfo } from '../cases/Holding.ts';
import { Center } from '../directory/Center.ts';
import { handOverCursor, readHandOvers, receiveHandOver, writeHandOver } from './handOver.ts';
import { HandOverRow } from './HandOverRow.ts';

@Directive('@shareable')
@ObjectType({ description: 'A hand-over note in a list (交接列表项).' })
class HandOverEdge {
  @Field({ description: 'Where the next page begins (游标).' })
  cursor: string;

  @Field(() => HandOverRow, { description: 'The note (交接).' })
  node: HandOverRow;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of hand-over notes, the latest first (交接列表).' })
class HandOverConnection {
  @Field(() => [HandOverEdge], { description: 'The rows of this page (本页).' })
  edges: HandOverEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more (分页信息).' })
  pageInfo: PageInfo;
}

@Resolver(() => HandOverRow)
export class HandOverFieldResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'Where (中心).' })
  center(@Root() { center }: HandOverRow): Center {
    return { code: center };
  }

  @FieldResolver(() => [Case], {
    nullable: 'items',
    description: 'The cases that who leaves answers for and that are not over, those due first (未办结办件).',
  })
  cases(@Root() { cases }: HandOverRow): Case[] {
    return cases.map(({ uid }) => ({ uid }));
  }
}

@Resolver()
export class HandOverResolver {
  @Query(() => HandOverConnection, {
    description:
      'The hand-over notes of a center, the latest first (交接台账). Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.',
  })
  async handOvers(
    @Arg('center', () => ID, { description: 'The center (中心).' }) center: string,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
  ): Promise<HandOverConnection> {
    const { rows, hasNextPage } = await readHandOvers(ctx, center, { first, after: after ?? null });
    const edges = rows.map(node => ({ cursor: handOverCursor(node), node }));
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  @Mutation(() => HandOverRow, {
    description:
      'Write a hand-over note (写交接), LH-20, at the end of a duty or on leaving the desk; the open cases of that place list themselves. Errors: NOT_PERMITTED, WRONG_LEVEL, DUTY_NOT_FOUND, DUTY_NOT_YOURS, FIELD_REQUIRED, FIELD_TOO_LONG.',
  })
  writeHandOver(
    @Arg('note', { description: 'What the next has to know (交接事项), 1,000 characters at most.' }) note: string,
    @Ctx() ctx: RequestContext,
    @Arg('duty', () => ID, {
      nullable: true,
      description: 'The own duty that ends (值班编号); the own place if left out.',
    })
    duty?: string | null,
  ): Promise<HandOverRow> {
    return writeHandOver(ctx, note, duty ?? null);
  }

  @Mutation(() => HandOverRow, {
    description:
      'Receive a hand-over note (接班), once and by another person. Errors: NOT_PERMITTED, WRONG_LEVEL, HANDOVER_NOT_FOUND, DUTY_SELF, HANDOVER_RECEIVED.',
  })
  receiveHandOver(
    @Arg('id', () => ID, { description: 'Which (交接编号).' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<HandOverRow> {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new DomainError('HANDOVER_NOT_FOUND', {}, 'id');
    return receiveHandOver(ctx, id);
  }
}
