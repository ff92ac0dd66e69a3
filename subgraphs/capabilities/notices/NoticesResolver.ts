import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Party } from '../../../shared/domain/policy/policy.ts';
import { noticeText } from '../../../shared/i18n/noticeText.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { Parties } from '../cases/CaseEnums.ts';
import { AnyCaseFile, type CaseFile } from '../cases/CaseFile.ts';
import { Notice } from '../cases/Notice.ts';
import { noticeWords } from '../cases/noticeWords.ts';
import { mayReadPart } from '../cases/readPart.ts';
import { NoticeConnection } from './NoticeBox.ts';
import { cursorOfNotice, markRead, noticesOfCase, pageOfBox, recipientOf } from './readNotices.ts';

@Resolver(() => AnyCaseFile)
export class CaseNoticesResolver {
  @FieldResolver(() => [Notice], {
    description:
      'Who was told what of this case at this level, and whether it arrived, oldest first (告知记录), LH-32, LH-33.',
  })
  async notices(@Root() file: CaseFile, @Ctx() ctx: RequestContext): Promise<Notice[]> {
    const notices = await noticesOfCase(ctx, file.uid);
    // a citizen sees what the citizen was told
    return mayReadPart(ctx, file, 'work') ? notices : notices.filter(({ party }) => party === 'reporter');
  }
}

@Resolver(() => Notice)
export class NoticeFieldResolver {
  @FieldResolver(() => Case, { description: 'The case it speaks of (办件).' })
  case(@Root() { uid }: Notice): Case {
    return { uid };
  }

  @FieldResolver(() => String, { description: 'The number of the case it speaks of (编号).' })
  number(@Root() { params }: Notice): string {
    return params.number ?? '';
  }

  @FieldResolver(() => String, {
    description: 'What it says, in Chinese (告知内容): what happened, and what to do next.',
  })
  async text(@Root() notice: Notice, @Ctx() { service }: RequestContext): Promise<string> {
    return noticeText(await noticeWords(service, notice), 'zh-CN');
  }

  @FieldResolver(() => String, { description: 'What it says, in English (告知内容英文).' })
  async textEn(@Root() notice: Notice, @Ctx() { service }: RequestContext): Promise<string> {
    return noticeText(await noticeWords(service, notice), 'en');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where it went, masked (脱敏的接收号码), as 138****5678. Null in the hub, before it is sent, and outside the level that took the case.',
  })
  recipient(@Root() notice: Notice, @Ctx() ctx: RequestContext): Promise<string | null> {
    return recipientOf(ctx, notice);
  }
}

@Resolver()
export class NoticeBoxResolver {
  @Query(() => NoticeConnection, {
    description:
      'What your center’s window or supervision section was told, newest first (告知箱). Errors: WRONG_LEVEL, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.',
  })
  async notices(
    @Arg('box', () => Parties, { description: 'Whose box (告知对象): WINDOW or SUPERVISION_SECTION.' }) box: Party,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
    @Arg('unread', () => Boolean, { defaultValue: false, description: 'With true: only what nobody has read (未读).' })
    unread?: boolean,
  ): Promise<NoticeConnection> {
    const page = await pageOfBox(ctx, box, first, after ?? null, unread ?? false);
    const edges = page.notices.map(node => ({ cursor: cursorOfNotice(node), node }));
    const pageInfo = { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null };
    return { edges, pageInfo, unread: page.unread };
  }

  @Mutation(() => [Notice], {
    description:
      'Mark notices of your center’s boxes as read (标为已读). Answers those that are yours to read. Errors: WRONG_LEVEL, PAGE_SIZE.',
  })
  markNoticesRead(
    @Arg('ids', () => [ID], { description: 'The notices, 200 at most (告知编号).' }) ids: string[],
    @Ctx() ctx: RequestContext,
  ): Promise<Notice[]> {
    return markRead(ctx, ids);
  }
}
