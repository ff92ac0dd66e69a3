import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { AuditKind, AuditReadKind, AuditRow, SearchKey } from '../../../shared/domain/audit/records.ts';
import type { AuditSignKind } from '../../../shared/domain/audit/signs.ts';
import type { DisclosurePurpose } from '../../../shared/domain/privacy/disclosure.ts';
import { AuditKinds, AuditReads, AuditSignKinds, DisclosurePurposes, SearchKeys } from '../cases/CaseEnums.ts';
import { PageInfo } from '../cases/Holding.ts';

@InputType({ description: 'Narrows the record (筛选). All that is given must hold; a kind that lacks it is left out.' })
export class AuditFilter {
  @Field(() => [AuditKinds], { nullable: true, description: 'Any of these kinds (类别); all where none is named.' })
  kinds?: AuditKind[] | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'From this day on, in Beijing (起始日期).' })
  from?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Up to this day, in Beijing (截止日期).' })
  to?: string | null;

  @Field(() => String, { nullable: true, description: 'The whole staff id of a person (人员).' })
  person?: string | null;

  @Field(() => String, { nullable: true, description: 'A role, as `registrar` (岗位).' })
  role?: string | null;

  @Field(() => ID, { nullable: true, description: 'The center of the person, by its code (人员所在中心).' })
  center?: string | null;

  @Field(() => DisclosurePurposes, { nullable: true, description: 'What was looked for (查看用途).' })
  purpose?: DisclosurePurpose | null;

  @Field(() => String, { nullable: true, description: 'A whole case number (编号).' })
  number?: string | null;
}

@Directive('@shareable')
@ObjectType({
  description:
    'One thing that was done or seen in the hub (审计记录), N12, N13: who, in which role, what. No reporter is in it, no title, and no word that was looked for.',
})
export class AuditRecord {
  /** The row that it shows. */
  row: AuditRow;

  @Field(() => ID, { description: 'Tells it from all others (记录号).' })
  id: string;

  @Field(() => AuditKinds, { description: 'Of which kind it is (类别).' })
  kind: AuditKind;

  @Field(() => GraphQLISODateTime, { description: 'When (时间), UTC.' })
  at: string;

  @Field(() => String, { nullable: true, description: 'The staff id (人员); null for what the hub did by itself.' })
  person: string | null;

  @Field(() => String, { nullable: true, description: 'In which role (岗位); null where the record does not say.' })
  role: string | null;

  @Field(() => String, { nullable: true, description: 'The case number (编号); null where it is of no single case.' })
  number: string | null;

  @Field(() => DisclosurePurposes, { nullable: true, description: 'Of a look: what for (查看用途).' })
  purpose: DisclosurePurpose | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Of a look: until when the data stood open (有效至).',
  })
  until: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of a look or an export: its mark (标记). `traceMark` tells the rest, and is on record itself.',
  })
  mark: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the list, or the record, was narrowed to (筛选), as JSON; words that were looked for are left out.',
  })
  filter: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many rows (条数): files in an export, files that a search found, rows deleted, records shown.',
  })
  rows: number | null;

  @Field(() => [SearchKeys], {
    description: 'Of a search: by what a person was looked for (检索方式), never the value.',
  })
  soughtBy: SearchKey[];

  @Field(() => String, {
    nullable: true,
    description: 'Of a deletion: by which rule (依据). Of a publication: the version (版本).',
  })
  rule: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of a look into a file of a case: its number (附件序号); null for a look at the reporter.',
  })
  attachment: number | null;

  @Field(() => AuditReads, { nullable: true, description: 'Of a look at the record itself: what was read (查阅内容).' })
  read: AuditReadKind | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A record and its place in the list (列表项).' })
export class AuditRecordEdge {
  @Field({ description: 'The place in the list, for `after` (位置).' })
  cursor: string;

  @Field(() => AuditRecord, { description: 'The record (审计记录).' })
  node: AuditRecord;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of the record, newest first (审计记录).' })
export class AuditRecordConnection {
  @Field(() => [AuditRecordEdge], { description: 'The rows of the page (本页记录).' })
  edges: AuditRecordEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends (分页信息).' })
  pageInfo: PageInfo;
}

@Directive('@shareable')
@ObjectType({
  description:
    'Something that an auditor should look at first (审计线索). It says that somebody should ask, not that somebody did wrong.',
})
export class AuditSign {
  /** The code of the center of the person. */
  code: string;

  @Field(() => AuditSignKinds, { description: 'What stands out (线索类型).' })
  sign: AuditSignKind;

  @Field({ description: 'The staff id (人员).' })
  person: string;

  @Field({ description: 'In which role (岗位).' })
  role: string;

  @Field(() => Int, { description: 'How many records it is made of (条数).' })
  count: number;

  @Field(() => GraphQLISODateTime, { description: 'The first of them (最早).' })
  since: string;

  @Field(() => GraphQLISODateTime, { description: 'The last of them (最近).' })
  until: string;

  @Field(() => [AuditRecord], { description: 'The records, newest first, 20 at most (所涉记录).' })
  records: AuditRecord[];
}

@Directive('@shareable')
@ObjectType({ description: 'What an auditor should look at first (审计线索), the latest first.' })
export class AuditSigns {
  @Field(() => [AuditSign], { description: 'The signs (线索).' })
  signs: AuditSign[];

  @Field({ description: 'True where a kind has more records than are gone through: take fewer days (未全部检查).' })
  truncated: boolean;

  @Field(() => GraphQLISODateTime, { description: 'The instant it is of (统计时点).' })
  asOf: Date;
}

@Directive('@shareable')
@ObjectType({ description: 'The record as a table for spreadsheets (导出审计记录), with the mark of who took it.' })
export class AuditExport {
  @Field({ description: 'The mark of this export (导出标记), N12; `traceMark` knows it.' })
  mark: string;

  @Field({ description: 'The table (表格), CSV in UTF-8 with a byte order mark; no cell can be taken for a formula.' })
  csv: string;

  @Field(() => Int, { description: 'How many records are in it (条数), 5000 at most, the newest.' })
  rows: number;

  @Field({ description: 'Whether records are left that did not fit (是否还有).' })
  hasNextPage: boolean;
}
