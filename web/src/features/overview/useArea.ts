import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { allowsRead } from '../../../../shared/domain/access/permissions.ts';
import type { RoleName } from '../../../../shared/domain/access/roles.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { AreaDocument, type AreaQuery } from '../../gen/graphql.ts';
import { besidesMissing, type Fault, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { levelsFrom } from '../../lib/levels.ts';

const LOOK_AGAIN_MS = 10_000;

export interface AreaView {
  center: AreaQuery['center'];
  levels: LevelName[];
  missing: LevelName[];
  faults: Fault[];
  loading: boolean;
  again: () => void;
}

/**
 * The figures of an area, looked at again every few seconds and whenever `tick` changes. Of whoever reads no figures below the
 * own center nothing else is asked.
 */
export function useArea(code: string, ownLevel: LevelName, role: RoleName, tick: number): AreaView {
  const below = allowsRead(role, 'tally', 'descendant');
  const levels = below ? levelsFrom(ownLevel) : [ownLevel];
  const asks = (level: LevelName) => levels.includes(level);
  const { data, error, loading, refetch } = useQuery(AreaDocument, {
    variables: {
      code,
      below,
      province: asks('province'),
      city: asks('city'),
      county: asks('county'),
      township: asks('township'),
    },
    pollInterval: LOOK_AGAIN_MS,
  });
  useEffect(() => {
    if (tick > 0) void refetch();
  }, [tick, refetch]);
  const faults = faultsOf(error);
  const center = data?.center?.code === code ? data.center : null;
  return {
    center: center as AreaQuery['center'],
    levels: center && below ? levelsFrom(center.level.toLowerCase() as LevelName) : levels,
    missing: missingLevels(faults),
    faults: besidesMissing(faults),
    loading,
    again: () => void refetch(),
  };
}
