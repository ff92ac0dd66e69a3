import { useQuery } from '@apollo/client/react';
import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { DaysLeft, StateTag } from '../../components/tags.tsx';
import { OverseenFilesDocument, type OverseenRowFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { levelText } from '../../lib/names.ts';
import { isOpen } from '../../lib/states.ts';

const FILTERS = { overdue: { overdue: true }, open: { open: true }, all: {} } as const;
type Narrowed = keyof typeof FILTERS;

interface Props {
  area: string;
  level: LevelName;
  onCase: (uid: string) => void;
}

/** The files behind the figures, of every level below (下级办件): a number leads to its files, and a file to what each level lets see of it. */
export function OverseenList({ area, level, onCase }: Props) {
  const say = useText();
  const [narrowed, setNarrowed] = useState<Narrowed>('overdue');
  const { rows, more, loading, faults, again } = useOverseen(area, level, narrowed);
  return (
    <section className="overseen" aria-labelledby="overseen-heading">
      <div className="area-tiles-head">
        <h2 id="overseen-heading">{say('oversight.files')}</h2>
        <Segmented<Narrowed>
          size="small"
          value={narrowed}
          onChange={setNarrowed}
          options={(Object.keys(FILTERS) as Narrowed[]).map(value => ({ value, label: say(`oversight.${value}`) }))}
          aria-label={say('oversight.narrow')}
        />
      </div>
      <FaultNote faults={faults} again={again} />
      {rows.length === 0 && (loading ? <Skeleton active /> : <p className="quiet">{say('oversight.none')}</p>)}
      <ul className="overseen-rows">
        {rows.map(({ cursor, node }) => (
          <li key={cursor}>
            <button
              type="button"
              className="link"
              disabled={!node.case}
              onClick={() => node.case && onCase(node.case.uid)}
            >
              {node.number}
            </button>
            <span>{node.center?.name}</span>
            <span className="quiet">{levelText(say, node.level)}</span>
            <StateTag state={node.state} />
            {node.dueOn && (
              <span className="due">
                {node.dueOn} <DaysLeft dueOn={node.dueOn} overdue={node.overdue} waits={isOpen(node.state)} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {more && (
        <Button size="small" loading={loading} onClick={more}>
          {say('list.more')}
        </Button>
      )}
    </section>
  );
}

function useOverseen(code: string, level: LevelName, narrowed: Narrowed) {
  const variables = {
    ...{ code, province: level === 'province', city: level === 'city', county: level === 'county' },
    ...{ after: null as string | null, filter: FILTERS[narrowed] },
  };
  const { data, error, loading, refetch, fetchMore } = useQuery(OverseenFilesDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const [older, setOlder] = useState<{ of: string; rows: OverseenRowFragment[]; next: string | null } | null>(null);
  const { province, city, county } = data?.center ?? {};
  const page = (province ?? city ?? county)?.oversight?.files;
  const first = page?.edges ?? [];
  // further pages belong to the list that they were read for
  const of = `${code} ${narrowed}`;
  const further = older?.of === of ? older : null;
  const next = further ? further.next : page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  const more = async () => {
    const answer = await fetchMore({ variables: { after: next } });
    const center = answer.data?.center;
    const files = (center?.province ?? center?.city ?? center?.county)?.oversight?.files;
    if (!files) return;
    const { edges, pageInfo } = files;
    setOlder({
      of,
      rows: [...(further?.rows ?? []), ...edges],
      next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
    });
  };
  return {
    rows: [...first, ...(further?.rows ?? [])],
    more: next ? () => void more() : null,
    loading,
    faults: faultsOf(error),
    again: () => void refetch(),
  };
}
