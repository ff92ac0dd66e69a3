import { NetworkStatus, type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { Button, Checkbox, Empty, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { FaultNote } from '../../components/FaultNote.tsx';
import {
  type Cause,
  CountyLibraryCasesDocument,
  type CountyLibraryCasesQuery,
  CountyLibraryDeskDocument,
  type LibraryFilter,
  type LibraryLineFragment,
} from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { valueName } from '../../lib/names.ts';
import { go } from '../../lib/route.ts';
import { moment } from '../../lib/time.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { LibraryStateTag, ListingTag } from './libraryWords.tsx';

const PAGE = 10;
const CAUSES: readonly Cause[] = ['PROOF_HARD_TO_FIND', 'RULES_NOT_MET', 'MATERIALS_NOT_RIGHT', 'OTHER'];

/** The published cases that reach the own center: those that tell most of the words first, else the latest. */
export function LibrarySearch() {
  const say = useText();
  const [filter, setFilter] = useState<LibraryFilter>({});
  return (
    <>
      <div className="sup-filters library-filters" role="search">
        <Input.Search
          className="library-search"
          allowClear
          enterButton={say('library.find')}
          placeholder={say('library.findHint')}
          aria-label={say('library.findLabel')}
          onSearch={text => setFilter({ ...filter, text: text.trim() || null })}
        />
        <Select<Cause[]>
          mode="multiple"
          className="sup-select"
          maxTagCount="responsive"
          placeholder={say('library.causes')}
          aria-label={say('library.causes')}
          value={[...(filter.causes ?? [])]}
          onChange={causes => setFilter({ ...filter, causes })}
          options={CAUSES.map(value => ({ value, label: valueName(say, 'cause', value) }))}
        />
        <Checkbox
          checked={filter.typical === true}
          onChange={({ target }) => setFilter({ ...filter, typical: target.checked ? true : null })}
        >
          {say('library.typical')}
        </Checkbox>
        <Checkbox
          checked={filter.forServiceList === true}
          onChange={({ target }) => setFilter({ ...filter, forServiceList: target.checked ? true : null })}
        >
          {say('library.forServiceList')}
        </Checkbox>
      </div>
      <Cases document={CountyLibraryCasesDocument as ListDocument} variables={{ filter }} none="library.noneFound" />
    </>
  );
}

/** What waits at the own center to be written, or judged by a second person (案例编审). */
export function LibraryDesk({ center }: { center: string }) {
  const say = useText();
  return (
    <>
      <p className="quiet">{say('library.deskNote')}</p>
      <Cases
        document={CountyLibraryDeskDocument as ListDocument}
        variables={{ center }}
        none="library.noneWaiting"
        state
      />
    </>
  );
}

/** Both lists have the same rows. */
type ListDocument = TypedDocumentNode<CountyLibraryCasesQuery, OperationVariables>;

interface CasesProps {
  document: ListDocument;
  variables: OperationVariables;
  none: 'library.noneFound' | 'library.noneWaiting';
  state?: boolean;
}

function Cases({ document, variables, none, state = false }: CasesProps) {
  const say = useText();
  const { level } = useWorkplace();
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(onLevel(document, level), {
    variables: { ...variables, first: PAGE },
    fetchPolicy: 'no-cache',
    notifyOnNetworkStatusChange: true,
  });
  // further pages belong to the question that they were read for
  const of = JSON.stringify(variables);
  const [further, setFurther] = useState<{ of: string; rows: LibraryLineFragment[]; next: string | null } | null>(null);
  const page = data?.page;
  const more = further?.of === of ? further : null;
  const rows = [...(page?.edges.map(({ node }) => node) ?? []), ...(more?.rows ?? [])] as LibraryLineFragment[];
  const after = more ? more.next : page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  const loading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;
  const turn = async () => {
    const next = (await fetchMore({ variables: { after } })).data?.page;
    if (!next) return;
    const read = next.edges.map(({ node }) => node) as LibraryLineFragment[];
    setFurther({
      of,
      rows: [...(more?.rows ?? []), ...read],
      next: next.pageInfo.hasNextPage ? (next.pageInfo.endCursor ?? null) : null,
    });
  };
  return (
    <section aria-busy={loading} aria-label={say('library.heading')}>
      <FaultNote faults={faultsOf(error)} again={() => void refetch()} />
      {loading && !data && <Skeleton active paragraph={{ rows: 6 }} />}
      {data && rows.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say(none)} />}
      <ul className="cards">
        {rows.map(row => (
          <CaseCard key={row.id} row={row} state={state} />
        ))}
      </ul>
      {after && (
        <Button block className="list-more" onClick={() => void turn()}>
          {say('list.more')}
        </Button>
      )}
    </section>
  );
}

function CaseCard({ row, state }: { row: LibraryLineFragment; state: boolean }) {
  const say = useText();
  const { id, number, title, item, causes, problem, typical, center, publishedAt, changedAt } = row;
  return (
    <li className="card" data-library={id}>
      <p className="card-head">
        <button type="button" className="link" onClick={() => go.library(id)}>
          {title || say('library.untitled')}
        </button>
        {state && <LibraryStateTag state={row.state} />}
        {typical && <span className="grade grade-blue">{say('library.typical')}</span>}
        <ListingTag listing={row.listing} />
        <span className="card-right quiet">
          {[number, center?.name].filter(Boolean).join(' · ')} · {moment(publishedAt ?? changedAt)}
        </span>
      </p>
      {problem && <p className="text library-problem">{problem}</p>}
      <p className="quiet">
        {[item, ...causes.map(cause => valueName(say, 'cause', cause))].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}
