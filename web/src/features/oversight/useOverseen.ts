import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { OverseenFilesDocument, type OverseenFilesQuery, type OverseenRowFragment } from '../../gen/graphql.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import type { ViewFilter } from './useViews.ts';

const pageIn = (data: OverseenFilesQuery | undefined) => {
  const { province, city, county } = data?.center ?? {};
  return (province ?? city ?? county)?.oversight?.files;
};

interface Further {
  of: string;
  rows: OverseenRowFragment[];
  next: string | null;
}

/** The files of the levels below in an area, page after page. */
export function useOverseen(code: string, level: LevelName, { levels, states, open, overdue }: ViewFilter) {
  const filter = { levels: [...levels], states: [...states], open, overdue };
  const { data, error, loading, refetch, fetchMore } = useQuery(OverseenFilesDocument, {
    variables: {
      ...{ code, province: level === 'province', city: level === 'city', county: level === 'county' },
      ...{ after: null, filter },
    },
    fetchPolicy: 'cache-and-network',
  });
  const [read, setRead] = useState<Further | null>(null);
  const page = pageIn(data);
  // further pages belong to the list that they were read for
  const of = JSON.stringify([code, filter]);
  const further = read?.of === of ? read : null;
  const next = further ? further.next : nextOf(page);
  const more = async () => {
    const files = pageIn((await fetchMore({ variables: { after: next } })).data);
    if (files) setRead({ of, rows: [...(further?.rows ?? []), ...files.edges], next: nextOf(files) });
  };
  return {
    rows: [...(page?.edges ?? []), ...(further?.rows ?? [])],
    more: next ? () => void more() : null,
    loading,
    faults: faultsOf(error),
    again: () => void refetch(),
  };
}

const nextOf = (page: ReturnType<typeof pageIn>): string | null =>
  page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
