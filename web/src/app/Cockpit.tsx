import { Skeleton, Tabs } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { roleHolds, roleReads } from '../../../shared/domain/access/permissions.ts';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { FaultNote } from '../components/FaultNote.tsx';
import { MissingLevels } from '../components/MissingLevels.tsx';
import { CaseDrawer } from '../features/case/CaseDrawer.tsx';
import { CaseList, type Narrowing } from '../features/list/CaseList.tsx';
import { TodayPanel } from '../features/list/TodayPanel.tsx';
import { AreaPath } from '../features/overview/AreaPath.tsx';
import type { AreaCenter, Kpi } from '../features/overview/figures.ts';
import { Kpis } from '../features/overview/Kpis.tsx';
import { Overview } from '../features/overview/Overview.tsx';
import { OversightPanel } from '../features/oversight/OversightPanel.tsx';
import { useArea } from '../features/overview/useArea.ts';
import { useUrging } from '../features/supervision/useUrging.ts';
import { StreamPanel } from '../features/stream/StreamPanel.tsx';
import { useText } from '../i18n/text.ts';
import { CaseBeside } from './CaseBeside.tsx';
import { go, type Route } from '../lib/route.ts';
import { useWorkplace } from '../lib/workplace.tsx';

/** The list that stands behind each figure. */
const BEHIND: Record<Kpi, Narrowing> = {
  registered: 'all',
  open: 'open',
  overdue: 'overdue',
  escalated: 'open',
  waiting: 'waiting',
  settling: 'settling',
  parked: 'parked',
  completed: 'all',
  consultations: 'all',
};

type Tab = 'today' | 'areas' | 'cases' | 'oversight';

/** Who comes for the cases sees them first; who comes for the whole area sees that. */
const WORKS_ON_CASES: readonly RoleName[] = ['registrar', 'handler', 'coordinator'];

/** What happens in the own area: figures, tiles and cases in the middle, what arrives on the right, one case over it. */
export function Cockpit({ route }: { route: Extract<Route, { page: 'cockpit' }> }) {
  const say = useText();
  const { account, center: own, level } = useWorkplace();
  const { tick, stir } = useTick();
  const area = route.area ?? own.code;
  const view = useArea(area, level, account.role, tick);
  // who supervises begins with what is to be watched today
  const watches = roleHolds(account.role, 'supervise');
  const [wished, setTab] = useState<Tab>(
    account.role === 'supervision-section' ? 'today' : WORKS_ON_CASES.includes(account.role) ? 'cases' : 'areas',
  );
  const urging = useUrging();
  const [narrowing, setNarrowing] = useState<Narrowing>('open');
  const [heldBy, setHeldBy] = useState<LevelName | null>(null);
  const { center, levels } = view;
  const lowest = center !== null && (center.children ?? []).length === 0;
  // who has nothing below has nothing to oversee
  const oversees = level !== 'township' && roleReads(account.role, 'oversight');
  const tab = (lowest && wished === 'areas') || (wished === 'oversight' && !oversees) ? 'cases' : wished;
  const openArea = (code: string) => (code === own.code ? go.home() : go.area(code));
  const areas = { key: 'areas', label: say('tab.areas'), children: <Overview view={view} onOpen={openArea} /> };
  return (
    <div className="cockpit">
      <main className="middle">
        <div className="middle-head">
          {center ? <AreaPath center={center} own={own.code} onOpen={openArea} /> : <span>{own.name}</span>}
        </div>
        {center ? (
          <Kpis
            center={center}
            levels={levels}
            onChoose={(kpi, fullest) => {
              setHeldBy(fullest);
              setNarrowing(BEHIND[kpi]);
              setTab('cases');
            }}
          />
        ) : (
          view.loading && <Skeleton active title={false} paragraph={{ rows: 2 }} />
        )}
        <MissingLevels levels={view.missing} />
        <FaultNote faults={view.faults} again={view.again} />
        <Tabs
          activeKey={tab}
          onChange={key => setTab(key as Tab)}
          destroyOnHidden
          items={[
            ...(watches
              ? [
                  {
                    key: 'today',
                    label: say('tab.today'),
                    children: (
                      <TodayPanel
                        key={`${area}/${levels.join()}`}
                        area={area}
                        levels={levels}
                        tick={tick}
                        onOpen={go.openCase}
                      />
                    ),
                  },
                ]
              : []),
            ...(lowest ? [] : [areas]),
            ...(oversees
              ? [
                  {
                    key: 'oversight',
                    label: say('tab.oversight'),
                    children: (
                      <OversightPanel area={area} level={level} tick={tick} onOpen={openArea} onCase={go.openCase} />
                    ),
                  },
                ]
              : []),
            {
              key: 'cases',
              label: say('tab.cases'),
              children: (
                <CaseList
                  more={[urging]}
                  key={`${area}/${levels.join()}`}
                  area={area}
                  levels={levels}
                  level={heldBy}
                  onLevel={setHeldBy}
                  counts={center ? countsOf(center, levels, narrowing) : {}}
                  narrowing={narrowing}
                  onNarrow={setNarrowing}
                  tick={tick}
                  onOpen={go.openCase}
                />
              ),
            },
          ]}
        />
      </main>
      <StreamPanel key={account.id} openUid={route.uid} onOpen={go.openCase} onEvent={stir} />
      {route.uid && (
        <CaseDrawer
          key={route.uid}
          uid={route.uid}
          onClose={go.closeCase}
          onActed={stir}
          beside={pressed => <CaseBeside pressed={pressed} />}
        />
      )}
    </div>
  );
}

/** How many files stand behind a narrowing at each level; “all” and what is one’s own are in no tally. */
const countsOf = (center: AreaCenter, levels: readonly LevelName[], narrowing: Narrowing) =>
  narrowing === 'all' || narrowing === 'mine'
    ? {}
    : Object.fromEntries(levels.map(level => [level, center[level]?.tally[narrowing]]));

const SETTLED_MS = 1_000;

/** Counts what has happened; many lines in one second are one reason to look again. */
function useTick() {
  const [tick, setTick] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stir = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      setTick(n => n + 1);
    }, SETTLED_MS);
  }, []);
  return { tick, stir };
}
