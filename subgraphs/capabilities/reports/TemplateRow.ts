import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { PaperKind } from '../../../shared/domain/forms/fillForm.ts';

/** A template that a center writes a paper by (表单模板), SJ-63. Versions are added and ended, never changed. */
@Entity('paper_templates')
@Index('paper_templates_version', ['center', 'kind', 'version'], { unique: true })
export class TemplateRow {
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  @Column('varchar', { length: 16 })
  center: string;

  @Column('varchar', { length: 16 })
  kind: PaperKind;

  /** From 1. */
  @Column('int')
  version: number;

  @Column('varchar', { length: 100 })
  name: string;

  /** The SHA-256 of what is kept, which is not byte for byte what was sent. */
  @Column('varchar', { length: 64 })
  hash: string;

  @Column('int')
  bytes: number;

  @Column('varchar', { length: 24, name: 'kept_at' })
  keptAt: string;

  @Column('varchar', { length: 64, name: 'kept_by' })
  keptBy: string;

  @Column('varchar', { length: 32, name: 'kept_role' })
  role: RoleName;

  /** When it was put out of use; null while papers are written by it. */
  @Column('varchar', { length: 24, name: 'ended_at', nullable: true })
  endedAt: string | null;
}
