import { In } from 'typeorm';
import { optionsOf } from '../../../shared/domain/forms/form.ts';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import { loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { FormValues } from './FormValues.ts';

/** A field that a unit added to its form (SJ-63), in the words that the form prints. */
export interface ExtraField {
  code: string;
  label: string;
  values: string[];
}

/** What was filled into the added fields of a case, by code. */
export async function filledFields(ctx: RequestContext, uid: string): Promise<FormValues['values']> {
  const loader = loaderOf<FormValues>(ctx, 'form values', async uids => {
    const { read } = ctx.service.database;
    const rows = await read.findBy(FormValues, { uid: In([...uids]), form: 'form.registration' });
    return new Map(rows.map(row => [row.uid, row]));
  });
  return (await loader.load(uid))?.values ?? {};
}

/** The same, in the order and with the words of the form it was registered with. */
export async function extraOf(ctx: RequestContext, file: CaseFile): Promise<ExtraField[]> {
  const filled = await filledFields(ctx, file.uid);
  const fields = valueOf(policyOfFile(ctx.service, file), 'form.registration').pages.flatMap(page => page.fields);
  return fields
    .filter(({ code }) => code in filled)
    .map(field => {
      const { code, label } = field;
      const options = optionsOf(field);
      const values = [filled[code] ?? []].flat();
      return { code, label, values: values.map(value => options.find(one => one.code === value)?.label ?? value) };
    });
}
