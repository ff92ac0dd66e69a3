import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import { actsOn } from '../../../shared/domain/case/decide.ts';
import { type CaseAct, OPEN } from '../../../shared/domain/case/lifecycle.ts';
import { explainDeadline, isOverdue } from '../../../shared/domain/clock/deadline.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Center } from '../directory/Center.ts';
import { Case } from './Case.ts';
import { CaseEntry } from './CaseEntry.ts';
import { AnyCaseFile, CaseFile } from './CaseFile.ts';
import { CaseActs, Levels } from './CaseEnums.ts';
import { clockRules } from './clockRules.ts';
import { DeadlineDay } from './DeadlineDay.ts';
import { Escalation } from './Escalation.ts';
import { policyAt, policyOfFile } from '../policy/policyAt.ts';
import { entriesOf, escalationOf } from './readFiles.ts';
import { relationTo } from './readPart.ts';
import { textsOf } from './readWords.ts';

@Resolver(() => AnyCaseFile)
export class CaseFileResolver {
  @FieldResolver(() => Case, { description: 'The case (办件), from where the other levels’ files can be reached.' })
  case(@Root() { uid }: CaseFile): Case {
    return { uid };
  }

  @FieldResolver(() => Center, { nullable: true, description: 'The center that holds this file (承办中心).' })
  center(@Root() { center }: CaseFile): Center {
    return { code: center };
  }

  @FieldResolver(() => Center, {
    nullable: true,
    description: 'The center whose window took the case first and keeps it to the end (首接中心), LH-07.',
  })
  origin(@Root() { origin }: CaseFile): Center {
    return { code: origin };
  }

  @FieldResolver(() => [CaseActs], {
    description: 'What you may do next, here and now (可执行的操作). Draw buttons from it.',
  })
  acts(@Root() file: CaseFile, @Ctx() ctx: RequestContext): CaseAct[] {
    const { levelActs, tree } = ctx.service;
    const policy = policyOfFile(ctx.service, file);
    const acts = actsOn(file, actorOf(ctx), { levelActs, tree, policy, relation: relationTo(ctx, file) });
    const today = policyAt(ctx.service, file.center, beijingDay(ctx.service.now()));
    return today.chain === policy.chain ? acts.filter(act => act !== 'adoptPolicy') : acts;
  }

  @FieldResolver(() => Boolean, {
    description: 'True when something is still to do and the last day has passed (超期).',
  })
  overdue(@Root() { state, dueOn }: CaseFile, @Ctx() { service }: RequestContext): boolean {
    return OPEN.includes(state) && isOverdue(dueOn, beijingDay(service.now()));
  }

  @FieldResolver(() => [DeadlineDay], {
    description: 'Why this last day (时限推算): every day from the registration on, and whether it counts.',
  })
  dueWhy(@Root() file: CaseFile, @Ctx() { service }: RequestContext): DeadlineDay[] {
    const { calendar } = clockRules(service, policyOfFile(service, file), file.origin);
    return explainDeadline(beijingDay(new Date(file.registeredAt)), file.dueOn, calendar);
  }

  @FieldResolver(() => [CaseEntry], { description: 'What was done with it at this level, oldest first (办理过程).' })
  entries(@Root() { uid }: CaseFile, @Ctx() ctx: RequestContext): Promise<CaseEntry[]> {
    return entriesOf(ctx, uid);
  }

  @FieldResolver(() => Escalation, {
    nullable: true,
    description: 'What this level last asked of the level above (本级提级). Null if it never did.',
  })
  raised(@Root() { uid, raised }: CaseFile, @Ctx() ctx: RequestContext): Promise<Escalation | null> | null {
    return raised && escalationOf(ctx, uid, 'raised');
  }

  @FieldResolver(() => Escalation, {
    nullable: true,
    description: 'What the level below last asked of this level (下级提级). Null at the window that took the case.',
  })
  asked(@Root() { uid, asked }: CaseFile, @Ctx() ctx: RequestContext): Promise<Escalation | null> | null {
    return asked && escalationOf(ctx, uid, 'asked');
  }
}

@Directive('@shareable')
@ObjectType({ description: 'Something that was written, by the name of its field (填写内容).' })
class EntryDetail {
  @Field({ description: 'The name of the field (栏目), as `reason` or `instruction`.' })
  name: string;

  @Field({ description: 'What was written (内容).' })
  text: string;
}

@Resolver(() => CaseEntry)
export class CaseEntryResolver {
  @FieldResolver(() => Levels, { description: 'The level whose ledger this line stands in (层级).' })
  level(@Ctx() { service }: RequestContext): LevelName {
    return service.name as LevelName;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The role of who did it (岗位); null for a message from another level.',
  })
  role(@Root() { role }: CaseEntry): RoleName | null {
    return role;
  }

  @FieldResolver(() => Center, { nullable: true, description: 'The center of who did it (办理中心).' })
  by(@Root() { actorCenter }: CaseEntry): Center {
    return { code: actorCenter };
  }

  @FieldResolver(() => [EntryDetail], {
    description:
      'What was written (内容): reason, route, instruction … Without the words to or about the reporter once those are erased.',
  })
  async details(@Root() line: CaseEntry, @Ctx() ctx: RequestContext): Promise<EntryDetail[]> {
    const { texts } = await textsOf(ctx, line);
    return Object.entries(texts).map(([name, text]) => ({ name, text }));
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether words to or about the reporter stood here and were erased (内容已按规定删除), 个人信息保护法第四十七条. The line and its hash stay.',
  })
  async erased(@Root() line: CaseEntry, @Ctx() ctx: RequestContext): Promise<boolean> {
    return (await textsOf(ctx, line)).erased;
  }
}

@Resolver(() => Escalation)
export class EscalationFieldResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'The center on the other side (对方中心).' })
  with(@Root() { peer }: Escalation): Center {
    return { code: peer };
  }
}
