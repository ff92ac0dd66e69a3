import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { AuditReadKind } from '../../../shared/domain/audit/records.ts';
import type { RoleName } from '../../../shared/domain/access/roles.ts';

/** One look of an auditor at the record of the others: who watches is watched. Rows are added, never changed. */
@Entity('audit_reads')
@Index('audit_reads_at', ['at', 'seq'])
export class AuditRead {
  @PrimaryGeneratedColumn()
  seq: number;

  @Column('varchar', { length: 24, name: 'read_at' })
  at: string;

  @Column('varchar', { length: 64 })
  person: string;

  @Column('varchar', { length: 32 })
  role: RoleName;

  /** The center of the person. */
  @Column('varchar', { length: 16 })
  center: string;

  /** The center in whose area it was looked. */
  @Column('varchar', { length: 16 })
  area: string;

  @Column('varchar', { length: 12, name: 'read_kind' })
  what: AuditReadKind;

  /** What was asked for, as JSON. */
  @Column('text')
  filter: string;

  /** How many records were shown. */
  @Column('int', { name: 'row_count' })
  rows: number;

  /** The mark that the table carries, where the record was taken out. */
  @Index('audit_reads_mark')
  @Column('varchar', { length: 10, nullable: true })
  mark: string | null;
}
