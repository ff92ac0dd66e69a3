import { useApolloClient } from '@apollo/client/react';
import { Button, Checkbox, Form, Select } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { DomainError } from '../../../../shared/domain/errors.ts';
import { type Language } from '../../../../shared/i18n/translate.ts';
import { CountedText } from '../../components/CountedText.tsx';
import { FaultNote } from '../../components/FaultNote.tsx';
import type { ReceiptFragment } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { REGISTER } from '../../lib/api/acts.ts';
import { refusalText, textRule } from '../../lib/check.ts';
import { type Fault, faultsOf } from '../../lib/faults.ts';
import { causeName, fieldName } from '../../lib/names.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import {
  CAUSES_OF_FORM,
  type Draft,
  type FormField,
  inputOf,
  isFormField,
  isPhone,
  keepDraft,
  type RegistrationForm,
} from './form.ts';

/** A case on record, and the form it came from: the paper shows both. */
export interface Registered {
  receipt: ReceiptFragment;
  values: RegistrationForm;
}

interface Props {
  draft: Draft;
  onRegistered: (registered: Registered) => void;
}

const refuse = (refusal: DomainError, language: Language) => Promise.reject(new Error(refusalText(refusal, language)));

/** Not `required` to antd: it would say aria-required of a group, which no reader understands; the label has the star. */
const causesRule = (language: Language) => ({
  validator: (_rule: unknown, causes: unknown[] | undefined) =>
    causes && causes.length > 0 ? Promise.resolve() : refuse(new DomainError('FIELD_REQUIRED', {}, 'causes'), language),
});

const phoneRule = (language: Language) => ({
  validator: (_rule: unknown, phone: string | undefined) =>
    isPhone(phone) ? Promise.resolve() : refuse(new DomainError('FIELD_INVALID', {}, 'reporterPhone'), language),
});

/** The form of 附件1, in the order in which a conversation at the window goes. */
export function RegisterForm({ draft, onRegistered }: Props) {
  const say = useText();
  const { account, center, level } = useWorkplace();
  const client = useApolloClient();
  const [form] = Form.useForm<RegistrationForm>();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Fault[]>([]);
  const other = (Form.useWatch('causes', form) ?? draft.values.causes ?? []).includes('OTHER');

  const send = async (values: RegistrationForm) => {
    if (busy) return;
    setBusy(true);
    setFaults([]);
    const { data, error } = await client
      .mutate({
        mutation: REGISTER[level],
        variables: { input: inputOf({ requestId: draft.requestId, values }, account.center) },
      })
      .catch((fault: unknown) => ({ data: undefined, error: fault }));
    setBusy(false);
    if (data?.file) return onRegistered({ receipt: data.file, values });
    const found = faultsOf(error);
    form.setFields(
      found.flatMap(({ field, message, remedy }) =>
        isFormField(field) ? [{ name: field, errors: [[message, remedy].filter(Boolean).join(' ')] }] : [],
      ),
    );
    setFaults(found.filter(({ field }) => !isFormField(field)));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
  };
  const windows = center.windows.map(({ name }) => ({ value: name, label: name }));
  return (
    <Form<RegistrationForm>
      form={form}
      className="register-form"
      layout="vertical"
      initialValues={{ ...draft.values, window: draft.values.window ?? windows[0]?.value }}
      validateTrigger={['onBlur', 'onChange']}
      scrollToFirstError={{ focus: true, block: 'center' }}
      onValuesChange={(_change, values) => keepDraft(account.id, { ...draft, values })}
      onFinish={values => void send(values)}
      onKeyDown={onKeyDown}
    >
      <MatterFields withOther={other} />
      <ReporterFields windows={windows} />
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

function MatterFields({ withOther }: { withOther: boolean }) {
  const say = useText();
  const { language } = useLanguage();
  const label = (name: FormField) => fieldName(say, name);
  return (
    <fieldset>
      <legend>{say('register.matter')}</legend>
      <Form.Item name="title" label={label('title')} rules={[textRule('title', true, language)]}>
        <CountedText name="title" autoFocus placeholder={say('register.titleHint')} />
      </Form.Item>
      <Form.Item name="item" label={label('item')} rules={[textRule('item', false, language)]}>
        <CountedText name="item" placeholder={say('register.itemHint')} />
      </Form.Item>
      <Form.Item
        name="causes"
        label={
          <>
            <span className="star" aria-hidden>
              *
            </span>
            {label('causes')}
          </>
        }
        rules={[causesRule(language)]}
        extra={say('register.causesHint')}
      >
        <Checkbox.Group
          aria-label={label('causes')}
          options={CAUSES_OF_FORM.map(value => ({ value, label: causeName(say, value) }))}
        />
      </Form.Item>
      {withOther && (
        <Form.Item name="otherCause" label={label('otherCause')} rules={[textRule('otherCause', true, language)]}>
          <CountedText name="otherCause" />
        </Form.Item>
      )}
      <Form.Item
        name="demand"
        label={label('demand')}
        rules={[textRule('demand', false, language)]}
        extra={say('register.demandHint')}
      >
        <CountedText name="demand" rows={3} />
      </Form.Item>
    </fieldset>
  );
}

function ReporterFields({ windows }: { windows: { value: string; label: string }[] }) {
  const say = useText();
  const { language } = useLanguage();
  const label = (name: FormField) => fieldName(say, name);
  return (
    <fieldset>
      <legend>{say('register.reporter')}</legend>
      <div className="register-columns">
        <Form.Item
          name="reporterName"
          label={label('reporterName')}
          rules={[textRule('reporterName', false, language)]}
        >
          <CountedText name="reporterName" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="reporterPhone"
          label={label('reporterPhone')}
          rules={[textRule('reporterPhone', false, language), phoneRule(language)]}
        >
          <CountedText name="reporterPhone" inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item name="window" label={label('window')} rules={[textRule('window', false, language)]}>
          <Select options={windows} allowClear />
        </Form.Item>
      </div>
      <p className="quiet">{say('register.privacy')}</p>
    </fieldset>
  );
}
