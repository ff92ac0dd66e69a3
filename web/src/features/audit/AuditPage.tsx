import { Button, Segmented, Tabs } from 'antd';
import { useState } from 'react';
import { roleReads } from '../../../../shared/domain/access/permissions.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { useText } from '../../i18n/text.ts';
import type { Pass } from '../../lib/account.ts';
import { levelsFrom } from '../../lib/levels.ts';
import { go } from '../../lib/route.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { KeptList } from './KeptList.tsx';
import { RecordList } from './RecordList.tsx';
import { SignInList } from './SignInList.tsx';
import { TracePanel } from './TracePanel.tsx';

type Tab = 'records' | 'trace' | 'signIns' | 'kept';

/** Who looked at what (N12, N13): for the auditor all of it, for who keeps holds the holds and deletions. */
export function AuditPage({ pass, onOpen }: { pass: Pass; onOpen: (uid: string) => void }) {
  const say = useText();
  const { account, center, level: own } = useWorkplace();
  const levels = levelsFrom(own);
  const isAuditor = roleReads(account.role, 'audit');
  const [level, setLevel] = useState<LevelName>(levels.includes('county') ? 'county' : own);
  const [tab, setTab] = useState<Tab>(isAuditor ? 'records' : 'kept');
  const [mark, setMark] = useState('');
  const place = { area: center.code, level };
  const trace = (wanted: string) => {
    setMark(wanted);
    setTab('trace');
  };
  const kept = {
    key: 'kept',
    label: say('audit.tab.kept'),
    children: <KeptList key={level} place={place} {...(roleReads(account.role, 'case') ? { onOpen } : {})} />,
  };
  return (
    <main className="audit">
      <div className="audit-head">
        <h1>
          {say('audit.heading')} <span className="quiet">{center.name}</span>
        </h1>
        <div className="audit-tools">
          {levels.length > 1 && (
            <Segmented<LevelName>
              value={level}
              onChange={setLevel}
              options={levels.map(value => ({ value, label: say('audit.level', { level: say(`level.${value}`) }) }))}
            />
          )}
          <Button onClick={() => print()}>{say('audit.print')}</Button>
          <Button onClick={go.home}>{say('audit.back')}</Button>
        </div>
      </div>
      <p className="quiet">{say(isAuditor ? 'audit.what' : 'audit.whatKept')}</p>
      <Tabs
        activeKey={tab}
        onChange={key => setTab(key as Tab)}
        destroyOnHidden
        items={
          isAuditor
            ? [
                {
                  key: 'records',
                  label: say('audit.tab.records'),
                  children: <RecordList key={level} place={place} onOpen={onOpen} onTrace={trace} />,
                },
                { key: 'trace', label: say('audit.tab.trace'), children: <TracePanel key={mark} mark={mark} /> },
                { key: 'signIns', label: say('audit.tab.signIns'), children: <SignInList pass={pass} /> },
                kept,
              ]
            : [kept]
        }
      />
    </main>
  );
}
