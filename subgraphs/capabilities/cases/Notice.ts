import { Directive, Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NoticeFault, NoticeParam } from '../../../shared/domain/case/notices.ts';
import type { NoticeChannel, NoticeEvent, Party } from '../../../shared/domain/policy/policy.ts';
import { NoticeChannels, NoticeEvents, NoticeFaults, Parties } from './CaseEnums.ts';

/**
 * One notice to one party on one road (LH-32, LH-33). Written in the commit of what it tells of; one that leaves the hub is
 * sent after it. Rows stay: they are the record of what was sent to whom.
 */
@Entity('notices')
@Index('notices_uid', ['uid', 'createdAt'])
@Index('notices_box', ['box', 'party', 'channel', 'createdAt', 'id'])
@Index('notices_due', ['sentAt', 'notBefore'])
@Directive('@shareable')
@ObjectType({
  description: 'What one party was told, and how (告知): the reporter, the window, the supervision section.',
})
export class Notice {
  @Field(() => ID, { description: 'Names this notice (告知编号).' })
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  @Column('varchar', { length: 36 })
  uid: string;

  @Field(() => NoticeEvents, { description: 'What is told (告知事由).' })
  @Column('varchar', { length: 16 })
  event: NoticeEvent;

  @Field(() => Parties, { description: 'Who is told (告知对象).' })
  @Column('varchar', { length: 20 })
  party: Party;

  @Field(() => NoticeChannels, { description: 'On which road (告知渠道).' })
  @Column('varchar', { length: 8 })
  channel: NoticeChannel;

  /** Whose box it lies in: the code of the center; for the reporter the case. */
  @Column('varchar', { length: 36 })
  box: string;

  /**
   * What is filled into the text; never a name or a telephone, and nothing that a person wrote. Of a message to the reporter
   * `line` says in which line of the ledger its text stands.
   */
  @Column('simple-json')
  params: Partial<Record<NoticeParam | 'line', string>>;

  /** The quiet hours that hold for it, as `21:00-08:00`; null where it may leave at any time. */
  @Column('varchar', { length: 11, nullable: true })
  quiet: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was written, with what it tells of (告知时间).' })
  @Column('varchar', { length: 24, name: 'created_at' })
  createdAt: string;

  @Field(() => GraphQLISODateTime, {
    description: 'Before this it does not leave (最早发送时间): quiet hours, or the next try after a failure.',
  })
  @Column('varchar', { length: 24, name: 'not_before' })
  notBefore: string;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was sent, or in the hub when it was there (发送时间); null while it waits.',
  })
  @Column('varchar', { length: 24, name: 'sent_at', nullable: true })
  sentAt: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When somebody of the box read it (阅读时间); null while nobody has.',
  })
  @Column('varchar', { length: 24, name: 'read_at', nullable: true })
  readAt: string | null;

  /** How often it was handed to the road. Counted before each try, so that a try that was cut off is known by it. */
  @Column('int')
  attempts: number;

  @Field(() => NoticeFaults, {
    nullable: true,
    description: 'Why it has not been sent (未发送原因); null where nothing went wrong.',
  })
  @Column('varchar', { length: 16, nullable: true })
  fault: NoticeFault | null;

  /** What the road answered. */
  @Column('varchar', { length: 100, nullable: true })
  receipt: string | null;

  @Column('varchar', { length: 100, name: 'recipient_masked', nullable: true })
  recipientMasked: string | null;
}
