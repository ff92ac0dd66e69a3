import { App as AntdApp, ConfigProvider, Skeleton } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo } from 'react';
import { roleMay } from '../../../shared/domain/access/roles.ts';
import { FaultNote } from '../components/FaultNote.tsx';
import { MinePage } from '../features/mine/MinePage.tsx';
import { dropDraft } from '../features/register/form.ts';
import { VerifyPage } from '../features/verify/VerifyPage.tsx';
import { useLanguage } from '../i18n/text.ts';
import { createConnectionStore } from '../lib/connection.ts';
import { useReceiptLink } from '../lib/receiptLink.ts';
import { go, useRoute } from '../lib/route.ts';
import { readsAudit } from './readsAudit.ts';
import { readsRefusals } from './readsRefusals.ts';
import { SignIn } from './SignIn.tsx';
import { THEME } from './theme.ts';
import { TopBar } from './TopBar.tsx';
import { type Session, useSession } from './useSession.ts';
import { WorkplaceGate } from './WorkplaceGate.tsx';

export function App() {
  const { language } = useLanguage();
  const session = useSession();
  const { account } = session;
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
              session={{ ...session, choose }}
              connection={connection}
              onHome={go.home}
              onRegister={mayRegister ? go.register : undefined}
              onRefusals={account && readsRefusals(account.role) ? go.refusals : undefined}
              onAudit={account && readsAudit(account.role) ? go.audit : undefined}
            />
            {link && <VerifyPage link={link} />}
            {!link && account && (
              <WorkplaceGate key={account.id} account={account} pass={session.pass} connection={connection} />
            )}
            {!link && !account && <Entrance session={session} />}
          </>
        )}
      </AntdApp>
    </ConfigProvider>
  );
}

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
