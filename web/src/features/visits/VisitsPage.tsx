import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Tabs } from 'antd';
import { useState } from 'react';
import { allowsRead, roleHolds } from '../../../../shared/domain/access/permissions.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { useText } from '../../i18n/text.ts';
import { levelsFrom } from '../../lib/levels.ts';
import { go } from '../../lib/route.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { PlanModal } from './PlanModal.tsx';
import { ReturnList } from './ReturnList.tsx';
import { VisitList } from './VisitList.tsx';

/** Who looked at windows and what was found, and who was asked again (AH-31, AH-36, AH-37, WL-81, WL-82). */
export function VisitsPage({ onOpenCase }: { onOpenCase: (uid: string) => void }) {
  const say = useText();
  const { account, center, level: own } = useWorkplace();
  const levels = allowsRead(account.role, 'visits', 'descendant') ? levelsFrom(own) : [own];
  const [level, setLevel] = useState<LevelName>(own);
  const [tab, setTab] = useState('visits');
  const [planning, setPlanning] = useState(false);
  // a department reads what was found at its own desk, and nobody’s rating
  const returns = allowsRead(account.role, 'visits', 'ownCenter');
  return (
    <main className="supervision meetings visits">
      <div className="sup-head">
        <h1>
          {say('visits.heading')} <span className="quiet">{center.name}</span>
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
          {roleHolds(account.role, 'inspect') && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setPlanning(true)}>
              {say('visits.plan')}
            </Button>
          )}
          <Button onClick={() => print()}>{say('refusals.print')}</Button>
          <Button onClick={go.home}>{say('refusals.back')}</Button>
        </div>
      </div>
      <p className="quiet">{say('visits.what')}</p>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          {
            key: 'visits',
            label: say('visits.tab.visits'),
            children: <VisitList key={level} area={center.code} level={level} onOpenCase={onOpenCase} />,
          },
          ...(returns
            ? [
                {
                  key: 'returns',
                  label: say('visits.tab.returns'),
                  children: <ReturnList key={level} area={center.code} level={level} onOpenCase={onOpenCase} />,
                },
              ]
            : []),
        ]}
      />
      {planning && (
        <PlanModal
          onClose={() => setPlanning(false)}
          onPlanned={at => {
            setPlanning(false);
            setTab('visits');
            setLevel(at);
          }}
        />
      )}
    </main>
  );
}
