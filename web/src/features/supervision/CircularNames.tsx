import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { MANNERS } from '../../../../shared/domain/supervision/circular.ts';
import type { CenterNameFragment, NamingManner } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { needRule, textRule } from '../../lib/check.ts';
import { CenterChoice } from '../../components/CenterChoice.tsx';
import { mannerName } from './circularTags.tsx';

/** A unit as it stands in the form. */
export interface NamedValues {
  /** From the own center down to the one that is named. */
  center: readonly CenterNameFragment[];
  department?: string;
  manner: NamingManner;
  words?: string;
}

const WAYS = MANNERS.map(manner => manner.toUpperCase() as NamingManner);

/** Whom it names: a center or a department there, how, and what for. */
export function NamedList({ own }: { own: CenterNameFragment }) {
  const say = useText();
  const { language } = useLanguage();
  const label = say('circular.named');
  return (
    <Form.Item label={label} className="circ-names">
      <Form.List name="named">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="circ-name-row">
                <Form.Item name={[name, 'center']} rules={[needRule(true, language, label)]}>
                  <CenterChoice label={say('circular.namedCenter')} offers={() => true} />
                </Form.Item>
                <Form.Item name={[name, 'department']} rules={[textRule('department', false, language)]}>
                  <Input
                    autoComplete="off"
                    aria-label={say('supervision.department')}
                    placeholder={say('circular.departmentHint')}
                  />
                </Form.Item>
                <Form.Item name={[name, 'manner']}>
                  <Select
                    aria-label={say('circular.manner')}
                    options={WAYS.map(value => ({ value, label: mannerName(say, value) }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'words']} rules={[textRule('words', false, language)]}>
                  <Input autoComplete="off" aria-label={say('field.words')} placeholder={say('field.words')} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<MinusCircleOutlined aria-hidden />}
                  aria-label={say('circular.unname')}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button
              size="small"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add({ center: [own], manner: 'CRITICISED' })}
            >
              {say('circular.name')}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
