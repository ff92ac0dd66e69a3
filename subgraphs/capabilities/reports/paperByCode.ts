import { DomainError } from '../../../shared/domain/errors.ts';
import { type ComparedField, comparePaper } from '../../../shared/domain/paper/comparePaper.ts';
import { type PaperRef, readPaperCode } from '../../../shared/domain/paper/paperCode.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { filledPaper } from './printPaper.ts';

/** What only shows masked without a disclosure (N12). */
const PERSONAL = ['reporterName', 'reporterPhone', 'reporterIdNumber'];

export interface PaperCheck extends PaperRef {
  uid: string;
  title: string;
  fields: ComparedField[];
}

/**
 * The paper that a code was printed on, with what was typed back from it against what the hub has now (N21). Nothing is written.
 * PAPER_CODE, CASE_NOT_FOUND, PAPER_ORDER_MISSING.
 */
export async function paperByCode(
  ctx: RequestContext,
  code: string,
  typed: readonly { code: string; value: string }[],
): Promise<PaperCheck> {
  const ref = readPaperCode(code);
  const found = await ctx.service.database.read.findOneBy(CaseFile, { number: ref.number });
  if (!found) throw new DomainError('CASE_NOT_FOUND', {}, 'code');
  const { paper } = await filledPaper(ctx, { uid: found.uid, kind: ref.kind, order: ref.order });
  const masked = paper.mark === null ? PERSONAL : [];
  return { ...ref, uid: found.uid, title: paper.title, fields: comparePaper(paper.fields, typed, masked) };
}
