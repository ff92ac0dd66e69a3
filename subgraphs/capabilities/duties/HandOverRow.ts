import { Field, GraphQLISODateTime, ID, ObjectType, Directive } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A case that the one who leaves answers for. */
export interface HandedCase {
  uid: string;
  number: string;
}

/** A hand-over note (交接): what the one who leaves the desk tells the next, and that one’s stamp. Rows are never changed but by it. */
@Entity('handover_notes')
@Index('handover_notes_center', ['center', 'writtenAt', 'id'])
@Directive('@shareable')
@ObjectType('HandOverNote', {
  description:
    'A hand-over note (工作交接), LH-20: what whoever leaves the desk tells the next, with the open cases of that place.',
})
export class HandOverRow {
  @Field(() => ID, { description: 'Tells it from all others (交接编号).' })
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  @Column('varchar', { length: 16 })
  center: string;

  @Field({ description: 'The staff id of who leaves (交班人).' })
  @Column('varchar', { length: 64 })
  person: string;

  @Field({ description: 'In which role (岗位).' })
  @Column('varchar', { length: 32 })
  role: string;

  @Field(() => ID, { nullable: true, description: 'The duty that ends (值班编号); null for the own place.' })
  @Column('varchar', { length: 36, nullable: true })
  duty: string | null;

  @Field({ description: 'What the next has to know (交接事项).' })
  @Column('text')
  note: string;

  @Column('simple-json')
  cases: readonly HandedCase[];

  @Field(() => GraphQLISODateTime, { description: 'When it was written (交班时间).' })
  @Column('varchar', { length: 24, name: 'written_at' })
  writtenAt: string;

  @Field(() => String, { nullable: true, description: 'The staff id of the next (接班人); null until it is received.' })
  @Column('varchar', { length: 64, name: 'received_by', nullable: true })
  receivedBy: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was received (接班时间).' })
  @Column('varchar', { length: 24, name: 'received_at', nullable: true })
  receivedAt: string | null;
}
