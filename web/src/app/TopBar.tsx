import {
  AlertOutlined,
  AuditOutlined,
  BarChartOutlined,
  DisconnectOutlined,
  EyeOutlined,
  FileSearchOutlined,
  FormOutlined,
  LogoutOutlined,
  LineChartOutlined,
  ScheduleOutlined,
  SyncOutlined,
  TeamOutlined,
  WifiOutlined,
} from '@ant-design/icons';
import { Dropdown, Select } from 'antd';
import { useText } from '../i18n/text.ts';
import type { Account } from '../lib/account.ts';
import { type ConnectionStore, useConnection } from '../lib/connection.ts';
import { roleName } from '../lib/names.ts';
import { clockTime } from '../lib/time.ts';
import { Bar } from './Bar.tsx';
import { HatSwitch } from './HatRibbon.tsx';
import type { LearningPage } from './learningPages.ts';
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
  /** Absent where this role does not watch over refusals. */
  onRefusals?: () => void;
  /** Absent where this role reads nothing of what the hub keeps of itself. */
  onAudit?: () => void;
  /** Absent where this role does not see who is on duty. */
  onDuties?: () => void;
  /** Absent where this role reads no supervision orders. */
  onSupervision?: () => void;
  /** Absent where this role reads no meetings. */
  onMeetings?: () => void;
  /** Absent where this role reads nothing of visits. */
  onVisits?: () => void;
  /** How many of them wait for an answer of this person. */
  awaited: number;
  /** Pages over how work is done and what is learnt of it, as far as this role reads them. */
  learning: readonly LearningPage[];
  /** Absent where this role reads no reports. */
  onReports?: () => void;
}

/** Who one is, where one is, and whether what one sees is of now. */
export function TopBar({ session, hat, connection, onHome, onRegister, awaited, account, learning, ...pages }: Props) {
  const say = useText();
  const { onRefusals, onAudit, onDuties, onSupervision, onMeetings, onVisits, onReports } = pages;
  return (
    <Bar onHome={onHome}>
      <Badge connection={connection} />
      {onRegister && (
        <button type="button" className="bar-button bar-register" onClick={onRegister} aria-keyshortcuts="n">
          <FormOutlined aria-hidden /> {say('app.register')} <kbd>N</kbd>
        </button>
      )}
      {onSupervision && (
        <button type="button" className="bar-button" onClick={onSupervision}>
          <AlertOutlined aria-hidden /> {say('app.supervision')}
          {awaited > 0 && (
            <span className="bar-count" title={say('supervision.awaited', { n: awaited })}>
              {awaited}
            </span>
          )}
        </button>
      )}
      {onMeetings && (
        <button type="button" className="bar-button" onClick={() => onMeetings()}>
          <TeamOutlined aria-hidden /> {say('app.meetings')}
        </button>
      )}
      {onVisits && (
        <button type="button" className="bar-button" onClick={onVisits}>
          <EyeOutlined aria-hidden /> {say('app.visits')}
        </button>
      )}
      {onReports && (
        <button type="button" className="bar-button" onClick={onReports}>
          <BarChartOutlined aria-hidden /> {say('app.reports')}
        </button>
      )}
      {onRefusals && (
        <button type="button" className="bar-button" onClick={onRefusals}>
          <FileSearchOutlined aria-hidden /> {say('app.refusals')}
        </button>
      )}
      {onAudit && (
        <button type="button" className="bar-button" onClick={onAudit}>
          <AuditOutlined aria-hidden /> {say('app.audit')}
        </button>
      )}
      {onDuties && (
        <button type="button" className="bar-button" onClick={onDuties}>
          <ScheduleOutlined aria-hidden /> {say('app.duties')}
        </button>
      )}
      {learning.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{ items: learning.map(({ key, open }) => ({ key, label: say(`app.${key}`), onClick: open })) }}
        >
          <button type="button" className="bar-button" aria-haspopup="menu">
            <LineChartOutlined aria-hidden /> {say('app.learning')}
          </button>
        </Dropdown>
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
