import { useMutation } from '@apollo/client/react';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { FaultNote } from '../../components/FaultNote.tsx';
import { CountyEndDutyDocument, type DutyLineFragment } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { textRule } from '../../lib/check.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { roleName } from '../../lib/names.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { fromText, untilText } from './days.ts';

interface Props {
  duty: DutyLineFragment;
  onDone: () => void;
  onClose: () => void;
}

/** Asks why a duty ends before its time. */
export function EndModal({ duty, onDone, onClose }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const { level } = useWorkplace();
  const [form] = Form.useForm<{ reason: string }>();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [end, { loading }] = useMutation(onLevel(CountyEndDutyDocument, level));
  const send = async ({ reason }: { reason: string }) => {
    setFaults([]);
    const { data, error } = await end({ variables: { id: duty.id, reason } });
    if (data?.duty) onDone();
    else setFaults(faultsOf(error ?? new Error('no answer')));
  };
  return (
    <Modal
      open
      title={say('duties.endTitle')}
      okText={say('duties.end')}
      confirmLoading={loading}
      okButtonProps={{ htmlType: 'submit', danger: true }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      className="act-modal"
    >
      <p>
        <b>{duty.person}</b> · {roleName(say, duty.role)} · {fromText(duty.from)} – {untilText(duty.to)}
      </p>
      <p className="quiet act-hint">{say('duties.endHint')}</p>
      <Form form={form} layout="vertical" onFinish={values => void send(values)}>
        <Form.Item
          name="reason"
          label={say('duties.endReason')}
          rules={[textRule('reason', true, language, say('duties.endReason'))]}
        >
          <Input.TextArea rows={3} autoFocus />
        </Form.Item>
      </Form>
      <FaultNote faults={faults} />
    </Modal>
  );
}
