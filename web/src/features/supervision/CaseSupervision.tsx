import { Button } from 'antd';
import { useState } from 'react';
import { roleHolds, roleReads } from '../../../../shared/domain/access/permissions.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { Part } from '../../components/Part.tsx';
import { useText } from '../../i18n/text.ts';
import { levelName, levelsFrom } from '../../lib/levels.ts';
import type { PressedCase } from '../../lib/pressedCase.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { IssueModal } from './IssueModal.tsx';
import { OrderDrawer } from './OrderDrawer.tsx';
import { AnswerDue, GradeTag, OrderStateTag, unitText } from './orderTags.tsx';
import { levelToOpen, mayPress } from './rights.ts';

/** Who was pressed or ordered about a case, and the button for who may. */
export function CaseSupervision({ pressed }: { pressed: PressedCase }) {
  const say = useText();
  const { account, center: own, level } = useWorkplace();
  const [shown, setShown] = useState<{ id: string; level: LevelName } | null>(null);
  const [issuing, setIssuing] = useState(false);
  const { orders } = pressed;
  const centers = pressed.centers.filter(
    one => levelsFrom(level).includes(levelName(one.level)) && mayPress(account.role, own, one),
  );
  if (!roleReads(account.role, 'supervision') || (orders.length === 0 && centers.length === 0)) return null;
  // who may not press where the case lies writes to another center, which has departments of its own
  const department = centers[0] === pressed.centers[0] ? pressed.department : null;
  return (
    <Part title={say('supervision.heading')} count={orders.length} open>
      <ul className="cards">
        {orders.map(({ level: held, item }) => (
          <li key={item.id} className="card" data-supervision={item.number}>
            <p className="card-head">
              <button
                type="button"
                className="link"
                onClick={() => setShown({ id: item.id, level: levelToOpen(item, level, held) })}
              >
                {item.number}
              </button>
              <GradeTag order={item} />
              <span>{unitText(item)}</span>
              <OrderStateTag state={item.state} />
              <span className="card-right">
                <AnswerDue order={item} />
              </span>
            </p>
            <p className="text">{item.ground}</p>
          </li>
        ))}
      </ul>
      {centers.length > 0 && (
        <Button className="sup-press" onClick={() => setIssuing(true)}>
          {say(roleHolds(account.role, 'supervise') ? 'supervision.issue' : 'supervision.urge')}
        </Button>
      )}
      {issuing && (
        <IssueModal
          about={{ ...pressed, centers, department }}
          onClose={() => setIssuing(false)}
          onIssued={() => setIssuing(false)}
        />
      )}
      {shown && (
        <OrderDrawer
          key={shown.id}
          {...shown}
          onClose={() => setShown(null)}
          onShow={id => setShown({ ...shown, id })}
        />
      )}
    </Part>
  );
}
