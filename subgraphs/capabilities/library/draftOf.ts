import { DomainError } from '../../../shared/domain/errors.ts';
import { stands } from '../../../shared/domain/fairness/treatments.ts';
import { type LibraryWords, prefill } from '../../../shared/domain/library/prefill.ts';
import { isSolved } from '../../../shared/domain/library/worthTelling.ts';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { Demand } from '../cases/Demand.ts';
import { mayReadPart } from '../cases/readPart.ts';
import { Treatment } from '../cases/Treatment.ts';

/** A case that was solved and is settled, of which this person may read the file: CASE_NOT_FOUND, LIBRARY_CASE_OPEN. */
export async function settledFile(ctx: RequestContext, uid: string): Promise<CaseFile> {
  const file = await ctx.service.database.read.findOneBy(CaseFile, { uid });
  if (!file || !mayReadPart(ctx, file, 'file')) throw new DomainError('CASE_NOT_FOUND', {}, 'uid');
  if (!isSolved(file)) throw new DomainError('LIBRARY_CASE_OPEN', { state: file.state }, 'uid');
  return file;
}

/**
 * The name and the numbers of whoever reported a case, for comparing alone: they are shown to nobody, written nowhere and sent
 * nowhere, so that this is no look at a person.
 */
export async function knownWords(service: Service, uid: string): Promise<string[]> {
  const words: string[] = [];
  for (const { reporterOf } of service.subgraph.capabilities) {
    const reporter = await reporterOf?.(service, uid);
    if (reporter) words.push(reporter.name, reporter.phone, reporter.idNumber ?? '');
  }
  return words.filter(word => word !== '');
}

export interface LibraryDraft extends LibraryWords {
  item: string | null;
  causes: CaseFile['causes'];
}

/** A draft of the words of a case, without what points to a person (案例初稿). It is kept nowhere. */
export async function draftOf(ctx: RequestContext, uid: string): Promise<LibraryDraft> {
  const { service } = ctx;
  const file = await settledFile(ctx, uid);
  const { read } = service.database;
  const demands = await read.find(Demand, { where: { uid }, order: { no: 'ASC' } });
  const treated = (await read.find(Treatment, { where: { uid }, order: { id: 'ASC' } })).filter(row =>
    stands(row, file),
  );
  const { item, title, causes, outcome, departments, counted } = file;
  const known = await knownWords(service, uid);
  const words = prefill({
    ...{ item, title, outcome, known },
    demands: demands.length > 0 ? demands.map(({ text }) => text) : [file.demand],
    causes: causes.map(cause => zhCN[`cause.${cause}` as keyof typeof zhCN] ?? cause),
    said: treated.map(({ said, article }) => ({ said, article })),
    workdays: counted?.took ?? null,
    departments: departments.length,
  });
  return { ...words, item, causes };
}
