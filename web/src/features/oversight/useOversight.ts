import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect } from 'react';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { OversightDocument, type OversightQuery } from '../../gen/graphql.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { monthUpTo } from '../../lib/shares.ts';

const LOOK_AGAIN_MS = 10_000;

type Asked = NonNullable<OversightQuery['center']>;
export type OversightView = NonNullable<NonNullable<Asked['province']>['oversight']>;

/** What the own level knows of an area with everything below it, this month; looked at again when something has happened. */
export function useOversight(code: string, level: LevelName, tick: number) {
  const { data, error, loading, refetch } = useQuery(OversightDocument, {
    variables: {
      code,
      province: level === 'province',
      city: level === 'city',
      county: level === 'county',
      ...monthUpTo(beijingDay(new Date())),
    },
    pollInterval: LOOK_AGAIN_MS,
  });
  useEffect(() => {
    if (tick > 0) void refetch();
  }, [tick, refetch]);
  const again = useCallback(() => void refetch(), [refetch]);
  const center = data?.center?.code === code ? data.center : null;
  const { province, city, county } = center ?? {};
  const view = (province ?? city ?? county)?.oversight ?? null;
  const faults: Fault[] = faultsOf(error);
  return { view: view as OversightView | null, faults, loading, again };
}
