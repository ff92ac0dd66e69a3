import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { custody, custodyChanges } from '../../../shared/domain/clock/custody.ts';
import { localStageOf, provincialClassOf, type Stage, stageOf } from '../../../shared/domain/policy/crosswalk.ts';
import { classOf, type ProvincialClass, valueOf } from '../../../shared/domain/policy/policy.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { CaseClock } from './CaseClock.ts';
import { AnyCaseFile, type CaseFile } from './CaseFile.ts';
import { ProvincialClasses, Stages } from './CaseEnums.ts';
import { clockRules } from './clockRules.ts';
import { CustodyLineType } from './CustodyLineType.ts';
import { Demand } from './Demand.ts';
import { clocksOf, demandsOf, entriesOf } from './readFiles.ts';
import { mayReadPart } from './readPart.ts';

@Directive('@shareable')
@ObjectType('MatterClass', { description: 'A class of matters as one place sorts them (分类).' })
class MatterClassType {
  @Field({ description: 'Its code in the scheme of the center (分类编码).' })
  code: string;

  @Field({ description: 'What the place calls it (分类名称).' })
  name: string;

  @Field(() => ProvincialClasses, { description: 'What it counts as when places are compared (全省统一分类).' })
  provincial: ProvincialClass;
}

/** What the rules of a center say of a file: its stage, its class, its limits, and who has it in hand. */
@Resolver(() => AnyCaseFile)
export class CaseRulesResolver {
  @FieldResolver(() => [CaseClock], {
    description: 'Every limit that runs or ran on the case at this level (各项时限), in the order they began.',
  })
  clocks(@Root() { uid }: CaseFile, @Ctx() ctx: RequestContext): Promise<CaseClock[]> {
    return clocksOf(ctx, uid);
  }

  @FieldResolver(() => [Demand], { description: 'What is asked for, each with its answer (诉求及答复), WL-75.' })
  demands(@Root() { uid }: CaseFile, @Ctx() ctx: RequestContext): Promise<Demand[]> {
    return demandsOf(ctx, uid);
  }

  @FieldResolver(() => [CustodyLineType], {
    description: 'Who had the case in hand, from when to when, in working minutes (经手台账), N2.',
  })
  async custody(@Root() file: CaseFile, @Ctx() ctx: RequestContext): Promise<CustodyLineType[]> {
    const { service } = ctx;
    const policy = policyOfFile(service, file);
    const lines = custodyChanges(await entriesOf(ctx, file.uid));
    const rungs = valueOf(policy, 'escalation.ladder');
    return custody(lines, service.now().toISOString(), clockRules(service, policy, file.origin)).map(
      ({ holder: { kind, id }, from, to, minutes }) => {
        const body = kind === 'body' ? rungs.find(({ code }) => code === id)?.body : service.tree.get(id)?.name;
        return { kind, holder: kind === 'citizen' ? '群众' : (body ?? id), from, to, minutes };
      },
    );
  }

  @FieldResolver(() => Stages, { description: 'Where it stands, in the words that all places share (统一阶段).' })
  stage(@Root() { state }: CaseFile): Stage {
    return stageOf(state);
  }

  @FieldResolver(() => String, { description: 'Where it stands, in the words of the center (本地环节).' })
  localStage(@Root() file: CaseFile, @Ctx() { service }: RequestContext): string {
    return localStageOf(policyOfFile(service, file), file.state);
  }

  @FieldResolver(() => MatterClassType, {
    nullable: true,
    description: 'The class it belongs to in the scheme of the center (分类); null before triage.',
  })
  matterClass(@Root() file: CaseFile, @Ctx() { service }: RequestContext): MatterClassType | null {
    const policy = policyOfFile(service, file);
    const known = classOf(policy, file.classCode);
    const provincial = file.classCode === null ? null : provincialClassOf(policy, file.classCode);
    return known && provincial ? { code: known.code, name: known.name, provincial } : null;
  }

  @FieldResolver(() => String, {
    description: 'The versions of the rules it goes by (适用规则版本), from the country down; they hold to its end.',
  })
  policyChain(@Root() file: CaseFile, @Ctx() { service }: RequestContext): string {
    return policyOfFile(service, file).chain;
  }

  @FieldResolver(() => String, {
    description:
      'The person who answers for it (首接负责人), by staff id, LH-08; empty for a citizen, and until a level above takes it on.',
  })
  owner(@Root() file: CaseFile, @Ctx() ctx: RequestContext): string {
    return mayReadPart(ctx, file, 'entries') ? file.ownerId : '';
  }
}
