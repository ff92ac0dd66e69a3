import { Directive, Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which department acts on an item, as it was ruled (派单目录): the next equal case is offered it (N14, SH-44). */
@Entity('jurisdiction_rules')
@Directive('@shareable')
@ObjectType('JurisdictionRuling', {
  description:
    'Which department acts on a service item at this center, as an arbitration ruled (派单裁定), N14, SH-44. The next equal case is offered it; a person takes it or not, and both are counted.',
})
export class JurisdictionRule {
  @PrimaryColumn('varchar', { length: 16 })
  center: string;

  @Field({ description: 'The service item (办理业务名称).' })
  @PrimaryColumn('varchar', { length: 100 })
  item: string;

  @Field({ description: 'The department that acts (承办部门).' })
  @Column('varchar', { length: 100 })
  department: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why (裁定理由), in the words of the ruling; null for one of a release that did not keep them.',
  })
  @Column('text', { nullable: true })
  ruling: string | null;

  /** The case it was ruled in. */
  @Column('varchar', { length: 36 })
  uid: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was ruled (裁定时间).' })
  @Column('varchar', { length: 24, name: 'ruled_at' })
  ruledAt: string;

  @Field(() => Int, { description: 'How many cases were given to that department since (采纳次数).' })
  @Column('int', { default: 0 })
  taken: number;

  @Field(() => Int, {
    description: 'How many were given to another (未采纳次数): many say that the ruling is to be looked at again.',
  })
  @Column('int', { name: 'not_taken', default: 0 })
  notTaken: number;
}
