import { DisconnectOutlined, FormOutlined, LogoutOutlined, SyncOutlined, WifiOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useText } from '../i18n/text.ts';
import type { Account } from '../lib/account.ts';
import { type ConnectionStore, useConnection } from '../lib/connection.ts';
import { roleName } from '../lib/names.ts';
import { clockTime } from '../lib/time.ts';
import { Bar } from './Bar.tsx';
import { HatSwitch } from './HatRibbon.tsx';
import { Navigation } from './Navigation.tsx';
import type { PageGroup } from './navigation.ts';
import type { Hat } from './useHat.ts';
import type { Session } from './useSession.ts';

interface Props {
  session: Session;
  account: Account;
  hat: Hat;
  connection: ConnectionStore;
  onHome: () => void;
  /** Absent where this role does not register. */
  onRegister?: () => void;
  /** The pages that are read here. */
  groups: readonly PageGroup[];
  /** How many orders and circulars wait for this person. */
  awaited: number;
}

/** Who one is, where one is, and whether what one sees is of now. */
export function TopBar({ session, hat, connection, onHome, onRegister, groups, awaited, account }: Props) {
  const say = useText();
  return (
    <Bar onHome={onHome} nav={<Navigation groups={groups} awaited={awaited} />}>
      <Badge connection={connection} />
      {onRegister && (
        <button type="button" className="bar-button bar-register" onClick={onRegister} aria-keyshortcuts="n">
          <FormOutlined aria-hidden /> {say('app.register')} <kbd>N</kbd>
        </button>
      )}
      <HatSwitch hat={hat} />
      <Accounts session={session} account={account} />
    </Bar>
  );
}

function Badge({ connection }: { connection: ConnectionStore }) {
  const say = useText();
  const { stream, updatedAt } = useConnection(connection);
  const icon = {
    idle: null,
    connecting: <SyncOutlined spin aria-hidden />,
    live: <WifiOutlined aria-hidden />,
    lost: <DisconnectOutlined aria-hidden />,
  }[stream];
  return (
    <span className={`badge badge-${stream}`} data-connection={stream}>
      {icon}
      <span>
        {updatedAt && say('connection.updated', { time: clockTime(updatedAt) })}
        {stream !== 'idle' && (
          <>
            {updatedAt && ' · '}
            <b role="status">{say(`connection.${stream}`)}</b>
          </>
        )}
      </span>
    </span>
  );
}

function Accounts({ session, account }: { session: Session; account: Account }) {
  const say = useText();
  const label = ({ role, centerName, center, departmentName }: Account) =>
    [centerName || center, ...(departmentName ? [departmentName] : []), roleName(say, role)].join(' · ');
  if (!session.accounts)
    return (
      <span className="bar-person">
        {label(account)}
        <button type="button" className="bar-button" onClick={session.signOut}>
          <LogoutOutlined aria-hidden /> {say('app.signOut')}
        </button>
      </span>
    );
  return (
    <Select
      className="bar-accounts"
      aria-label={say('app.account')}
      value={account.id}
      onChange={session.choose}
      popupMatchSelectWidth={false}
      listHeight={420}
      options={session.accounts.map(one => ({ value: one.id, label: label(one) }))}
    />
  );
}
