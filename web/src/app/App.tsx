import { App as AntdApp, ConfigProvider, Skeleton } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo, useState } from 'react';
import { roleReads } from '../../../shared/domain/access/permissions.ts';
import { roleMay } from '../../../shared/domain/access/roles.ts';
import { FaultNote } from '../components/FaultNote.tsx';
import { MinePage } from '../features/mine/MinePage.tsx';
import { dropDraft } from '../features/register/form.ts';
import { VerifyPage } from '../features/verify/VerifyPage.tsx';
import { useLanguage } from '../i18n/text.ts';
import type { Account, Pass } from '../lib/account.ts';
import { createConnectionStore } from '../lib/connection.ts';
import { useReceiptLink } from '../lib/receiptLink.ts';
import { go, useRoute } from '../lib/route.ts';
import { readsAudit } from './readsAudit.ts';
import { HatRibbon } from './HatRibbon.tsx';
import { readsRefusals } from './readsRefusals.ts';
import { SignIn } from './SignIn.tsx';
import { THEME } from './theme.ts';
import { TopBar } from './TopBar.tsx';
import { accountIn, useHat } from './useHat.ts';
import { type Session, useSession } from './useSession.ts';
import { WorkplaceGate } from './WorkplaceGate.tsx';

export function App() {
  const { language } = useLanguage();
  const session = useSession();
  const hat = useHat(session.account, session.pass);
  const { worn, look } = hat;
  const account = useMemo(() => session.account && accountIn(session.account, worn), [session.account, worn]);
  const pass = useMemo<Pass>(
    () => (worn ? { ...session.pass, duty: worn.id, dutyOver: look } : session.pass),
    [session.pass, worn?.id, look],
  );
  // tokens hold codes of centers; what they are called is learned where the person arrives
  const [arrived, setArrived] = useState<{ code: string; name: string }>();
  // how many supervision orders wait for an answer of this person; known inside the workplace, shown in the bar
  const [awaited, setAwaited] = useState(0);
  const link = useReceiptLink();
  // one store for each person, so that the badge never shows another's time
  const connection = useMemo(createConnectionStore, [account?.id]);
  const mayRegister = account !== null && roleMay(account.role, 'register');
  useRegisterKey(mayRegister);
  const route = useRoute();

  const choose = (id: string) => {
    if (account) dropDraft(account.id); // a name on it is nobody else's business
    go.home();
    session.choose(id);
  };
  return (
    <ConfigProvider locale={language === 'en' ? enUS : zhCN} theme={THEME} button={{ autoInsertSpace: false }}>
      <AntdApp>
        {route.page === 'mine' ? (
          <MinePage number={route.number} />
        ) : (
          <>
            <TopBar
              session={{ ...session, account: named(session.account, arrived), choose }}
              hat={hat}
              connection={connection}
              onHome={go.home}
              onRegister={mayRegister ? go.register : undefined}
              onRefusals={account && readsRefusals(account.role) ? go.refusals : undefined}
              onAudit={account && readsAudit(account.role) ? go.audit : undefined}
              onDuties={account && roleReads(account.role, 'duties') ? go.duties : undefined}
              onSupervision={account && roleReads(account.role, 'supervision') ? go.supervision : undefined}
              awaited={awaited}
            />
            <HatRibbon hat={hat} />
            {link && <VerifyPage link={link} />}
            {!link && hat.pending && <Skeleton className="page-skeleton" active paragraph={{ rows: 12 }} />}
            {!link && !hat.pending && account && (
              // another duty is another workplace: nothing of one stays in the other
              <WorkplaceGate
                key={`${account.id} ${worn?.id ?? ''}`}
                account={account}
                pass={pass}
                connection={connection}
                onOrdered={look}
                onArrived={setArrived}
                onAwaited={setAwaited}
              />
            )}
            {!link && !account && <Entrance session={session} />}
          </>
        )}
      </AntdApp>
    </ConfigProvider>
  );
}

/** An account with the name of its center, where that has been learnt since. */
const named = (account: Account | null, center: { code: string; name: string } | undefined): Account | null =>
  account?.centerName === '' && account.center === center?.code ? { ...account, centerName: center.name } : account;

/** What is shown before it is known who sits here. */
function Entrance({ session }: { session: Session }) {
  if (session.phase === 'loading') return <Skeleton className="page-skeleton" active paragraph={{ rows: 12 }} />;
  if (session.phase === 'ready')
    return <SignIn ways={session.ways} fault={session.fault} enter={session.enter} signIn={session.signIn} />;
  return (
    <main className="sign-in">
      <FaultNote
        faults={[{ code: 'OFFLINE', message: '', remedy: null, field: null, level: null }]}
        again={session.again}
      />
    </main>
  );
}

/** `n` opens the registration desk, unless somebody is writing. */
function useRegisterKey(mayRegister: boolean) {
  useEffect(() => {
    if (!mayRegister) return;
    const press = (event: KeyboardEvent) => {
      const writing = (event.target as HTMLElement).closest(
        'input, textarea, select, [contenteditable], [role=dialog]',
      );
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || writing) return;
      event.preventDefault(); // or the letter lands in the first field of the form
      go.register();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [mayRegister]);
}
