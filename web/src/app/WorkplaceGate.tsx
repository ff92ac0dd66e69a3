import { ApolloProvider, useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { roleReads } from '../../../shared/domain/access/permissions.ts';
import { hasDepartment, roleMay } from '../../../shared/domain/access/roles.ts';
import { Arriving } from '../components/Arriving.tsx';
import { FaultNote } from '../components/FaultNote.tsx';
import { useAwaited } from '../features/supervision/useOrders.ts';
import { type Level, OwnCenterDocument } from '../gen/graphql.ts';
import { useLanguage } from '../i18n/text.ts';
import type { Account, Pass } from '../lib/account.ts';
import { createApi } from '../lib/client.ts';
import type { ConnectionStore } from '../lib/connection.ts';
import { faultsOf } from '../lib/faultsOf.ts';
import { levelName } from '../lib/levels.ts';
import { useKept } from '../lib/useKept.ts';
import { go, isBeginning, useRoute } from '../lib/route.ts';
import { openStreams, type Streams } from '../lib/streams.ts';
import { useWorkplace, WorkplaceContext } from '../lib/workplace.tsx';
import {
  AssessmentPage,
  AuditPage,
  Cockpit,
  DutiesPage,
  InboxDesk,
  KindsPage,
  LibraryPage,
  MeetingsPage,
  PoliciesPage,
  QualityPage,
  RefusalsPage,
  RegisterPage,
  ReportsPage,
  SupervisionPage,
  VisitsPage,
} from './deskPages.ts';
import { comparesCenters, readsKinds } from './readsLearning.ts';
import { readsAudit } from './readsAudit.ts';
import { readsRefusals } from './readsRefusals.ts';

interface Props {
  account: Account;
  pass: Pass;
  connection: ConnectionStore;
  /** To be told when duties were ordered or ended. */
  onOrdered: () => void;
  /** To be told where the person works. */
  onArrived: (center: { code: string; name: string; level: Level }) => void;
  /** To be told how many orders and circulars wait for the person. */
  onAwaited: (count: number) => void;
}

/** Opens the lines to the hub for one person, and asks where that person works. */
export function WorkplaceGate({ account, pass, connection, onOrdered, onArrived, onAwaited }: Props) {
  const { language } = useLanguage();
  // read at each request: a new language is no reason for a new connection
  const spoken = useMemo(() => ({ language }), []);
  spoken.language = language;
  const api = useMemo(() => createApi(pass, () => spoken.language, connection), [pass, spoken, connection]);
  const [streams, setStreams] = useState<Streams>();
  useEffect(() => {
    const opened = openStreams(pass, () => spoken.language, connection);
    setStreams(opened);
    return opened.close;
  }, [pass, spoken, connection]);
  return (
    <ApolloProvider client={api}>
      {streams && (
        <Inside account={account} streams={streams} onArrived={onArrived}>
          <Arriving>
            <Pages account={account} pass={pass} onOrdered={onOrdered} onAwaited={onAwaited} />
          </Arriving>
        </Inside>
      )}
    </ApolloProvider>
  );
}

interface InsideProps extends Pick<Props, 'account' | 'onArrived'> {
  streams: Streams;
  children: ReactNode;
}

function Inside({ account, streams, onArrived, children }: InsideProps) {
  const { data, error, loading, refetch } = useQuery(OwnCenterDocument, { variables: { code: account.center } });
  // a desk whose line is cut stays a desk, with whatever is being written at it
  const center = useKept(data?.center, account.center);
  useEffect(() => {
    if (center) onArrived(center);
  }, [center, onArrived]);
  const workplace = useMemo(
    () => center && { account, center, level: levelName(center.level), streams },
    [account, center, streams],
  );
  if (workplace) return <WorkplaceContext value={workplace}>{children}</WorkplaceContext>;
  if (loading) return <Skeleton className="page-skeleton" active paragraph={{ rows: 12 }} />;
  return (
    <main className="sign-in">
      <FaultNote faults={faultsOf(error ?? new Error('no answer'))} again={() => void refetch()} />
    </main>
  );
}

function Pages({ account, pass, onOrdered, onAwaited }: Pick<Props, 'account' | 'pass' | 'onOrdered' | 'onAwaited'>) {
  const route = useRoute();
  const { level } = useWorkplace();
  const { orders, circulars } = useAwaited();
  useEffect(() => onAwaited(orders + circulars), [orders, circulars, onAwaited]);
  const department = hasDepartment(account.role);
  const beginsInbox = department && isBeginning();
  useEffect(() => {
    // who works in a department begins with what waits for it
    if (beginsInbox) location.replace('#/inbox');
  }, [beginsInbox]);
  if (beginsInbox) return null;
  if (route.page === 'inbox' && department) return <InboxDesk uid={route.uid} />;
  if (route.page === 'policies' && roleReads(account.role, 'policy')) return <PoliciesPage onOpenCase={go.openCase} />;
  if (route.page === 'register' && roleMay(account.role, 'register')) return <RegisterPage onOpen={go.openCase} />;
  if (route.page === 'refusals' && readsRefusals(account.role)) return <RefusalsPage onOpen={go.openCase} />;
  if (route.page === 'audit' && readsAudit(account.role)) return <AuditPage pass={pass} onOpen={go.openCase} />;
  if (route.page === 'duties' && roleReads(account.role, 'duties'))
    return <DutiesPage inDuty={pass.duty !== undefined} onOrdered={onOrdered} />;
  if (route.page === 'supervision' && roleReads(account.role, 'supervision'))
    return <SupervisionPage onOpenCase={go.openCase} />;
  if (route.page === 'assessment' && roleReads(account.role, 'assessment'))
    return <AssessmentPage onOpenCase={go.openCase} />;
  if (route.page === 'quality' && comparesCenters(account.role, level)) return <QualityPage onOpenCase={go.openCase} />;
  if (route.page === 'meetings' && roleReads(account.role, 'meetings'))
    return <MeetingsPage id={route.id} onOpenCase={go.openCase} />;
  if (route.page === 'visits' && roleReads(account.role, 'visits')) return <VisitsPage onOpenCase={go.openCase} />;
  if (route.page === 'reports' && roleReads(account.role, 'report'))
    return <ReportsPage part={route.part} onOpenCase={go.openCase} />;
  if (route.page === 'kinds' && readsKinds(account.role, level)) return <KindsPage onOpenCase={go.openCase} />;
  if (route.page === 'library' && roleReads(account.role, 'library'))
    return <LibraryPage id={route.id} about={route.about} onOpenCase={go.openCase} />;
  return <Cockpit route={route.page === 'cockpit' ? route : { page: 'cockpit', area: null, uid: null }} />;
}
