import type { ApolloClient } from '@apollo/client';
import { parseCaseNumber } from '../../../../shared/domain/case/number.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { CenterOfNumberDocument, type MyCaseTextFragment } from '../../gen/graphql.ts';
import { myCaseOn } from '../../lib/api/disclosure.ts';
import { supplyMineOn } from '../../lib/api/public.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { levelName } from '../../lib/levels.ts';

interface Receipt {
  number: string;
  code: string;
}

/** The level whose window gave a number. */
export async function levelOfNumber(
  api: ApolloClient,
  number: string,
): Promise<{ level: LevelName | null; faults: Fault[] }> {
  try {
    const variables = { code: parseCaseNumber(number)?.center ?? '' };
    const { data, error } = await api.query({ query: CenterOfNumberDocument, variables });
    return data?.center
      ? { level: levelName(data.center.level), faults: [] }
      : { level: null, faults: faultsOf(error) };
  } catch (fault) {
    return { level: null, faults: faultsOf(fault) };
  }
}

/** The own case as it stands now; null where it cannot be had. */
export async function lookUpAgain(api: ApolloClient, receipt: Receipt): Promise<MyCaseTextFragment | null> {
  const { level } = await levelOfNumber(api, receipt.number);
  if (!level) return null;
  return api
    .query({ query: myCaseOn(level), variables: { ...receipt } })
    .then(({ data }) => data?.mine ?? null)
    .catch(() => null);
}

/** Says that a thing that was missing is there, in words or by the files that were sent for it. */
export async function supplyMine(
  api: ApolloClient,
  receipt: Receipt,
  supplement: number,
  note: string | null,
): Promise<{ mine: MyCaseTextFragment | null; faults: Fault[] }> {
  const { level, faults } = await levelOfNumber(api, receipt.number);
  if (!level) return { mine: null, faults };
  try {
    const { data, error } = await api.mutate({
      mutation: supplyMineOn(level),
      variables: { ...receipt, supplement, note },
    });
    return { mine: data?.mine ?? null, faults: faultsOf(error) };
  } catch (fault) {
    return { mine: null, faults: faultsOf(fault) };
  }
}
