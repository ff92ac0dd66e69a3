import { useApolloClient, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import {
  CityDropViewDocument,
  CitySaveViewDocument,
  CountyDropViewDocument,
  CountySaveViewDocument,
  type DefaultViewAllFragment,
  ProvinceDropViewDocument,
  ProvinceSaveViewDocument,
  type SavedViewAllFragment,
  type SavedViewInput,
  type ViewFilterAllFragment,
  ViewsDocument,
} from '../../gen/graphql.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';

export type ViewFilter = Pick<ViewFilterAllFragment, 'levels' | 'states' | 'open' | 'overdue'>;
export type Columns = SavedViewAllFragment['columns'];

const SAVE = { province: ProvinceSaveViewDocument, city: CitySaveViewDocument, county: CountySaveViewDocument };
const DROP = { province: ProvinceDropViewDocument, city: CityDropViewDocument, county: CountyDropViewDocument };

/** The views of the list of the levels below: those of the role, and those that were saved. */
export function useViews(level: LevelName) {
  const client = useApolloClient();
  const variables = { province: level === 'province', city: level === 'city', county: level === 'county' };
  const { data, error, refetch } = useQuery(ViewsDocument, { variables });
  const [refused, setRefused] = useState<Fault[]>([]);
  const own = level === 'township' ? 'county' : level;
  const saved: SavedViewAllFragment[] = (data?.[own]?.edges ?? []).map(({ node }) => node);
  const defaults: DefaultViewAllFragment[] = data?.[`${own}Defaults`] ?? [];

  /** Whether it was done; if not, the faults say why. */
  const tell = async (asked: Promise<unknown>): Promise<boolean> => {
    try {
      await asked;
      setRefused([]);
      await refetch();
      return true;
    } catch (fault) {
      setRefused(faultsOf(fault));
      return false;
    }
  };
  return {
    saved,
    defaults,
    faults: [...faultsOf(error), ...refused],
    save: (input: SavedViewInput) => tell(client.mutate({ mutation: SAVE[own], variables: { input } })),
    drop: (id: string) => tell(client.mutate({ mutation: DROP[own], variables: { id } })),
  };
}
