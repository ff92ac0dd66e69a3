import { Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { TEXT_LIMITS } from '../../../../shared/domain/case/text.ts';
import { DISCLOSURE_MINUTES, PERSON_PURPOSES } from '../../../../shared/domain/privacy/disclosure.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import type { DisclosurePurpose } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import type { Fault } from '../../lib/faults.ts';
import { valueName } from '../../lib/names.ts';

interface Props {
  busy: boolean;
  reveal: (purpose: DisclosurePurpose, note: string) => Promise<Fault[]>;
  onClose: () => void;
}

/** What is asked before full data are shown: what for, and why now. */
export function RevealModal({ busy, reveal, onClose }: Props) {
  const say = useText();
  const [form] = Form.useForm<{ purpose: DisclosurePurpose; note: string }>();
  const [faults, setFaults] = useState<Fault[]>([]);
  return (
    <Modal
      open
      title={say('act.reveal')}
      okText={say('reveal.send')}
      confirmLoading={busy}
      okButtonProps={{ htmlType: 'submit' }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      className="act-modal reveal-modal"
    >
      <p className="quiet act-hint">{say('reveal.hint', { minutes: DISCLOSURE_MINUTES })}</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={({ purpose, note }) => void reveal(purpose, note.trim()).then(setFaults)}
      >
        <Form.Item
          name="purpose"
          label={say('field.purpose')}
          rules={[{ required: true, message: say('reveal.purpose') }]}
        >
          <Radio.Group
            options={PERSON_PURPOSES.map(purpose => ({
              value: purpose.toUpperCase(),
              label: valueName(say, 'purpose', purpose),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="note"
          label={say('reveal.note')}
          rules={[{ required: true, whitespace: true, message: say('reveal.noteNeeded') }]}
        >
          <Input.TextArea rows={3} maxLength={TEXT_LIMITS.note} />
        </Form.Item>
        <FaultNote faults={faults} />
      </Form>
    </Modal>
  );
}
