import { PlusOutlined, ScheduleOutlined } from '@ant-design/icons';
import { Button, Segmented, Tabs } from 'antd';
import { useState } from 'react';
import { allowsRead, roleHolds, roleReads } from '../../../../shared/domain/access/permissions.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { useText } from '../../i18n/text.ts';
import { levelsFrom } from '../../lib/levels.ts';
import { go } from '../../lib/route.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { CallModal } from './CallModal.tsx';
import { HandOvers } from './HandOvers.tsx';
import { MeetingList } from './MeetingList.tsx';
import { MeetingView } from './MeetingView.tsx';

interface Props {
  /** The meeting that is open, if one is. */
  id: string | null;
  onOpenCase: (uid: string) => void;
}

/** What the own center confers about, and what came of it (SJ-38, WL-42, WL-70…73); and the notes of who left the desk (LH-20). */
export function MeetingsPage({ id, onOpenCase }: Props) {
  const say = useText();
  const { account, center, level: own } = useWorkplace();
  const levels = allowsRead(account.role, 'meetings', 'descendant') ? levelsFrom(own) : [own];
  const [level, setLevel] = useState<LevelName>(own);
  const [tab, setTab] = useState('coming');
  const [calling, setCalling] = useState(false);
  if (id !== null)
    return <MeetingView key={id} id={id} level={level} onBack={() => go.meetings()} onOpenCase={onOpenCase} />;
  const list = { area: center.code, level, onOpen: go.meetings };
  return (
    <main className="supervision meetings">
      <div className="sup-head">
        <h1>
          {say('meetings.heading')} <span className="quiet">{center.name}</span>
        </h1>
        <div className="sup-tools">
          {levels.length > 1 && (
            <Segmented<LevelName>
              value={level}
              onChange={setLevel}
              aria-label={say('supervision.levels')}
              options={levels.map(value => ({
                value,
                label: say('supervision.level', { level: say(`level.${value}`) }),
              }))}
            />
          )}
          {roleHolds(account.role, 'keepMeeting') && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setCalling(true)}>
              {say('meetings.call')}
            </Button>
          )}
          {roleReads(account.role, 'duties') && (
            <Button icon={<ScheduleOutlined aria-hidden />} onClick={go.duties}>
              {say('app.duties')}
            </Button>
          )}
          <Button onClick={() => print()}>{say('refusals.print')}</Button>
          <Button onClick={go.home}>{say('refusals.back')}</Button>
        </div>
      </div>
      <p className="quiet">{say('meetings.what')}</p>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          {
            key: 'coming',
            label: say('meetings.tab.coming'),
            children: <MeetingList key={level} {...list} states={['PLANNED']} />,
          },
          {
            key: 'held',
            label: say('meetings.tab.held'),
            children: <MeetingList key={level} {...list} states={['HELD', 'CLOSED', 'CANCELLED']} />,
          },
          ...(roleReads(account.role, 'duties')
            ? [{ key: 'notes', label: say('meetings.tab.notes'), children: <HandOvers onOpenCase={onOpenCase} /> }]
            : []),
        ]}
      />
      {calling && (
        <CallModal
          onClose={() => setCalling(false)}
          onCalled={called => {
            setCalling(false);
            setLevel(own);
            go.meetings(called);
          }}
        />
      )}
    </main>
  );
}
