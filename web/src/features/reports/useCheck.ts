import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { isReportCode } from '../../../../shared/domain/paper/reportCode.ts';
import {
  CountyPaperByCodeDocument,
  type CountyPaperByCodeQuery,
  CountyReportByCodeDocument,
  type ReportTextFragment,
  type TypedFieldInput,
} from '../../gen/graphql.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';

export type PaperCheck = CountyPaperByCodeQuery['check'];

/** Where a code leads: to a report, or to a paper of a case; or why it leads nowhere. */
export type Checked =
  | { to: 'report'; level: LevelName; report: ReportTextFragment }
  | { to: 'paper'; level: LevelName; check: PaperCheck; code: string }
  | { to: 'nowhere'; faults: Fault[] };

/** What a level answers that has nothing under a code: another may. */
const ABSENT = ['REPORT_NOT_FOUND', 'CASE_NOT_FOUND'];

/** Asks the levels for a code, the own one first: it does not say which of them has issued the paper. */
export function useCheck(levels: readonly LevelName[]) {
  const client = useApolloClient();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [busy, setBusy] = useState(false);

  const askOne = async (level: LevelName, code: string, typed: TypedFieldInput[] | null): Promise<Checked> => {
    const fetchPolicy = 'no-cache' as const;
    if (isReportCode(code)) {
      const query = onLevel(CountyReportByCodeDocument, level);
      const { data, error } = await client.query({ query, variables: { code }, fetchPolicy });
      return data?.report ? { to: 'report', level, report: data.report } : nowhere(error);
    }
    const query = onLevel(CountyPaperByCodeDocument, level);
    const { data, error } = await client.query({ query, variables: { code, typed }, fetchPolicy });
    return data?.check ? { to: 'paper', level, check: data.check, code } : nowhere(error);
  };

  const ask = async (code: string, typed: TypedFieldInput[] | null, at: readonly LevelName[] = levels) => {
    setBusy(true);
    let found: Checked = nowhere(new Error('no answer'));
    for (const level of at) {
      found = await askOne(level, code, typed).catch(nowhere);
      if (found.to !== 'nowhere' || !found.faults.every(fault => ABSENT.includes(fault.code))) break;
    }
    setChecked(found);
    setBusy(false);
  };
  return { checked, busy, ask };
}

const nowhere = (error: unknown): Checked => ({ to: 'nowhere', faults: faultsOf(error ?? new Error('no answer')) });
