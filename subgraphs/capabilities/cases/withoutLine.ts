import type { SelectQueryBuilder } from 'typeorm';
import type { CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import { CaseEntry } from './CaseEntry.ts';
import type { CaseFile } from './CaseFile.ts';

/** For a query of files called `file`: those on whose ledger an act does not stand; or not as the last thing that happened. */
export const withoutLine =
  (act: CaseAct, { last = false }: { last?: boolean } = {}) =>
  (query: SelectQueryBuilder<CaseFile>): string => {
    const lines = query.subQuery().select('1').from(CaseEntry, 'line').where('line.uid = file.uid');
    if (last) lines.andWhere('line.at >= file.updatedAt');
    query.setParameter('actWithout', act);
    return `not exists ${lines.andWhere('line.act = :actWithout').getQuery()}`;
  };
