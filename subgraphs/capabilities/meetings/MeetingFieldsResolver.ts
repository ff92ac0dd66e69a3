import { Ctx, FieldResolver, GraphQLISODateTime, Resolver, Root } from 'type-graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import type { Meanwhile, MeetingAct } from '../../../shared/domain/meeting/meeting.ts';
import { type MeetingKind, meetingKind } from '../../../shared/domain/meeting/series.ts';
import { actorOf, loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { mayReadPart } from '../cases/readPart.ts';
import { Center } from '../directory/Center.ts';
import { actsOnItemOf, type Item, meanwhileTo } from './agendaOf.ts';
import { actsOf, mayKnowMeeting } from './mayConfer.ts';
import type { MeetingRow, Part } from './MeetingRow.ts';
import { Meanwhiles, Meeting, MeetingActs, MeetingItem, MeetingKinds, MeetingPart } from './MeetingTypes.ts';
import { itemsOfCases, readAgenda } from './readMeetings.ts';

const shownItem = (item: Item, meetingRow: MeetingRow): MeetingItem => ({ ...item.row, item, meetingRow });
const partOf = ({ departments, bodies }: Part, roles: readonly string[]): MeetingPart => ({
  departments: departments.map(({ name }) => name),
  ...{ bodies, roles },
});

@Resolver(() => Meeting)
export class MeetingFieldResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'Whose meeting it is (中心).' })
  center(@Root() { row }: Meeting): Center {
    return { code: row.center };
  }

  @FieldResolver(() => MeetingKinds, { description: 'What kind of meeting it is (会议类别).' })
  kind(@Root() { row }: Meeting): MeetingKind {
    return meetingKind(row.takes);
  }

  @FieldResolver(() => [MeetingActs], {
    description: 'What you may do to it, here and now (可执行的操作). Draw buttons from it.',
  })
  acts(@Root() { row }: Meeting, @Ctx() ctx: RequestContext): MeetingAct[] {
    return actsOf(actorOf(ctx), row, ctx.service);
  }

  @FieldResolver(() => MeetingPart, { description: 'Who was invited (邀请单位).' })
  invited(@Root() { row }: Meeting): MeetingPart {
    return partOf(row.invited, []);
  }

  @FieldResolver(() => MeetingPart, { nullable: true, description: 'Who was there (参会单位); null until it is held.' })
  attended(@Root() { row }: Meeting): MeetingPart | null {
    return row.attended && partOf(row.attended, row.attended.roles);
  }

  @FieldResolver(() => [MeetingItem], {
    description:
      'The agenda in the order in which it is called (议程), as far as you may know of its cases. Of a meeting to come it is what is open now; once it is held it stands.',
  })
  async agenda(@Root() { row }: Meeting, @Ctx() ctx: RequestContext): Promise<MeetingItem[]> {
    return (await readAgenda(ctx, row)).map(item => shownItem(item, row));
  }
}

@Resolver(() => MeetingItem)
export class MeetingItemResolver {
  @FieldResolver(() => Case, { nullable: true, description: 'The case (办件).' })
  case(@Root() { item }: MeetingItem): Case {
    return { uid: item.row.uid };
  }

  @FieldResolver(() => [MeetingActs], {
    description:
      'What you may say about it, here and now (可执行的操作): DECIDE, PUT_OFF or TAKE_OFF. Draw buttons from it.',
  })
  acts(@Root() { item, meetingRow }: MeetingItem, @Ctx() ctx: RequestContext): MeetingAct[] {
    return actsOnItemOf(item, meetingRow.state, actsOf(actorOf(ctx), meetingRow, ctx.service));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the case is about (标题); null for who may not read it.',
  })
  title(@Root() { item: { file } }: MeetingItem, @Ctx() ctx: RequestContext): string | null {
    return file && mayReadPart(ctx, file, 'file') ? file.title : null;
  }

  @FieldResolver(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The citizen’s date (办理时限); null for who may not read it.',
  })
  dueOn(@Root() { item: { file } }: MeetingItem, @Ctx() ctx: RequestContext): string | null {
    return file && mayReadPart(ctx, file, 'file') ? file.dueOn : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The question to the body that sits (请示的问题); null where none was put, or who may not read it.',
  })
  question(@Root() { item: { file, step } }: MeetingItem, @Ctx() ctx: RequestContext): string | null {
    return step && file && mayReadPart(ctx, file, 'work') ? step.question : null;
  }

  @FieldResolver(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When that was asked (请示时间); null where none was put.',
  })
  askedAt(@Root() { item: { step } }: MeetingItem): string | null {
    return step?.raisedAt ?? null;
  }

  @FieldResolver(() => Meanwhiles, {
    nullable: true,
    description: 'What happened without the meeting (会外进展); null for an item that waits for a word, or has one.',
  })
  meanwhile(@Root() { item }: MeetingItem): Meanwhile | null {
    return meanwhileTo(item);
  }
}

@Resolver(() => CaseFile)
export class MeetingsOfCaseResolver {
  @FieldResolver(() => [MeetingItem], {
    description:
      'Where this case was put onto an agenda or conferred about, the latest day first (会商记录), WL-72, WL-73.',
  })
  async meetings(@Root() { uid }: CaseFile, @Ctx() ctx: RequestContext): Promise<MeetingItem[]> {
    const actor = actorOf(ctx);
    const found = await loaderOf<{ item: Item; meeting: MeetingRow }[]>(ctx, 'meetingsOfCases', async uids => {
      const all = await itemsOfCases(ctx.service.database.read, uids);
      return new Map(uids.map(one => [one, all.filter(({ item }) => item.row.uid === one)]));
    }).load(uid);
    return (found ?? [])
      .filter(({ meeting }) => mayKnowMeeting(actor, meeting, ctx.service))
      .map(({ item, meeting }) => shownItem(item, meeting));
  }
}
