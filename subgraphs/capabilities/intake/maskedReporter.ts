import { In } from 'typeorm';
import { maskIdNumber } from '../../../shared/domain/privacy/idNumber.ts';
import { maskName, maskPhone } from '../../../shared/domain/privacy/mask.ts';
import { loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { mayReadPart } from '../cases/readPart.ts';
import { Reporter } from './Reporter.ts';
import { openReporter } from './sealReporter.ts';

export interface MaskedReporter {
  name: string;
  phone: string;
  idNumber: string | null;
}

/** The reporter of a case, masked, for people of the level that took it; null for everybody else (N12). */
export async function maskedReporterOf(ctx: RequestContext, file: CaseFile): Promise<MaskedReporter | null> {
  if (!mayReadPart(ctx, file, 'reporter')) return null;
  const { database, vault } = ctx.service;
  const loader = loaderOf<Reporter>(ctx, 'reporters', async uids => {
    const reporters = await database.read.findBy(Reporter, { uid: In([...uids]) });
    return new Map(reporters.map(reporter => [reporter.uid, reporter]));
  });
  const row = await loader.load(file.uid);
  if (!row) return null;
  const { name, phone, idNumber } = openReporter(row, vault.open);
  return { name: maskName(name), phone: maskPhone(phone), idNumber: idNumber === null ? null : maskIdNumber(idNumber) };
}
