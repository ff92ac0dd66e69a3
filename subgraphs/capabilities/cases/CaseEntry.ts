import { Directive, Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { CaseAct, CaseState } from '../../../shared/domain/case/lifecycle.ts';
import type { Counted } from '../../../shared/domain/tally/counted.ts';
import { CaseActs, CaseStates } from './CaseEnums.ts';

/** One line of the ledger (台账). Lines are added, never changed. */
@Entity('case_entries')
@Index('case_entries_uid', ['uid', 'seq'])
@Index('case_entries_no', ['uid', 'no'], { unique: true })
@Index('case_entries_at', ['center', 'at', 'seq'])
@Index('case_entries_rooted', ['rootedOn', 'center', 'seq'])
@Directive('@shareable')
@ObjectType({
  description: 'One line of the ledger (台账): what was done to a case at one level. Lines are added, never changed.',
})
export class CaseEntry {
  @Field(() => Int, { description: 'Order inside one level: a later line has a greater number (序号).' })
  @PrimaryGeneratedColumn()
  seq: number;

  /** Its place in the stream; null until the relay has numbered it, moments after the commit. */
  @Index('case_entries_position', { unique: true })
  @Column('int', { name: 'ledger_position', nullable: true })
  position: number | null;

  @Column('varchar', { length: 36 })
  uid: string;

  @Field(() => CaseActs, { description: 'What was done (操作).' })
  @Column('varchar', { length: 24 })
  act: CaseAct;

  @Field(() => CaseStates, {
    nullable: true,
    description: 'The state before (原状态); null for the line that opens the file.',
  })
  @Column('varchar', { length: 24, name: 'from_state', nullable: true })
  from: CaseState | null;

  @Field(() => CaseStates, { description: 'The state after (新状态).' })
  @Column('varchar', { length: 24, name: 'to_state' })
  to: CaseState;

  @Field(() => GraphQLISODateTime, { description: 'When (时间), UTC.' })
  @Column('varchar', { length: 24 })
  at: string;

  @Column('varchar', { length: 64, name: 'actor_id' })
  actorId: string;

  @Column('varchar', { length: 32, nullable: true })
  role: RoleName | null;

  /** The center of the person who acted; for a message from another level, the center it came from. */
  @Column('varchar', { length: 16, name: 'actor_center' })
  actorCenter: string;

  /** The center that holds the file. */
  @Column('varchar', { length: 16 })
  center: string;

  /** The center whose window took the case first. */
  @Column('varchar', { length: 16 })
  origin: string;

  /** What was written: reason, route, instruction … by the name of the field, without the words that stand in EntryWords. */
  @Column('simple-json')
  detail: Record<string, string>;

  /** Its place in the chain of the file: 1, 2, 3 … Null, as the hashes, in a row of a release without chains. */
  @Column('int', { nullable: true })
  no: number | null;

  @Column('varchar', { length: 64, name: 'detail_hash', nullable: true })
  detailHash: string | null;

  /** The hash of the words that stand in EntryWords, or stood there until they were erased; null where there were none. */
  @Column('varchar', { length: 64, name: 'words_hash', nullable: true })
  wordsHash: string | null;

  /** What of the file counts behind this line; null in a line of a release that counted nothing. In the hash of the detail. */
  @Column('simple-json', { nullable: true })
  counted: Counted | null;

  @Column('varchar', { length: 64, name: 'prev_hash', nullable: true })
  prevHash: string | null;

  @Column('varchar', { length: 64, nullable: true })
  hash: string | null;

  /** When a line of an older release was taken into the chain; null where that was done in its own commit. */
  @Column('varchar', { length: 24, name: 'chained_at', nullable: true })
  chainedAt: string | null;

  /** The closed day whose root covers it; null while there is none. */
  @Column('varchar', { length: 10, name: 'rooted_on', nullable: true })
  rootedOn: string | null;
}
