import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Cause } from '../../../shared/domain/case/causes.ts';
import type { TreatmentKind } from '../../../shared/domain/fairness/treatments.ts';
import type { PolicyKey, ProvincialClass } from '../../../shared/domain/policy/policy.ts';
import { Causes, ProvincialClasses, TreatmentKinds } from './CaseEnums.ts';

/**
 * How one demand of a case was treated in the end, or the whole case. Written in the commit of the act and never changed:
 * the demands keep only the present answer, and a redo overwrites it, so that a no that was taken back would be lost (N19).
 */
@Entity('treatments')
@Index('treatments_uid', ['uid'])
@Index('treatments_at', ['at', 'id'])
@Index('treatments_item', ['itemKey', 'at'])
@Index('treatments_center', ['center', 'at'])
@Directive('@shareable')
@ObjectType({
  description:
    'How a matter was treated in the end (处理结果): refused, led elsewhere, explained, put aside, or done; with article, route and rule. The reporter is not in it, and numbers that name a person are left out.',
})
export class Treatment {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('varchar', { length: 36 })
  uid: string;

  /** The number of the demand; 0 where it is said of the whole case. */
  @Column('int')
  no: number;

  @Field(() => TreatmentKinds, { description: 'How it was treated (处理结果).' })
  @Column('varchar', { length: 16 })
  kind: TreatmentKind;

  /** How often the case had been done again by then: what a redo took back has a smaller one than the file. */
  @Column('int')
  round: number;

  @Column('varchar', { length: 16 })
  center: string;

  @Field({ description: 'The case number (编号).' })
  @Column('varchar', { length: 40 })
  number: string;

  @Field(() => String, { nullable: true, description: 'The service item (办理业务名称); null where none was named.' })
  @Column('varchar', { length: 100, nullable: true })
  item: string | null;

  @Column('varchar', { length: 100, name: 'item_key' })
  itemKey: string;

  @Field({ description: 'What was asked for, in one line (标题), without numbers that name a person.' })
  @Column('varchar', { length: 100 })
  subject: string;

  @Field({ description: 'The reason, or the result, as it was told (理由或结果), without numbers that name a person.' })
  @Column('text')
  said: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where to go instead, and how (办理路径), LH-12; null where none was named.',
  })
  @Column('text', { nullable: true })
  route: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The article it rests on (依据), SJ-30: the one that was named, or that of the rule which allows a refusal; null where none was named.',
  })
  @Column('varchar', { length: 500, nullable: true })
  article: string | null;

  @Field(() => String, { description: 'The rule of the place that it goes by (适用规则), as `triage.refusal`.' })
  @Column('varchar', { length: 40, name: 'rule_key' })
  ruleKey: PolicyKey;

  @Field({ description: 'Document and article of that rule (规则依据).' })
  @Column('varchar', { length: 500, name: 'rule_cite' })
  ruleCite: string;

  @Field({ description: 'The version that says so (规则版本), as `anhui@1`.' })
  @Column('varchar', { length: 40, name: 'rule_pack' })
  rulePack: string;

  @Field({ description: 'All versions that the case went by (适用规则版本), from the country down.' })
  @Column('varchar', { length: 200 })
  policy: string;

  @Field(() => String, {
    nullable: true,
    description: 'The excluded class, by its code (不受理情形), AH-20; null where none.',
  })
  @Column('varchar', { length: 24, nullable: true })
  exclusion: string | null;

  @Field(() => ProvincialClasses, {
    nullable: true,
    description: 'The class as counties compare it (全省统一分类); null before triage.',
  })
  @Column('varchar', { length: 16, nullable: true })
  provincial: ProvincialClass | null;

  @Field(() => [Causes], { description: 'Why it could not get done, as it was registered (办不成的原因).' })
  @Column('simple-json')
  causes: Cause[];

  @Field(() => GraphQLISODateTime, { description: 'When (时间), UTC.' })
  @Column('varchar', { length: 24 })
  at: string;

  @Field(() => GraphQLLocalDate, { description: 'The day (日期), in Beijing.' })
  @Column('varchar', { length: 10, name: 'on_day' })
  onDay: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of the demand (诉求序号); null where it is said of the whole case.',
  })
  get demand(): number | null {
    return this.no === 0 ? null : this.no;
  }
}
