import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { Outcome } from '../../../shared/domain/policy/crosswalk.ts';
import type { ReportContent } from '../../../shared/domain/reports/content.ts';
import type { CellChange } from '../../../shared/domain/reports/corrections.ts';
import type { ReportKind } from '../../../shared/domain/reports/kinds.ts';
import type { ReportStep } from '../../../shared/domain/reports/period.ts';
import type { GuideChangeSource } from '../../kit/subgraph.ts';

/** A case that a report tells of (典型案例), as it stood then. */
export interface TypicalCase {
  /** Null for one of the library whose reporter is forgotten. */
  uid: string | null;
  number: string;
  title: string;
  outcome: Outcome | null;
  summary: string;
  /** The numbers of its photographs of the result among its files (办理照片), SJ-72; left out by releases that kept none. */
  photographs?: readonly number[];
}

/** What people write into a report. */
export interface ReportWords {
  overview: string | null;
  measures: string | null;
  typical: readonly TypicalCase[];
}

/** Figures with the names that were printed beside them, and how whole they were. */
export interface KeptContent extends ReportContent {
  /** What was printed for a code that only the register of that day knows: `departments/taxation`. */
  labels: Readonly<Record<string, string>>;
  /** Of an analysis, what of guides and lists of items was changed on its days (LH-39); absent in what an older release has issued. */
  guideChanges?: readonly GuideChangeSource[];
  answered: number;
  expected: number;
}

/** A report that was issued (已报送报表). Rows are added, never changed: a correction is a new version. */
@Entity('reports')
@Index('reports_version', ['center', 'kind', 'fromDay', 'step', 'below', 'version'], { unique: true })
@Index('reports_issued', ['center', 'issuedAt', 'id'])
export class ReportRow {
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  @Column('varchar', { length: 16 })
  center: string;

  @Column('varchar', { length: 16 })
  kind: ReportKind;

  @Column('varchar', { length: 8 })
  step: ReportStep;

  @Column('int', { name: 'of_year' })
  year: number;

  @Column('int', { name: 'of_no' })
  no: number;

  @Column('varchar', { length: 10, name: 'from_day' })
  fromDay: string;

  @Column('varchar', { length: 10, name: 'to_day' })
  toDay: string;

  /** Whether everything below the center is in it. */
  @Column('boolean')
  below: boolean;

  /** From 1. */
  @Column('int')
  version: number;

  /** What the rules of the center call it, and where they stand. */
  @Column('varchar', { length: 200 })
  name: string;

  @Column('varchar', { length: 400 })
  cite: string;

  @Column('varchar', { length: 60 })
  pack: string;

  @Column('simple-json')
  content: KeptContent;

  @Column('simple-json')
  words: ReportWords;

  /** Why there is a new version; null in the first one. */
  @Column('text', { nullable: true })
  correction: string | null;

  @Column('simple-json')
  changes: readonly CellChange[];

  /** Up to when the figures are whole; null where a level below had not sent everything. */
  @Column('varchar', { length: 24, name: 'as_of', nullable: true })
  asOf: string | null;

  @Column('varchar', { length: 24, name: 'issued_at' })
  issuedAt: string;

  @Column('varchar', { length: 64, name: 'issued_by' })
  issuedBy: string;

  @Column('varchar', { length: 32, name: 'issued_role' })
  role: RoleName;
}
