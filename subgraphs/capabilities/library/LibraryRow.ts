import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Cause } from '../../../shared/domain/case/causes.ts';
import type { LibraryAct, LibraryState, Reach } from '../../../shared/domain/library/publication.ts';

/** One thing that was done to a case of the library. */
export interface LibraryStep {
  act: LibraryAct | 'suggest' | 'replace';
  /** ISO instant. */
  at: string;
  /** The staff id; null for what the rules did. */
  by: string | null;
  role: string | null;
  text: string | null;
}

/** Whether what it did belongs into the list of services (服务清单): nobody says so, it is suggested, taken in, or not (WL-35). */
export const LISTINGS = ['none', 'suggested', 'listed', 'declined'] as const;
export type Listing = (typeof LISTINGS)[number];

/**
 * One edition of a case in the library (案例): at the level of the center that wrote it, and a copy at the levels that it reaches.
 * Its words are written anew and name nobody. A published edition is never changed: the next one is a row of its own.
 */
@Entity('library_cases')
@Index('library_cases_id', ['id'], { unique: true })
@Index('library_cases_edition', ['series', 'edition'], { unique: true })
@Index('library_cases_case', ['uid'])
@Index('library_cases_desk', ['center', 'state', 'changedAt', 'id'])
@Index('library_cases_listed', ['state', 'changedAt', 'id'])
export class LibraryRow {
  /** A number of this database, by which words point to it. */
  @PrimaryGeneratedColumn()
  doc: number;

  @Column('varchar', { length: 36 })
  id: string;

  /** The first edition’s id, and which edition this is, from 1. */
  @Column('varchar', { length: 36 })
  series: string;

  @Column('int')
  edition: number;

  /** As 案例〔2026〕12号, counted by the year at each center; null until it is written. All editions have one. */
  @Column('varchar', { length: 32, nullable: true })
  number: string | null;

  @Column('varchar', { length: 16 })
  state: LibraryState;

  /** Counts the changes at the level that wrote it: of two messages the later one stands. */
  @Column('int')
  rev: number;

  @Column('varchar', { length: 16 })
  center: string;

  /** The codes of the centers down to that one, between slashes: what lies in an area begins alike. */
  @Column('varchar', { length: 120 })
  path: string;

  @Column('varchar', { length: 8 })
  reach: Reach;

  /** The case it is made of; only at the level that holds it, and no more once its reporter is forgotten. */
  @Column('varchar', { length: 36, nullable: true })
  uid: string | null;

  @Column('varchar', { length: 100, nullable: true })
  item: string | null;

  @Column('varchar', { length: 100, name: 'item_key' })
  itemKey: string;

  @Column('simple-json')
  causes: readonly Cause[];

  @Column('varchar', { length: 100 })
  title: string;

  @Column('text')
  problem: string;

  @Column('text')
  obstacle: string;

  @Column('text')
  solution: string;

  @Column('varchar', { length: 300, nullable: true })
  basis: string | null;

  @Column('varchar', { length: 500, nullable: true })
  effect: string | null;

  /** A typical case (典型案例), which reports name (SJ-70). */
  @Column('boolean')
  typical: boolean;

  @Column('varchar', { length: 12 })
  listing: Listing;

  /** Who wrote it last; null at other levels, and for a suggestion. */
  @Column('varchar', { length: 64, name: 'written_by', nullable: true })
  writtenBy: string | null;

  @Column('varchar', { length: 24, name: 'published_at', nullable: true })
  publishedAt: string | null;

  /** When it came to stand as it stands. */
  @Column('varchar', { length: 24, name: 'changed_at' })
  changedAt: string;

  /** What was done to it, oldest first. */
  @Column('simple-json')
  steps: readonly LibraryStep[];
}

/** In how many published cases a word is. */
@Entity('library_term_counts')
export class LibraryTermCount {
  @PrimaryColumn('varchar', { length: 40 })
  term: string;

  @Column('int')
  texts: number;
}

/** A word of a published case, and how much it tells of it: the index that is searched. All of it stands in the key, in which it is read. */
@Entity('library_terms')
@Index('library_terms_doc', ['doc'])
export class LibraryTerm {
  @PrimaryColumn('varchar', { length: 40 })
  term: string;

  @PrimaryColumn('int')
  doc: number;

  @PrimaryColumn('int')
  impact: number;
}
