import { useApolloClient } from '@apollo/client/react';
import { Button, Form } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { type Policy, valueOf } from '../../../../shared/domain/policy/policy.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import type { Channel, ReceiptFragment, RecordKind } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { registerOn } from '../../lib/api/acts.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { AddedFields } from './AddedFields.tsx';
import {
  addedFields,
  type Draft,
  type FieldPath,
  inputOf,
  isWholeCourse,
  keepDraft,
  pathOf,
  type RegistrationForm,
} from './form.ts';
import { KindFields } from './KindFields.tsx';
import { MatterFields } from './MatterFields.tsx';
import { MoreFields } from './MoreFields.tsx';
import { ReporterFields } from './ReporterFields.tsx';

/** A case on record, and the form it came from: the paper shows both. */
export interface Registered {
  receipt: ReceiptFragment;
  values: RegistrationForm;
}

interface Props {
  draft: Draft;
  policy: Policy;
  onRegistered: (registered: Registered) => void;
  /** To be told what is written so far. */
  onWritten?: (values: RegistrationForm) => void;
}

const capitals = (word: string) => word.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase();

/** The form of 附件1, in the order in which a conversation at the window goes, with what the center has added. */
export function RegisterForm({ draft, policy, onRegistered, onWritten }: Props) {
  const say = useText();
  const { account, center } = useWorkplace();
  const [form] = Form.useForm<RegistrationForm>();
  const { send, busy, faults } = useSending({ draft, policy, onRegistered, place: fields => form.setFields(fields) });
  const kinds = valueOf(policy, 'intake.kinds').map(capitals) as RecordKind[];
  const channels = valueOf(policy, 'intake.channels').map(capitals) as Channel[];
  const windows = center.windows.map(({ name }) => ({ value: name, label: name }));
  const { values } = draft;
  const start: RegistrationForm = {
    ...values,
    kind: offered(kinds, values.kind, 'CASE'),
    channel: offered(channels, values.channel, 'WINDOW'),
    reporterKind: values.reporterKind ?? 'CITIZEN',
    window: values.window ?? windows[0]?.value,
  };
  const kind = Form.useWatch('kind', form) ?? start.kind;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
  };
  const desk = { policy, whole: isWholeCourse(kind) };
  return (
    <Form<RegistrationForm>
      form={form}
      className="register-form"
      layout="vertical"
      initialValues={start}
      validateTrigger={['onBlur', 'onChange']}
      scrollToFirstError={{ focus: true, block: 'center' }}
      onValuesChange={(_change, now) => {
        keepDraft(account.id, { ...draft, values: now });
        onWritten?.(now);
      }}
      onFinish={now => void send(now)}
      onKeyDown={onKeyDown}
    >
      <KindFields kinds={kinds} channels={channels} />
      <MatterFields {...desk} />
      <ReporterFields {...desk} windows={windows} />
      <AddedFields fields={addedFields(policy)} />
      <MoreFields {...desk} values={start} />
      <FaultNote faults={faults} />
      <div className="register-send">
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {say('register.submit')}
        </Button>
        <span className="quiet">{say('register.keys')}</span>
      </div>
    </Form>
  );
}

/** What was chosen before, while it is still offered; else the usual one; else the first that is. */
const offered = <T extends string>(all: readonly T[], chosen: T | undefined, usual: T): T | undefined =>
  [chosen, usual].find(one => one !== undefined && all.includes(one)) ?? all[0];

interface Sending extends Props {
  place: (fields: { name: FieldPath; errors: string[] }[]) => void;
}

/** Sends the form. What the hub refuses is told at its field, and beside the button where it has none. */
function useSending({ draft, policy, onRegistered, place }: Sending) {
  const { account, level } = useWorkplace();
  const client = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Fault[]>([]);
  const added = addedFields(policy);

  const send = async (values: RegistrationForm) => {
    if (busy) return;
    setBusy(true);
    setFaults([]);
    const input = inputOf({ requestId: draft.requestId, values }, account.center, added);
    const { data, error } = await client
      .mutate({ mutation: registerOn(level), variables: { input } })
      .catch((fault: unknown) => ({ data: undefined, error: fault }));
    setBusy(false);
    if (data?.file) return onRegistered({ receipt: data.file, values });
    const found = faultsOf(error);
    place(
      found.flatMap(({ field, message, remedy }) => {
        const name = pathOf(field, added);
        return name ? [{ name, errors: [[message, remedy].filter(Boolean).join(' ')] }] : [];
      }),
    );
    setFaults(found.filter(({ field }) => pathOf(field, added) === null));
  };
  return { send, busy, faults };
}
