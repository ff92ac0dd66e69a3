import { Form, Radio } from 'antd';
import type { Channel, RecordKind } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { fieldName, valueName } from '../../lib/names.ts';

interface Props {
  kinds: readonly RecordKind[];
  channels: readonly Channel[];
}

/** What is put on record and how it came: only what the center offers, and no question where there is one answer. */
export function KindFields({ kinds, channels }: Props) {
  const say = useText();
  const one = (hidden: boolean) => (hidden ? { hidden: true } : {});
  const box = kinds.length > 1 || channels.length > 1 ? 'register-kinds' : 'register-kinds register-none';
  return (
    <div className={box}>
      <Form.Item name="kind" label={fieldName(say, 'kind')} {...one(kinds.length < 2)}>
        <Radio.Group
          optionType="button"
          options={kinds.map(value => ({ value, label: valueName(say, 'recordKind', value) }))}
        />
      </Form.Item>
      <Form.Item name="channel" label={fieldName(say, 'channel')} {...one(channels.length < 2)}>
        <Radio.Group
          optionType="button"
          options={channels.map(value => ({ value, label: valueName(say, 'channel', value) }))}
        />
      </Form.Item>
    </div>
  );
}
