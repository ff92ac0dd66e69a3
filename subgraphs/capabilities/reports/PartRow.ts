import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A piece of a file that is kept: a template, or a long list until it is taken. Files are cut so that every database holds them. */
@Entity('report_parts')
export class PartRow {
  /** Of which file. */
  @PrimaryColumn('varchar', { length: 36 })
  owner: string;

  /** From 0. */
  @PrimaryColumn('int', { name: 'part_no' })
  no: number;

  /** Base64. */
  @Column('text')
  content: string;
}
