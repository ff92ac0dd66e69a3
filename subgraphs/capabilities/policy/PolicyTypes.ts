import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { CaseState } from '../../../shared/domain/case/lifecycle.ts';
import type { Stage } from '../../../shared/domain/policy/crosswalk.ts';
import type { ProvincialClass } from '../../../shared/domain/policy/policy.ts';
import { CaseStates, ProvincialClasses, Stages } from '../cases/CaseEnums.ts';

@Directive('@shareable')
@ObjectType('PolicyTerm', { description: 'One rule that holds, and where it stands (政策条款).' })
export class PolicyTermView {
  @Field({ description: 'The key of the rule (政策项), as `rating.scale`.' })
  key: string;

  @Field({ description: 'What it says, as JSON (取值).' })
  value: string;

  @Field({ description: 'Document and article (依据条款), as 隆放组办字〔2022〕13号 第十二条.' })
  cite: string;

  @Field({ description: 'The version that says so (来源版本), as `longhui@1`.' })
  pack: string;

  @Field({ description: 'True when a level above forbids another value here (上级锁定).' })
  locked: boolean;
}

@Directive('@shareable')
@ObjectType({ description: 'What a center calls a state, and which stage that is everywhere (阶段对照).' })
export class PolicyStage {
  @Field(() => CaseStates, { description: 'The state (办件状态).' })
  state: CaseState;

  @Field({ description: 'What this center calls it (本地名称).' })
  name: string;

  @Field(() => Stages, { description: 'The stage in the words all places share (统一阶段).' })
  stage: Stage;
}

@Directive('@shareable')
@ObjectType({ description: 'A class of a center, and what it counts as when places are compared (分类对照).' })
export class PolicyClass {
  @Field({ description: 'The code of the class (分类编码).' })
  code: string;

  @Field({ description: 'What this center calls it (分类名称).' })
  name: string;

  @Field(() => ProvincialClasses, { description: 'What it counts as when places are compared (全省统一分类).' })
  provincial: ProvincialClass;
}

@Directive('@shareable')
@ObjectType('Policy', { description: 'The rules that hold at a center on a day (政策), each with its source.' })
export class PolicyView {
  @Field({ description: 'The versions it is made of, from the province down (版本链), as `base@1 longhui@1`.' })
  chain: string;

  @Field(() => [PolicyTermView], { description: 'Every rule with its source (政策条款).' })
  terms: PolicyTermView[];

  @Field(() => [PolicyStage], { description: 'The stages in local and in common words (阶段对照).' })
  stages: PolicyStage[];

  @Field(() => [PolicyClass], { description: 'The classes in local and in common words (分类对照).' })
  classes: PolicyClass[];
}

@Directive('@shareable')
@ObjectType({ description: 'A published version of a policy pack (政策包版本).' })
export class PublishedPack {
  @Field(() => ID, { description: 'Its name (版本名), as `longhui@2`.' })
  name: string;

  @Field({ description: 'The pack (政策包).' })
  pack: string;

  @Field(() => Int, { description: 'The number of the version, from 1 (版本号).' })
  version: number;

  @Field(() => GraphQLLocalDate, { description: 'Its first day (施行日期).' })
  effectiveFrom: string;

  @Field({ description: 'The number of the document (文号).' })
  document: string;

  @Field(() => [ID], { description: 'The centers whose areas it holds in (适用中心).' })
  centers: string[];

  @Field({ description: 'The whole pack as JSON (政策包全文): what the next version begins from.' })
  text: string;
}
