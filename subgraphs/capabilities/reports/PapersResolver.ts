import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PaperKind } from '../../../shared/domain/forms/fillForm.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { PaperKinds } from '../cases/PaperKinds.ts';
import { templateFile } from './defaultTemplate.ts';
import { paperByCode } from './paperByCode.ts';
import { PaperCheckView, PaperFormats, PaperTemplate, PrintedFileView, TypedFieldInput } from './PaperTypes.ts';
import { printPaper } from './printPaper.ts';
import { printReport } from './printReport.ts';
import type { PaperFormat } from './taken.ts';
import { endTemplate, keepTemplate, templatesOf } from './templates.ts';

@Resolver(() => PaperCheckView)
export class PaperCheckResolver {
  @FieldResolver(() => Case, { nullable: true, description: 'The case (办件).' })
  case(@Root() { uid }: PaperCheckView): Case {
    return { uid };
  }
}

@Resolver()
export class PapersResolver {
  @Mutation(() => PrintedFileView, {
    description:
      'A report that was issued, as a file (打印报表), N21: on record, with its mark. Errors: REPORT_NOT_FOUND, PAPER_FONT_MISSING.',
  })
  printReport(
    @Arg('id', () => ID, { description: 'Which report (报表标识).' }) id: string,
    @Arg('format', () => PaperFormats, { description: 'As what (文件格式).' }) format: PaperFormat,
    @Ctx() ctx: RequestContext,
  ): Promise<PrintedFileView> {
    return printReport(ctx, id, format);
  }

  @Mutation(() => PrintedFileView, {
    description:
      'A paper of a case as a file (打印表单), SJ-39, WL-87…98, LH-42, N21: on record, with its mark and a code that leads back to the case; the reporter masked, unless you have a disclosure open (N12). As DOCX by the template of the center. Errors: CASE_NOT_FOUND, PAPER_ORDER_MISSING, PAPER_FONT_MISSING.',
  })
  printPaper(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('kind', () => PaperKinds, { description: 'Which paper (表单类别).' }) kind: PaperKind,
    @Arg('format', () => PaperFormats, { description: 'As what (文件格式).' }) format: PaperFormat,
    @Ctx() ctx: RequestContext,
    @Arg('order', () => Int, { defaultValue: 1, description: 'Of an assignment sheet: which order (工单序号).' })
    order: number,
  ): Promise<PrintedFileView> {
    return printPaper(ctx, { uid, kind, order }, format);
  }

  @Query(() => PaperCheckView, {
    description:
      'The paper that a code was printed on, and how what was typed back from it stands to what the hub has now (扫码核对), N21. Nothing is written. Errors: PAPER_CODE, CASE_NOT_FOUND, PAPER_ORDER_MISSING.',
  })
  paperByCode(
    @Arg('code', { description: 'The code on the paper (表单码), scanned or typed.' }) code: string,
    @Ctx() ctx: RequestContext,
    @Arg('typed', () => [TypedFieldInput], { nullable: true, description: 'What stands on the paper (录入内容).' })
    typed?: TypedFieldInput[] | null,
  ): Promise<PaperCheckView> {
    return paperByCode(ctx, code, typed ?? []);
  }

  @Query(() => PrintedFileView, {
    description:
      'The template that a paper of a center is written by (下载模板), SJ-63: the one in use, or one made of its form, with a tag in each field. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED.',
  })
  paperTemplate(
    @Arg('center', () => ID, { description: 'Whose (中心).' }) center: string,
    @Arg('kind', () => PaperKinds, { description: 'For which paper (表单类别).' }) kind: PaperKind,
    @Ctx() ctx: RequestContext,
  ): Promise<PrintedFileView> {
    return templateFile(ctx, center, kind);
  }

  @Query(() => [PaperTemplate], {
    description:
      'The templates that a center has put to use (表单模板版次), SJ-63: of each paper the newest first, 200 at most; a paper without one in use is written by the default one. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED.',
  })
  paperTemplates(
    @Arg('center', () => ID, { description: 'Whose (中心).' }) center: string,
    @Ctx() ctx: RequestContext,
  ): Promise<PaperTemplate[]> {
    return templatesOf(ctx, center);
  }

  @Mutation(() => PaperTemplate, {
    description:
      'Put a template of your own center to use (上传模板), SJ-63: a text document (.docx) without macros, outside links or other tags than the fields of the form. Errors: CENTER_UNKNOWN, WRONG_LEVEL, NOT_PERMITTED, TEMPLATE_REFUSED, TEMPLATE_TAG_UNKNOWN, FIELD_REQUIRED, FIELD_TOO_LONG, FIELD_INVALID.',
  })
  keepTemplate(
    @Arg('center', () => ID, { description: 'Whose (中心).' }) center: string,
    @Arg('kind', () => PaperKinds, { description: 'For which paper (表单类别).' }) kind: PaperKind,
    @Arg('name', { description: 'What it is called (名称), 100 characters at most.' }) name: string,
    @Arg('base64', { description: 'The document, base64 (文件内容), 300 KB at most.' }) base64: string,
    @Ctx() ctx: RequestContext,
  ): Promise<PaperTemplate> {
    return keepTemplate(ctx, { center, kind, name, base64 });
  }

  @Mutation(() => PaperTemplate, {
    description:
      'Put the template in use out of use (停用模板): papers are written by the default one from then on. Errors: CENTER_UNKNOWN, WRONG_LEVEL, NOT_PERMITTED, TEMPLATE_NOT_FOUND.',
  })
  endTemplate(
    @Arg('center', () => ID, { description: 'Whose (中心).' }) center: string,
    @Arg('kind', () => PaperKinds, { description: 'For which paper (表单类别).' }) kind: PaperKind,
    @Ctx() ctx: RequestContext,
  ): Promise<PaperTemplate> {
    return endTemplate(ctx, center, kind);
  }
}
