import { SwapOutlined } from '@ant-design/icons';
import { Alert, Button, Select } from 'antd';
import type { DutyLineFragment } from '../gen/graphql.ts';
import { type Say, useText } from '../i18n/text.ts';
import { roleName } from '../lib/names.ts';
import { untilText } from '../features/duties/days.ts';
import type { Hat } from './useHat.ts';

/** As “值班：当值协调员 · 潜山市” or “代 li.si：窗口登记员 · 潜山市”. */
export function dutyName(say: Say, { standsFor, role, center }: DutyLineFragment): string {
  const what = { role: roleName(say, role), center: center?.name ?? '' };
  return standsFor === null ? say('hat.roster', what) : say('hat.delegation', { ...what, person: standsFor });
}

/** The choice between the own role and the duties of now; nothing where there is none. */
export function HatSwitch({ hat }: { hat: Hat }) {
  const say = useText();
  if (hat.duties.length === 0) return null;
  return (
    <Select
      className="bar-hat"
      aria-label={say('hat.label')}
      value={hat.worn?.id ?? ''}
      onChange={id => hat.wear(id === '' ? null : id)}
      popupMatchSelectWidth={false}
      prefix={<SwapOutlined aria-hidden />}
      options={[
        { value: '', label: say('hat.own') },
        ...hat.duties.map(duty => ({ value: duty.id, label: dutyName(say, duty) })),
      ]}
    />
  );
}

/** In whose name things are done, for as long as it is not the own; and that it is over, when it is. */
export function HatRibbon({ hat }: { hat: Hat }) {
  const say = useText();
  const { worn, over } = hat;
  if (worn)
    return (
      <div className="hat hat-ribbon" role="status">
        <span>
          {say('hat.acting')} <b>{dutyName(say, worn)}</b>
          <span className="hat-until">{say('hat.until', { at: untilText(worn.to) })}</span>
        </span>
        <Button size="small" onClick={() => hat.wear(null)}>
          {say('hat.back')}
        </Button>
      </div>
    );
  if (!over) return null;
  return (
    <Alert
      className="hat hat-over"
      type="warning"
      showIcon
      banner
      title={say('hat.over', { duty: dutyName(say, over) })}
      description={say('hat.overRemedy')}
      closable={{ 'aria-label': say('do.understood') }}
      afterClose={hat.forgetOver}
    />
  );
}
