import { In } from 'typeorm';
import { optionsOf } from '../../../shared/domain/forms/form.ts';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import { maskField } from '../../../shared/domain/privacy/maskField.ts';
import { loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { mayReadPart } from '../cases/readPart.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { FormValues } from './FormValues.ts';
import { type Filled, openFilled } from './sealReporter.ts';

/** A field that a unit added to its form (SJ-63), in the words that the form prints. */
export interface ExtraField {
  code: string;
  label: string;
  values: string[];
}

/**
 * What was filled into the added fields of a case, by code. It may speak of the person, so it is shown as the reporter is: to
 * staff of the level that took the case, telephones and signatures masked (N12).
 */
export async function shownFields(ctx: RequestContext, file: CaseFile): Promise<Filled> {
  if (!mayReadPart(ctx, file, 'reporter')) return {};
  const filled = await filledFields(ctx, file.uid);
  const kinds = new Map(fieldsOf(ctx, file).map(({ code, kind }) => [code, kind]));
  return Object.fromEntries(
    Object.entries(filled).map(([code, value]) => {
      const kind = kinds.get(code) ?? 'text';
      return [code, Array.isArray(value) ? value.map(one => maskField(kind, one)) : maskField(kind, value)];
    }),
  );
}

const fieldsOf = (ctx: RequestContext, file: CaseFile) =>
  valueOf(policyOfFile(ctx.service, file), 'form.registration').pages.flatMap(page => page.fields);

async function filledFields(ctx: RequestContext, uid: string): Promise<Filled> {
  const loader = loaderOf<FormValues>(ctx, 'form values', async uids => {
    const { read } = ctx.service.database;
    const rows = await read.findBy(FormValues, { uid: In([...uids]), form: 'form.registration' });
    return new Map(rows.map(row => [row.uid, row]));
  });
  const row = await loader.load(uid);
  return row ? openFilled(row, ctx.service.vault.open) : {};
}

/** The same, in the order and with the words of the form it was registered with. */
export async function extraOf(ctx: RequestContext, file: CaseFile): Promise<ExtraField[]> {
  const shown = await shownFields(ctx, file);
  return fieldsOf(ctx, file)
    .filter(({ code }) => code in shown)
    .map(field => {
      const { code, label } = field;
      const options = optionsOf(field);
      const values = [shown[code] ?? []].flat();
      return { code, label, values: values.map(value => options.find(one => one.code === value)?.label ?? value) };
    });
}
