import type { FilledPaper, PaperKind } from '../../../shared/domain/forms/fillForm.ts';
import { checkArea } from '../cases/readPart.ts';
import { writeDocx } from '../../kit/paper/writeDocx.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { documentOf } from './printPaper.ts';
import { type PrintedFile, TYPES } from './taken.ts';
import { formNow, templateFor } from './templates.ts';

/** Stands in the place of a code until a paper is printed. */
const NO_CODE = 'D-000000-00000000-0000-0-22';

/**
 * The template of a center as a file to be changed (表单模板): the one in use, or else one made of its form, with a tag in each
 * field (SJ-63). No case is in it, so that it bears no mark.
 */
export async function templateFile(ctx: RequestContext, center: string, kind: PaperKind): Promise<PrintedFile> {
  checkArea(ctx, center, ['case'], 'center');
  const { service } = ctx;
  const bytes = (await templateFor(service, center, kind)) ?? (await defaultTemplate(ctx, center, kind));
  const at = service.now().toISOString();
  return { name: `${kind}.docx`, type: TYPES.docx, base64: bytes.toString('base64'), mark: '', at };
}

async function defaultTemplate(ctx: RequestContext, center: string, kind: PaperKind): Promise<Buffer> {
  const form = formNow(ctx.service, center, kind);
  const fields = form.pages.flatMap((page, no) =>
    page.fields.map(({ code, label, official = null }) => ({
      code,
      label,
      page: no + 1,
      official,
      value: `{${code}}`,
    })),
  );
  // a choice is one tag, which is filled with every option and its tick
  const plain = form.pages.map(page => ({
    ...page,
    fields: page.fields.map(({ options: _options, ...field }) => ({
      ...field,
      kind: field.kind === 'yesNo' ? 'choice' : field.kind,
    })),
  })) as FilledPaper['form']['pages'];
  const paper = {
    form: { ...form, pages: plain },
    title: '{title}',
    pages: form.pages.map(({ by }) => by),
    fields,
    mark: null,
  };
  return writeDocx(documentOf(kind, paper, { unit: '{unit}', number: '{number}', code: NO_CODE, foot: '{foot}' }));
}
