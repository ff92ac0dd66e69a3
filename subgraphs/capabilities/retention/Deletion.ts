import { Directive, Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One line of the deletion ledger (销毁台账): what was deleted, when, and by which rule. Never what stood in it. */
@Entity('deletions')
@Index('deletions_center', ['center', 'id'])
@Directive('@shareable')
@ObjectType({
  description: 'One line of the deletion ledger (销毁台账): what was deleted, and by which rule; never what it said.',
})
export class Deletion {
  @Field(() => Int, { description: 'Its number at this level (序号).' })
  @PrimaryGeneratedColumn()
  id: number;

  @Field(() => GraphQLISODateTime, { description: 'When (时间).' })
  @Column('varchar', { length: 24 })
  at: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The case it was about (办件); null for records of the whole level.',
  })
  @Column('varchar', { length: 36, nullable: true })
  uid: string | null;

  /** The center that held the file; null for records of the whole level. */
  @Column('varchar', { length: 16, nullable: true })
  center: string | null;

  /** How many rows of what. */
  @Column('simple-json')
  counts: Record<string, number>;

  /** The lines of the case's ledger whose words were erased, as its `anonymise` line names them; null where there were none. */
  @Column('text', { name: 'erased_lines', nullable: true })
  erasedLines: string | null;

  @Field({ description: 'The rule (依据): months, article and version of the policy, or the setting.' })
  @Column('varchar', { length: 300 })
  rule: string;
}
