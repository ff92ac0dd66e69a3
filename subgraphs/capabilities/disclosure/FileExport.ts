import { Directive, Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RoleName } from '../../../shared/domain/access/roles.ts';

/** One export of a list (N12): who took what out of the hub. Rows are added, never changed. */
@Entity('exports')
@Index('exports_at', ['at', 'mark'])
export class FileExport {
  /** The mark that the list carries, seen and unseen. */
  @PrimaryColumn('varchar', { length: 10 })
  mark: string;

  @Column('varchar', { length: 64 })
  person: string;

  @Column('varchar', { length: 32 })
  role: RoleName;

  @Column('varchar', { length: 16 })
  center: string;

  @Column('varchar', { length: 16 })
  area: string;

  /** What the list was narrowed to, as JSON. */
  @Column('text')
  filter: string;

  @Column('int', { name: 'row_count' })
  rows: number;

  @Column('varchar', { length: 24, name: 'exported_at' })
  at: string;
}

@Directive('@shareable')
@ObjectType('FileExport', {
  description: 'A list of files as a table for spreadsheets (导出), with the mark that leads back to who took it.',
})
export class FileExportType {
  @Field({
    description:
      'The mark of this export (导出标记), N12. It stands in the last line of the table, and unseen in the rows.',
  })
  mark: string;

  @Field({
    description:
      'The table (表格), CSV in UTF-8 with a byte order mark. Reporters are masked; no cell can be taken for a formula.',
  })
  csv: string;

  @Field(() => Int, { description: 'How many files are in it (行数).' })
  rows: number;

  @Field({ description: 'Whether files are left that did not fit (是否还有).' })
  hasNextPage: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Send it as `after` for the rest (下一页起点); null for an empty table.',
  })
  endCursor: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was taken (导出时间).' })
  at: string;
}
