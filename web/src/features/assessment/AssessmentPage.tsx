import { Alert, Button, Segmented, Tabs } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { valueOf } from '../../../../shared/domain/policy/policy.ts';
import { useText } from '../../i18n/text.ts';
import { levelsFrom } from '../../lib/levels.ts';
import { usePolicy } from '../../lib/policy.ts';
import { go } from '../../lib/route.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { AssessmentDrawer } from './AssessmentDrawer.tsx';
import { AssessmentList } from './AssessmentList.tsx';
import { OwnFigures } from './OwnFigures.tsx';
import { isCharged, seesArea, worksOnOrders } from './rights.ts';
import { Honours, Scores } from './Standing.tsx';
import '../../styles/assessment.css';

type Tab = 'mine' | 'all' | 'scores' | 'honours';

/** Points and strikes with their evidence, answered by who is charged and decided by a person (考核台账、我的考核): N10, LH-46…52, LH-60. */
export function AssessmentPage({ onOpenCase }: { onOpenCase: (uid: string) => void }) {
  const say = useText();
  const { account, center, level: own } = useWorkplace();
  const { role } = account;
  const levels = seesArea(role) ? levelsFrom(own) : [own];
  const [level, setLevel] = useState<LevelName>(own);
  const charged = isCharged(role) && !seesArea(role);
  const [tab, setTab] = useState<Tab>(charged ? 'mine' : 'all');
  const [shown, setShown] = useState<string | null>(null);
  const open = ({ id }: { id: string }) => setShown(id);
  const place = { area: center.code, level };
  const tabs: Record<Tab, React.ReactNode> = {
    mine: (
      <>
        {worksOnOrders(role) && <OwnFigures />}
        <h2 className="assess-h2">{say('assessment.mine')}</h2>
        <AssessmentList {...place} mine onOpen={open} />
      </>
    ),
    all: <AssessmentList key={level} {...place} onOpen={open} />,
    scores: <Scores key={level} {...place} />,
    honours: <Honours key={level} {...place} onOpen={open} />,
  };
  const keys: Tab[] = [...(charged ? (['mine'] as const) : []), 'all', 'scores', 'honours'];
  return (
    <main className="supervision">
      <div className="sup-head">
        <h1>
          {say(charged ? 'assessment.headingMine' : 'assessment.heading')} <span className="quiet">{center.name}</span>
        </h1>
        <div className="sup-tools">
          {levels.length > 1 && (
            <Segmented<LevelName>
              value={level}
              onChange={setLevel}
              aria-label={say('oversight.levels')}
              options={levels.map(value => ({
                value,
                label: say('assessment.level', { level: say(`level.${value}`) }),
              }))}
            />
          )}
          <Button onClick={() => print()}>{say('refusals.print')}</Button>
          <Button onClick={go.home}>{say('refusals.back')}</Button>
        </div>
      </div>
      <p className="quiet">{say('assessment.what')}</p>
      <NoRules />
      <Tabs
        activeKey={tab}
        onChange={key => setTab(key as Tab)}
        destroyOnHidden
        items={keys.map(key => ({
          key,
          label: say(key === 'all' && charged ? 'assessment.tab.unit' : `assessment.tab.${key}`),
          children: tabs[key],
        }))}
      />
      {shown && (
        <AssessmentDrawer
          key={`${shown} ${level}`}
          id={shown}
          level={level}
          onClose={() => setShown(null)}
          onOpenCase={onOpenCase}
        />
      )}
    </main>
  );
}

/** Where the rules of the place take nothing, an empty list is no praise: the page says so. */
function NoRules() {
  const say = useText();
  const { center } = useWorkplace();
  const { policy } = usePolicy(center.code);
  if (!policy) return null;
  const taken = [...valueOf(policy, 'assessment.points'), ...valueOf(policy, 'assessment.strikes')];
  return taken.length > 0 ? null : (
    <Alert className="assess-note" type="info" showIcon title={say('assessment.noRules', { center: center.name })} />
  );
}
