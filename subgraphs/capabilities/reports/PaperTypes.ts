import { Directive, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { PaperKind } from '../../../shared/domain/forms/fillForm.ts';
import { type ComparedField, FIELD_FINDINGS, type FieldFinding } from '../../../shared/domain/paper/comparePaper.ts';
import { enumOf } from '../cases/CaseEnums.ts';
import { PaperKinds } from '../cases/PaperKinds.ts';
import { PAPER_FORMATS } from './taken.ts';

export const PaperFormats = enumOf(
  'PaperFormat',
  PAPER_FORMATS,
  'paperFormat',
  'What a paper is written as (文件格式), N21.',
);
export const FieldFindings = enumOf(
  'PaperFieldFinding',
  FIELD_FINDINGS,
  'fieldFinding',
  'How a field that was typed back from paper stands to what the hub has (核对结果), N21.',
);

@Directive('@shareable')
@ObjectType({ description: 'A file to be kept or printed (文件), N21; that it was taken is on record (N12).' })
export class PrintedFileView {
  @Field({ description: 'Its name (文件名).' })
  name: string;

  @Field({ description: 'Its media type (文件类型).' })
  type: string;

  @Field({ description: 'What is in it, base64 (内容).' })
  base64: string;

  @Field({ description: 'The mark that leads back to who took it (标记), N12; empty where it is about no case.' })
  mark: string;

  @Field(() => GraphQLISODateTime, { description: 'When (时间).' })
  at: string;
}

@Directive('@shareable')
@ObjectType({ description: 'A template that the papers of a center are written by (表单模板), SJ-63.' })
export class PaperTemplate {
  @Field(() => ID, { description: 'Its id (模板标识).' })
  id: string;

  @Field(() => PaperKinds, { description: 'For which paper (表单类别).' })
  kind: PaperKind;

  @Field(() => Int, { description: 'Which version (版次), from 1.' })
  version: number;

  @Field({ description: 'What it is called (名称).' })
  name: string;

  @Field({ description: 'The SHA-256 of what is kept (校验值).' })
  hash: string;

  @Field(() => Int, { description: 'How large it is, in bytes (大小).' })
  bytes: number;

  @Field(() => GraphQLISODateTime, { description: 'When it was put to use (启用时间).' })
  keptAt: string;

  @Field({ description: 'By whom: the staff id (维护人).' })
  keptBy: string;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was put out of use (停用时间); null in use.',
  })
  endedAt: string | null;
}

@InputType({ description: 'A field as it was typed back from paper (录入栏目), N21.' })
export class TypedFieldInput {
  @Field({ description: 'Its code (栏目编码), as `PaperField.code`.' })
  code: string;

  @Field({ description: 'What stands on the paper (内容).' })
  value: string;
}

@Directive('@shareable')
@ObjectType({ description: 'A field of a paper against what the hub has (栏目核对), N21.' })
export class ComparedFieldView implements ComparedField {
  @Field({ description: 'Its code (栏目编码).' })
  code: string;

  @Field({ description: 'What is printed beside it (栏目名称).' })
  label: string;

  @Field({ description: 'What the hub would print there now (系统内容).' })
  kept: string;

  @Field({ description: 'What was typed (录入内容).' })
  typed: string;

  @Field(() => FieldFindings, { description: 'How they stand to each other (核对结果).' })
  finding: FieldFinding;
}

@Directive('@shareable')
@ObjectType({
  description: 'The paper that a code was printed on, compared with what was typed back from it (表单核对), N21.',
})
export class PaperCheckView {
  /** The case. */
  uid: string;

  @Field(() => PaperKinds, { description: 'Which paper (表单类别).' })
  kind: PaperKind;

  @Field({ description: 'The case number (编号).' })
  number: string;

  @Field(() => Int, { description: 'Of an assignment sheet: which order (工单序号); 0 for the others.' })
  order: number;

  @Field({ description: 'Its title (表名).' })
  title: string;

  @Field(() => [ComparedFieldView], { description: 'Its fields in the order of the form (栏目).' })
  fields: ComparedFieldView[];
}
