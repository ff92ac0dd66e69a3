import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { CountedText } from '../../../components/CountedText.tsx';
import { useLanguage, useText } from '../../../i18n/text.ts';
import { dayRule, textRule } from '../../../lib/check.ts';
import { fieldName, valueName } from '../../../lib/names.ts';
import type { ActField } from './desk.ts';
import { WAYS } from './waiting.ts';

type Props = Extract<ActField, { as: 'materials' }> & { autoFocus: boolean };

/** Material that may follow: what, on which road, by when (SH-08, SH-19). */
export function MaterialsField({ name, label, min, autoFocus }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const [material, way, until] = [fieldName(say, 'material'), fieldName(say, 'way'), say('ask.supplyUntil')];
  return (
    <Form.List name={name}>
      {(rows, { add, remove }) => (
        <fieldset className="act-list">
          <legend>
            <span className="star" aria-hidden>
              *
            </span>
            {label}
          </legend>
          {rows.map(({ key, name: at }, i) => (
            <div key={key} className="act-list-row act-material">
              <Form.Item
                name={[at, 'material']}
                label={material}
                rules={[textRule('material', true, language, material)]}
              >
                <CountedText name="material" autoFocus={autoFocus || i > 0} />
              </Form.Item>
              <Form.Item name={[at, 'way']} label={way}>
                <Select options={WAYS.map(value => ({ value, label: valueName(say, 'supplyWay', value) }))} />
              </Form.Item>
              <Form.Item
                name={[at, 'until']}
                label={until}
                rules={[dayRule({ required: false, min }, language, until)]}
              >
                <Input type="date" min={min} />
              </Form.Item>
              {rows.length > 1 && (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={say('do.removeNth', { n: i + 1 })}
                  onClick={() => remove(at)}
                />
              )}
            </div>
          ))}
          <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => add({ way: 'WINDOW' })}>
            {say('add.missing')}
          </Button>
          <p className="quiet">{say('ask.supplyUntilHelp')}</p>
        </fieldset>
      )}
    </Form.List>
  );
}
