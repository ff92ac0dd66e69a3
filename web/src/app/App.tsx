import { App as AntdApp, ConfigProvider, Skeleton } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { Arriving } from '../components/Arriving.tsx';
import { FaultNote } from '../components/FaultNote.tsx';
import { useLanguage } from '../i18n/text.ts';
import { useElder } from '../lib/elder.ts';
import { useReceiptLink } from '../lib/receiptLink.ts';
import { go, useRoute } from '../lib/route.ts';
import { Bar } from './Bar.tsx';
import { VerifyPage } from '../features/verify/lazy.ts';
import { Desk, MinePage, ReportPage, SignIn, WallPage } from './pages.ts';
import { inLanguage, LARGE, THEME } from './theme.ts';
import { type Session, useSession } from './useSession.ts';

export function App() {
  const { language } = useLanguage();
  const route = useRoute();
  const session = useSession();
  const { large: chosen } = useElder();
  // large letters are for the pages of people; desks have the zoom of the browser
  const large = chosen && (route.page === 'report' || route.page === 'mine');
  const link = useReceiptLink();
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={inLanguage(large ? LARGE : THEME, language)}
      button={{ autoInsertSpace: false }}
    >
      <AntdApp>
        <Arriving>
          {route.page === 'wall' ? (
            <WallPage
              screenKey={route.key}
              account={session.account}
              pass={session.pass}
              arriving={session.phase === 'loading'}
            />
          ) : route.page === 'report' ? (
            <ReportPage />
          ) : route.page === 'mine' ? (
            <MinePage number={route.number} />
          ) : session.account ? (
            <Desk session={session} signedIn={session.account} link={link} />
          ) : (
            <>
              <Bar onHome={go.home} />
              {link ? <VerifyPage link={link} /> : <Entrance session={session} />}
            </>
          )}
        </Arriving>
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
