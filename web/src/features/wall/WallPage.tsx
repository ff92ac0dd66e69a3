import { ApolloProvider, useQuery } from '@apollo/client/react';
import { ConfigProvider, theme } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { roleReads } from '../../../../shared/domain/access/permissions.ts';
import { OwnCenterDocument } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import type { Account, Pass } from '../../lib/account.ts';
import { createApi } from '../../lib/client.ts';
import { createConnectionStore } from '../../lib/connection.ts';
import { levelName } from '../../lib/levels.ts';
import { openStreams, type Streams } from '../../lib/streams.ts';
import { WorkplaceContext } from '../../lib/workplace.tsx';
import { useScreen } from './useScreen.ts';
import { WallBoard } from './WallBoard.tsx';
import '../../styles/wall.css';

interface Props {
  /** The key of a screen; null where somebody who is signed in looks at the wall. */
  screenKey: string | null;
  /** Who that is; null for nobody. */
  account: Account | null;
  pass: Pass;
  /** It is not known yet who sits here. */
  arriving: boolean;
}

/** A screen on the wall of a hall or a command room: nobody signs in before it, and nothing can be done on it. */
export function WallPage({ screenKey, account, pass, arriving }: Props) {
  return (
    <ConfigProvider theme={{ algorithm: theme.darkAlgorithm }}>
      {screenKey !== null ? (
        <WithKey screenKey={screenKey} />
      ) : account ? (
        <Lines account={account} pass={pass} />
      ) : (
        !arriving && <Notice name="noKey" />
      )}
    </ConfigProvider>
  );
}

function WithKey({ screenKey }: { screenKey: string }) {
  const { account, pass, over } = useScreen(screenKey);
  if (over) return <Notice name="over" />;
  return account ? <Lines account={account} pass={pass} /> : <Notice name="starting" />;
}

/** One sentence where nothing can be shown, and what helps. */
function Notice({ name }: { name: 'noKey' | 'over' | 'noFigures' | 'starting' }) {
  const say = useText();
  return (
    <main className="wall wall-notice" data-notice={name}>
      <h1>{say(`wall.${name}`)}</h1>
      <p>{say(`wall.${name}Remedy`)}</p>
    </main>
  );
}

/** Opens the lines to the hub. */
function Lines({ account, pass }: { account: Account; pass: Pass }) {
  const { language } = useLanguage();
  const spoken = useMemo(() => ({ language }), []);
  spoken.language = language;
  const connection = useMemo(createConnectionStore, [account.id]);
  const api = useMemo(() => createApi(pass, () => spoken.language, connection), [pass, spoken, connection]);
  const [streams, setStreams] = useState<Streams>();
  useEffect(() => {
    const opened = openStreams(pass, () => spoken.language, connection);
    setStreams(opened);
    return opened.close;
  }, [pass, spoken, connection]);
  if (!roleReads(account.role, 'oversight')) return <Notice name="noFigures" />;
  return (
    <ApolloProvider client={api}>
      {streams && (
        <Place account={account} streams={streams}>
          <WallBoard connection={connection} />
        </Place>
      )}
    </ApolloProvider>
  );
}

const TRY_AGAIN_MS = 5_000;

/** Whose figures these are; asked again until somebody answers, for nobody is there to press a button. */
function Place({ account, streams, children }: { account: Account; streams: Streams; children: ReactNode }) {
  const { data, refetch } = useQuery(OwnCenterDocument, { variables: { code: account.center } });
  const center = data?.center;
  useEffect(() => {
    if (center) return;
    const timer = setInterval(() => void refetch().catch(() => undefined), TRY_AGAIN_MS);
    return () => clearInterval(timer);
  }, [center, refetch]);
  const workplace = useMemo(
    () => center && { account, center, level: levelName(center.level), streams },
    [account, center, streams],
  );
  if (!workplace) return <Notice name="starting" />;
  if (workplace.level === 'township') return <Notice name="noFigures" />;
  return <WorkplaceContext value={workplace}>{children}</WorkplaceContext>;
}
