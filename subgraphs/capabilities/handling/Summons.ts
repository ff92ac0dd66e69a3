import { Directive, Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Window staff called to the desk. */
@Entity('summonses')
@Directive('@shareable')
@ObjectType({ description: 'Window staff called to the desk (叫办), LH-27, and when they came, LH-46.' })
export class Summons {
  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  @Field(() => Int, { description: 'Its number in the case (序号), from 1.' })
  @PrimaryColumn('int')
  no: number;

  @Field({ description: 'The window unit that was called (窗口单位).' })
  @Column('varchar', { length: 100 })
  unit: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The code of its department in the register of the center (部门代码); null for a call of before the register whose unit is not in it.',
  })
  @Column('varchar', { length: 24, name: 'department_code', nullable: true })
  departmentCode: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was called (叫办时间).' })
  @Column('varchar', { length: 24, name: 'called_at' })
  calledAt: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When its staff arrived (到场时间); null before.' })
  @Column('varchar', { length: 24, name: 'arrived_at', nullable: true })
  arrivedAt: string | null;
}
