import { Directive, Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An order that nothing about a case may be deleted (封存). Rows stay: they are the record of who ordered it, and who lifted it. */
@Entity('legal_holds')
@Index('legal_holds_center', ['center', 'placedAt'])
@Directive('@shareable')
@ObjectType({ description: 'An order that nothing about a case may be deleted (封存令), until somebody lifts it.' })
export class LegalHold {
  @Field(() => ID, { description: 'The case’s uid (办件).' })
  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  @Field(() => Int, { description: 'Which hold on this case (第几次), from 1.' })
  @PrimaryColumn('int')
  no: number;

  /** The center that holds the file. */
  @Column('varchar', { length: 16 })
  center: string;

  @Field({ description: 'Why it is held (封存理由).' })
  @Column('text')
  reason: string;

  @Column('varchar', { length: 64, name: 'placed_by' })
  placedBy: string;

  @Field({ description: 'The role of who ordered it (封存岗位).' })
  @Column('varchar', { length: 32, name: 'placed_role' })
  placedRole: string;

  @Field(() => GraphQLISODateTime, { description: 'Since when (封存时间).' })
  @Column('varchar', { length: 24, name: 'placed_at' })
  placedAt: string;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was lifted (解封时间); null while it holds.',
  })
  @Column('varchar', { length: 24, name: 'lifted_at', nullable: true })
  liftedAt: string | null;

  @Column('varchar', { length: 64, name: 'lifted_by', nullable: true })
  liftedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was lifted (解封理由); null while it holds.' })
  @Column('text', { name: 'lift_reason', nullable: true })
  liftReason: string | null;
}
