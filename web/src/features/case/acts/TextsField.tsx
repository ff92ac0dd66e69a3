import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { CountedText } from '../../../components/CountedText.tsx';
import { DepartmentText } from '../../../components/DepartmentText.tsx';
import { useLanguage, useText } from '../../../i18n/text.ts';
import { textRule } from '../../../lib/check.ts';
import type { ActField } from './desk.ts';

type Props = Extract<ActField, { as: 'texts' }> & { autoFocus: boolean };

/** A list of short texts: what is missing, who helps. */
export function TextsField({ name, label, limit, required, add, departments, autoFocus }: Props) {
  const say = useText();
  const { language } = useLanguage();
  return (
    <Form.List name={name}>
      {(rows, { add: addRow, remove }) => (
        <fieldset className="act-list">
          <legend>
            {required && (
              <span className="star" aria-hidden>
                *
              </span>
            )}
            {label}
          </legend>
          {rows.map(({ key, name: at }, i) => (
            <div key={key} className="act-list-row">
              <Form.Item name={at} rules={[textRule(limit, true, language, label)]}>
                {departments ? (
                  <DepartmentText
                    name={limit}
                    departments={departments}
                    aria-label={`${label} ${i + 1}`}
                    autoFocus={(autoFocus && i === 0) || i > 0}
                  />
                ) : (
                  <CountedText
                    name={limit}
                    aria-label={`${label} ${i + 1}`}
                    autoFocus={(autoFocus && i === 0) || i > 0}
                    autoComplete="off"
                  />
                )}
              </Form.Item>
              {(!required || rows.length > 1) && (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={say('do.removeNth', { n: i + 1 })}
                  onClick={() => remove(at)}
                />
              )}
            </div>
          ))}
          <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => addRow('')}>
            {add}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
