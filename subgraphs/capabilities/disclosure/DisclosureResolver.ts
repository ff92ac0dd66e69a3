import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { NoticeChannel } from '../../../shared/domain/policy/policy.ts';
import type { DisclosurePurpose } from '../../../shared/domain/privacy/disclosure.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { DisclosurePurposes, NoticeChannels } from '../cases/CaseEnums.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { CaseFileFilter } from '../cases/Holding.ts';
import { openDisclosureOf } from '../cases/openDisclosure.ts';
import { isStaff } from '../cases/readFiles.ts';
import { contactReporter } from './contact.ts';
import { DisclosureType } from './DisclosureType.ts';
import { EXPORT_LIMIT, exportFiles } from './exportFiles.ts';
import { FileExportType } from './FileExport.ts';
import { MarkedView } from './MarkedView.ts';
import { mayReveal, reporterOf, revealReporter, withPerson } from './reveal.ts';
import { traceMark } from './traceMark.ts';

@Resolver(() => CaseFile)
export class DisclosureResolver {
  @Mutation(() => DisclosureType, {
    description:
      'Show the reporter in full (查看完整信息), N12, for 15 minutes: only with a purpose, and on record. For the window and its supervision; of a level above, for a center that the case was escalated to: ask the level of the window. Errors: FIELD_REQUIRED, NOT_PERMITTED, NOT_FIRST_RECEIVER, REPORTER_ANONYMOUS, WRONG_LEVEL, OUTSIDE_JURISDICTION.',
  })
  revealReporter(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('purpose', () => DisclosurePurposes, { description: 'What for (查看用途).' }) purpose: DisclosurePurpose,
    @Arg('note', { description: 'Why it is needed now (说明); the citizen does not see it, an auditor does.' })
    note: string,
    @Ctx() ctx: RequestContext,
  ): Promise<DisclosureType> {
    return revealReporter(ctx, uid, purpose, note);
  }

  @Mutation(() => CaseFile, {
    description:
      'Write to the reporter without seeing the number (联系反映人), N12: a notice that leaves outside the quiet hours. Errors: FIELD_REQUIRED, FIELD_TOO_LONG, FIELD_INVALID, REPORTER_UNREACHABLE, NOT_FIRST_RECEIVER.',
  })
  contactReporter(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('text', { description: 'What the reporter reads (告知内容), 300 characters at most.' }) text: string,
    @Arg('channel', () => NoticeChannels, {
      description: 'On which road (告知渠道); not IN_APP, which it takes anyway.',
    })
    channel: NoticeChannel,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return contactReporter(ctx, uid, text, channel);
  }

  @FieldResolver(() => DisclosureType, {
    nullable: true,
    description: 'The reporter in full, while you have a disclosure open (已查看的完整信息), N12; null otherwise.',
  })
  async disclosure(@Root() { uid }: CaseFile, @Ctx() ctx: RequestContext): Promise<DisclosureType | null> {
    const open = await openDisclosureOf(ctx, uid);
    const person = open && (await reporterOf(ctx.service, uid));
    return person && withPerson(open, person);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether you may ask for the reporter in full (可否查看完整信息), N12.',
  })
  async mayReveal(@Root() file: CaseFile, @Ctx() ctx: RequestContext): Promise<boolean> {
    return isStaff(ctx) && mayReveal(ctx, file);
  }

  @Mutation(() => FileExportType, {
    description:
      'Take a list of files out of the hub as a table (导出办件), N12: masked, recorded, and marked so that a piece of it leads back to who took it. Errors: NOT_PERMITTED, OUTSIDE_JURISDICTION, CENTER_UNKNOWN, PAGE_SIZE, CURSOR_MALFORMED, FIELD_TOO_LONG, FIELD_INVALID.',
  })
  exportFiles(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) area: string,
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => CaseFileFilter, { nullable: true, description: 'What to narrow the list to (筛选).' })
    filter?: CaseFileFilter | null,
    @Arg('first', () => Int, { defaultValue: EXPORT_LIMIT, description: 'Files at most (行数), 1 to 5000.' })
    first?: number,
    @Arg('after', () => String, { nullable: true, description: 'The end of the table before (起始位置).' })
    after?: string | null,
  ): Promise<FileExportType> {
    return exportFiles(ctx, area, { first: first ?? EXPORT_LIMIT, after: after ?? null }, filter ?? {});
  }

  @Query(() => MarkedView, {
    nullable: true,
    description:
      'The view that a mark leads back to (追查标记), for auditors of the area, N12. Null where this level has none. Errors: NOT_PERMITTED, FIELD_INVALID.',
  })
  traceMark(
    @Arg('mark', { description: 'The mark (标记), with or without its hyphen.' }) mark: string,
    @Ctx() ctx: RequestContext,
  ): Promise<MarkedView | null> {
    return traceMark(ctx, mark);
  }
}
