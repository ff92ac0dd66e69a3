import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Tabs } from 'antd';
import { useState } from 'react';
import { allowsRead, roleHolds } from '../../../../shared/domain/access/permissions.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { useText } from '../../i18n/text.ts';
import { levelsFrom } from '../../lib/levels.ts';
import { go } from '../../lib/route.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { CircularDrawer } from './CircularDrawer.tsx';
import { CircularList } from './CircularList.tsx';
import { CircularModal } from './CircularModal.tsx';
import { IssueModal } from './IssueModal.tsx';
import { OrderDrawer } from './OrderDrawer.tsx';
import { OrderList } from './OrderList.tsx';
import { issues, levelOfCircular, levelToOpen } from './rights.ts';
import { useAwaited } from './useOrders.ts';

const TABS = { received: true, issued: false, all: null } as const;
type Tab = keyof typeof TABS | 'circulars';

/** Who was pressed, ordered or warned in the own area, and what was answered (AH-26, LH-56, WL-82). */
export function SupervisionPage({ onOpenCase }: { onOpenCase: (uid: string) => void }) {
  const say = useText();
  const { account, center, level: own } = useWorkplace();
  const levels = allowsRead(account.role, 'supervision', 'descendant') ? levelsFrom(own) : [own];
  const [level, setLevel] = useState<LevelName>(own);
  const supervises = roleHolds(account.role, 'supervise');
  // who supervises looks at everything, who answers at what came in
  const [tab, setTab] = useState<Tab>(supervises ? 'all' : 'received');
  const [shown, setShown] = useState<{ id: string; level: LevelName } | null>(null);
  const [issuing, setIssuing] = useState(false);
  const [circular, setCircular] = useState<{ id: string; level: LevelName } | null>(null);
  const [drawing, setDrawing] = useState(false);
  const awaited = useAwaited();
  return (
    <main className="supervision">
      <div className="sup-head">
        <h1>
          {say('supervision.heading')} <span className="quiet">{center.name}</span>
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
          {issues(account.role) && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setIssuing(true)}>
              {say(supervises ? 'supervision.issue' : 'supervision.urge')}
            </Button>
          )}
          <Button onClick={() => print()}>{say('refusals.print')}</Button>
          <Button onClick={go.home}>{say('refusals.back')}</Button>
        </div>
      </div>
      <p className="quiet">{say('supervision.what')}</p>
      <Tabs
        activeKey={tab}
        onChange={key => setTab(key as Tab)}
        destroyOnHidden
        items={[
          ...(Object.keys(TABS) as (keyof typeof TABS)[]).map(key => ({
            key,
            label: say(`supervision.tab.${key}`),
            children: (
              <OrderList
                key={level}
                area={center.code}
                level={level}
                received={TABS[key]}
                onOpen={order => setShown({ id: order.id, level: levelToOpen(order, own, level) })}
              />
            ),
          })),
          {
            key: 'circulars' as const,
            label: (
              <>
                {say('supervision.tab.circulars')}
                {awaited.circulars > 0 && (
                  <span className="bar-count sup-count" title={say('circular.toConfirm')}>
                    {awaited.circulars}
                  </span>
                )}
              </>
            ),
            children: (
              <CircularList
                key={level}
                area={center.code}
                level={level}
                onOpen={one => setCircular({ id: one.id, level: levelOfCircular(one, own, level) })}
                onDrawUp={supervises && own !== 'township' ? () => setDrawing(true) : undefined}
              />
            ),
          },
        ]}
      />
      {shown && (
        <OrderDrawer
          key={shown.id}
          {...shown}
          onClose={() => setShown(null)}
          onShow={id => setShown({ ...shown, id })}
          onOpenCase={onOpenCase}
        />
      )}
      {circular && !shown && (
        <CircularDrawer
          key={circular.id}
          {...circular}
          onClose={() => setCircular(null)}
          onShow={id => setCircular({ ...circular, id })}
          onOrder={id => setShown({ id, level: circular.level })}
        />
      )}
      {drawing && (
        <CircularModal
          onClose={() => setDrawing(false)}
          onDrawn={id => {
            setDrawing(false);
            setCircular({ id, level: own });
          }}
        />
      )}
      {issuing && (
        <IssueModal
          onClose={() => setIssuing(false)}
          onIssued={id => {
            setIssuing(false);
            setShown({ id, level: own });
          }}
        />
      )}
    </main>
  );
}
