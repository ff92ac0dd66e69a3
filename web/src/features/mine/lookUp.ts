import type { ApolloClient } from '@apollo/client';
import { parseCaseNumber } from '../../../../shared/domain/case/number.ts';
import { CenterOfNumberDocument, type MyCaseTextFragment } from '../../gen/graphql.ts';
import type { Say } from '../../i18n/text.ts';
import { myCaseOn } from '../../lib/api/disclosure.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { levelName } from '../../lib/levels.ts';

export interface Found {
  mine: MyCaseTextFragment | null;
  faults: Fault[];
}

/** What people type, as a number is written: full-width digits and small letters count the same. */
export const tidy = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** Asks the level whose window gave the number: the directory knows which, the code of a center does not say. */
export async function lookUp(api: ApolloClient, given: string, code: string, say: Say): Promise<Found> {
  const number = tidy(given);
  const center = parseCaseNumber(number)?.center;
  const unknown: Fault = {
    code: 'MY_CASE_NOT_FOUND',
    message: say('error.MY_CASE_NOT_FOUND'),
    remedy: say('remedy.MY_CASE_NOT_FOUND'),
    field: null,
    level: null,
  };
  if (center === undefined) return { mine: null, faults: [unknown] };
  try {
    const window = await api.query({ query: CenterOfNumberDocument, variables: { code: center } });
    const faults = faultsOf(window.error);
    if (faults.some(fault => fault.code === 'CENTER_UNKNOWN')) return { mine: null, faults: [unknown] };
    if (!window.data?.center) return { mine: null, faults };
    const query = myCaseOn(levelName(window.data.center.level));
    const { data, error } = await api.query({ query, variables: { number, code: tidy(code) } });
    return { mine: data?.mine ?? null, faults: faultsOf(error) };
  } catch (fault) {
    return { mine: null, faults: faultsOf(fault) };
  }
}
