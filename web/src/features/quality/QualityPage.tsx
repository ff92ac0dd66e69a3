import { Button, Segmented, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { LEVELS, type LevelName, standsAbove } from '../../../../shared/domain/levels.ts';
import { StretchChoice } from '../../components/StretchChoice.tsx';
import type { Level } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { go } from '../../lib/route.ts';
import { daysOf, type Stretch } from '../../lib/stretches.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { Comparison } from './Comparison.tsx';
import { Exclusions } from './Exclusions.tsx';
import { Signals } from './Signals.tsx';
import { Signs } from './Signs.tsx';
import '../../styles/assessment.css';
import '../../styles/quality.css';

const TABS = ['comparison', 'signs', 'signals', 'exclusions'] as const;
type Tab = (typeof TABS)[number];

/** Centers of two levels below can stand beside each other: more would be more than anybody looks at. */
const levelsBelow = (own: LevelName): LevelName[] => LEVELS.filter(level => standsAbove(own, level)).slice(0, 2);

/** Centers of the area fairly beside each other, and what may point to figures that are not what they seem: N11, N22, SJ-35, AH-33. */
export function QualityPage({ onOpenCase }: { onOpenCase: (uid: string) => void }) {
  const say = useText();
  const { center, level: own } = useWorkplace();
  const [tab, setTab] = useState<Tab>('comparison');
  const [stretch, setStretch] = useState<Stretch>('days90');
  // null: those just below, of whatever level they are
  const [level, setLevel] = useState<LevelName | null>(null);
  const levels = levelsBelow(own);
  const wanted = level === null ? null : (level.toUpperCase() as Level);
  const asked = { code: center.code, ...daysOf(stretch, beijingDay(new Date())), level: wanted, onArea: go.area };
  const children: Record<Tab, ReactNode> = {
    comparison: <Comparison {...asked} />,
    signs: <Signs {...asked} onCase={onOpenCase} />,
    signals: <Signals code={center.code} level={wanted} onArea={go.area} />,
    exclusions: <Exclusions code={center.code} onCase={onOpenCase} />,
  };
  return (
    <main className="supervision">
      <div className="sup-head">
        <h1>
          {say('quality.heading')} <span className="quiet">{center.name}</span>
        </h1>
        <div className="sup-tools">
          {levels.length > 1 && tab !== 'exclusions' && (
            <Segmented<LevelName | 'below'>
              value={level ?? 'below'}
              onChange={value => setLevel(value === 'below' ? null : value)}
              aria-label={say('oversight.levels')}
              options={[
                { value: 'below' as const, label: say('quality.below') },
                ...levels.slice(1).map(value => ({
                  value,
                  label: say('quality.level', { level: say(`level.${value}`) }),
                })),
              ]}
            />
          )}
          {(tab === 'comparison' || tab === 'signs') && <StretchChoice value={stretch} onChange={setStretch} />}
          <Button onClick={() => print()}>{say('refusals.print')}</Button>
          <Button onClick={go.home}>{say('refusals.back')}</Button>
        </div>
      </div>
      <p className="quiet">{say('quality.what')}</p>
      <Tabs
        activeKey={tab}
        onChange={key => setTab(key as Tab)}
        destroyOnHidden
        items={TABS.map(key => ({ key, label: say(`quality.tab.${key}`), children: children[key] }))}
      />
    </main>
  );
}
