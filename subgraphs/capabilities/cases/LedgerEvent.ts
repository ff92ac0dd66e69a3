import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Case } from './Case.ts';
import { CaseEntry } from './CaseEntry.ts';
import type { StreamFrame } from './caseStream.ts';

@Directive('@shareable')
@ObjectType({ description: 'Lines of a stream that cannot be replayed (断档): everything after `from`, up to `to`.' })
export class StreamGap {
  @Field(() => Int, { description: 'The last position seen before the gap (断档起点).' })
  from: number;

  @Field(() => Int, { description: 'The last position that was lost (断档终点).' })
  to: number;
}

@Directive('@shareable')
@ObjectType({ description: 'One frame of a live stream (实时消息).' })
export class LedgerEvent {
  @Field({ description: 'Send the last one back as `after` to go on where the stream broke off (续传位置).' })
  cursor: string;

  @Field(() => StreamGap, {
    nullable: true,
    description: 'Set when the cursor was too old: what this stream has lost (断档). Null otherwise.',
  })
  gap: StreamGap | null;

  @Field(() => CaseEntry, {
    nullable: true,
    description: 'What happened (台账记录). Null only in a frame that tells a gap.',
  })
  entry: CaseEntry | null;

  @Field(() => Case, {
    nullable: true,
    description: 'The case (办件), with what every level holds of it. Null only in a frame that tells a gap.',
  })
  case: Case | null;
}

/** A frame as the API shows it. */
export const eventOf = ({ cursor, gap, entry }: StreamFrame): LedgerEvent => ({
  cursor,
  gap,
  entry,
  case: entry && { uid: entry.uid },
});
