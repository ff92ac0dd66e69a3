import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * The words of a ledger line that were written to or about the reporter, apart from the line: a line is never changed, and these
 * are erased when the reporter is forgotten. The line keeps their hash.
 */
@Entity('entry_words')
export class EntryWords {
  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  /** The line's place in the chain of its file. */
  @PrimaryColumn('int')
  no: number;

  /** The words with their salt, as JSON, encrypted. */
  @Column('text')
  sealed: string;

  /** The key that they are encrypted with. */
  @Index('entry_words_sealed')
  @Column('varchar', { length: 40, name: 'sealed_with' })
  sealedWith: string;
}
