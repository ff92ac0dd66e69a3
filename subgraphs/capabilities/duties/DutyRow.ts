import { Directive, Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Duty, DutyKind } from '../../../shared/domain/access/duty.ts';
import type { RoleName } from '../../../shared/domain/access/roles.ts';

export const DutyKinds = { ROSTER: 'roster', DELEGATION: 'delegation' } as const;
registerEnumType(DutyKinds, {
  name: 'DutyKind',
  description: 'What a duty is (值班类别).',
  valuesConfig: {
    ROSTER: { description: 'A turn on the roster (值班), AH-09, LH-06.' },
    DELEGATION: { description: 'Standing in for somebody (代理).' },
  },
});

/**
 * A role that somebody has for a time. Rows are ended and never deleted. They stand at the level of the center; the other levels
 * know of them what it takes to check a request, and neither reason nor orderer.
 */
@Entity('duties')
@Index('duties_center', ['center', 'to'])
@Index('duties_person', ['person', 'to'])
@Directive('@shareable')
@ObjectType('Duty', {
  description:
    'A role that somebody has for a time, beside the own one (值班、代理). Whoever acts in it says so by the header x-doudi-duty.',
})
export class DutyRow implements Duty {
  @Field(() => ID, { description: 'What the header x-doudi-duty names (值班编号).' })
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  @Field(() => DutyKinds, { description: 'Roster or delegation (类别).' })
  @Column('varchar', { length: 16 })
  kind: DutyKind;

  @Field({ description: 'Whose duty it is: the staff id (值班或代理人员).' })
  @Column('varchar', { length: 64 })
  person: string;

  @Field(() => String, { description: 'The role that it gives (岗位), as coordinator.' })
  @Column('varchar', { length: 32 })
  role: RoleName;

  @Column('varchar', { length: 16 })
  center: string;

  @Field(() => GraphQLISODateTime, { description: 'From when on (起), UTC.' })
  @Column('varchar', { length: 24, name: 'begins_at' })
  from: string;

  @Field(() => GraphQLISODateTime, { description: 'Until when (止), UTC; that instant is not part of it.' })
  @Column('varchar', { length: 24, name: 'ends_at' })
  to: string;

  @Field(() => String, {
    nullable: true,
    description: 'In whose place: the staff id (被代理人); null on a roster.',
  })
  @Column('varchar', { length: 64, name: 'stands_for', nullable: true })
  standsFor: string | null;

  @Field(() => String, { nullable: true, description: 'Why (事由); null at other levels than that of the center.' })
  @Column('text', { nullable: true })
  reason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who ordered it: the staff id (安排人); null at other levels than that of the center.',
  })
  @Column('varchar', { length: 64, name: 'ordered_by', nullable: true })
  orderedBy: string | null;

  @Column('varchar', { length: 32, name: 'ordered_role', nullable: true })
  orderedRole: RoleName | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was ordered (安排时间), UTC; null at other levels than that of the center.',
  })
  @Column('varchar', { length: 24, name: 'ordered_at', nullable: true })
  orderedAt: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was ended before its time (提前结束时间), UTC; null where it was not.',
  })
  @Column('varchar', { length: 24, name: 'ended_at', nullable: true })
  endedAt: string | null;

  @Field(() => String, { nullable: true, description: 'Who ended it: the staff id (结束人).' })
  @Column('varchar', { length: 64, name: 'ended_by', nullable: true })
  endedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was ended (结束事由).' })
  @Column('text', { name: 'end_reason', nullable: true })
  endReason: string | null;
}
