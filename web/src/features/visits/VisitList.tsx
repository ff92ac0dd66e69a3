import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { Alert, Button, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { CountyVisitsDocument, type CountyVisitsQuery } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { roleName } from '../../lib/names.ts';
import type { Asking } from './asking.ts';
import { VisitForm } from './VisitForms.tsx';
import { VisitFindings } from './VisitFindings.tsx';
import { placeText, VisitStateTag } from './visitTags.tsx';

interface Props {
  area: string;
  level: LevelName;
  onOpenCase: (uid: string) => void;
}

const PAGE = 20;
const LOOK_AGAIN_MS = 30_000;

type Visit = CountyVisitsQuery['visits']['edges'][number]['node'];

/** The visits that one level holds of an area, the latest day first, each with what was found. */
export function VisitList({ area, level, onOpenCase }: Props) {
  const say = useText();
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(onLevel(CountyVisitsDocument, level), {
    variables: { area, first: PAGE },
    notifyOnNetworkStatusChange: true,
    pollInterval: LOOK_AGAIN_MS,
  });
  const [asking, setAsking] = useState<Asking | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const page = data?.visits as CountyVisitsQuery['visits'] | undefined;
  const rows = page?.edges.map(({ node }) => node) ?? [];
  const faults = faultsOf(error);
  const ask = (next: Asking) => {
    setDone(null);
    setAsking(next);
  };
  return (
    <section aria-label={say('visits.tab.visits')}>
      {done && <Alert type="success" showIcon title={done} role="status" className="meet-done" />}
      <MissingLevels levels={missingLevels(faults)} />
      <FaultNote faults={besidesMissing(faults)} again={() => void refetch()} />
      {!page && networkStatus === NetworkStatus.loading && <Skeleton active paragraph={{ rows: 8 }} />}
      {page && rows.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('visits.none')} />}
      <ol className="cards">
        {rows.map(visit => (
          <VisitCard key={visit.id} visit={visit} onAsk={ask} onOpenCase={onOpenCase} />
        ))}
      </ol>
      {page?.pageInfo.hasNextPage && (
        <Button
          block
          className="list-more"
          loading={networkStatus === NetworkStatus.fetchMore}
          onClick={() => void fetchMore({ variables: { after: page.pageInfo.endCursor } })}
        >
          {say('supervision.more')}
        </Button>
      )}
      {asking && (
        <VisitForm
          key={`${asking.act} ${asking.visit.id}`}
          asking={asking}
          level={level}
          onDone={() => {
            setAsking(null);
            setDone(say('act.done', { act: say(`visits.act.${asking.act}`) }));
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

interface CardProps {
  visit: Visit;
  onAsk: (asking: Asking) => void;
  onOpenCase: (uid: string) => void;
}

function VisitCard({ visit, onAsk, onOpenCase }: CardProps) {
  const say = useText();
  const { day, manner, source, isPlanned, state, byCenter, byRole, looked, reason, acts, findings } = visit;
  return (
    <li
      className={acts.length > 0 || findings.some(one => one.acts.length > 0) ? 'card' : 'card meet-settled'}
      data-visit={visit.id}
    >
      <p className="card-head">
        <b>{day}</b>
        <b>{placeText(visit)}</b>
        <span className="record-kind">{say(`visits.manner.${manner}`)}</span>
        <VisitStateTag state={state} />
        <span className="card-right quiet">
          {[say(`visits.source.${source}`), say(isPlanned ? 'visits.planned' : 'visits.ofOccasion')].join(' · ')}
        </span>
      </p>
      <p className="quiet">{say('visits.by', { center: byCenter?.name ?? '', role: roleName(say, byRole) })}</p>
      {looked && <p className="text">{say('visits.lookedAt', { text: looked })}</p>}
      {reason && <p className="text">{say('visits.offBecause', { text: reason })}</p>}
      {(state === 'REPORTED' || state === 'PUBLISHED') && findings.length === 0 && (
        <p className="quiet">{say('visits.nothingFound')}</p>
      )}
      <VisitFindings visit={visit} onAsk={onAsk} onOpenCase={onOpenCase} />
      {acts.length > 0 && (
        <div className="acts-buttons" role="group" aria-label={say('visits.actsOn', { place: placeText(visit), day })}>
          {acts.map(act => (
            <Button
              key={act}
              size="small"
              type={act === 'CANCEL' ? 'default' : 'primary'}
              danger={act === 'CANCEL'}
              data-act={act}
              onClick={() => onAsk({ act, visit })}
            >
              {say(`visits.act.${act}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}
