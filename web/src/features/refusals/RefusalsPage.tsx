import { Button, Segmented, Tabs } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { useText } from '../../i18n/text.ts';
import { levelsFrom } from '../../lib/levels.ts';
import { go } from '../../lib/route.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { RefusalList } from './RefusalList.tsx';
import { UnequalList } from './UnequalList.tsx';

type Tab = 'list' | 'pairs';

/** Every no of the own area, and where the same was done elsewhere (N19; SJ-30, LH-11…14). */
export function RefusalsPage({ onOpen }: { onOpen: (uid: string) => void }) {
  const say = useText();
  const { center, level: own } = useWorkplace();
  const levels = levelsFrom(own);
  // most windows are in the counties; who sits lower looks at the own level
  const [level, setLevel] = useState<LevelName>(levels.includes('county') ? 'county' : own);
  const [tab, setTab] = useState<Tab>('list');
  const place = { area: center.code, level };
  return (
    <main className="refusals">
      <div className="refusals-head">
        <h1>
          {say('refusals.heading')} <span className="quiet">{center.name}</span>
        </h1>
        <div className="refusals-tools">
          {levels.length > 1 && (
            <Segmented<LevelName>
              value={level}
              onChange={setLevel}
              options={levels.map(value => ({ value, label: say('refusals.level', { level: say(`level.${value}`) }) }))}
            />
          )}
          <Button onClick={() => print()}>{say('refusals.print')}</Button>
          <Button onClick={go.home}>{say('refusals.back')}</Button>
        </div>
      </div>
      <Tabs
        activeKey={tab}
        onChange={key => setTab(key as Tab)}
        destroyOnHidden
        items={[
          {
            key: 'list',
            label: say('refusals.list'),
            children: <RefusalList key={level} place={place} onOpen={onOpen} />,
          },
          {
            key: 'pairs',
            label: say('refusals.pairs'),
            children: <UnequalList key={level} place={place} onOpen={onOpen} />,
          },
        ]}
      />
    </main>
  );
}
