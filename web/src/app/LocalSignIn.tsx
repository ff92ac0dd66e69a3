import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import encodeQR from 'qr';
import { FaultNote } from '../components/FaultNote.tsx';
import { useLanguage, useText } from '../i18n/text.ts';
import type { Fault } from '../lib/faults.ts';
import { type Entry, faultBehind, localIssuer, type Proof } from '../lib/identity.ts';

type Enter = (entry: Entry) => void;

/** What the hub asks for next. */
type Step =
  | { name: 'proof'; needsCode: boolean }
  | { name: 'password'; proof: Proof }
  | { name: 'enrol'; proof: Proof; secret: string; uri: string }
  | { name: 'codes'; codes: string[]; entry: Entry };

/** Sign-in with an account of the hub's own: password, code where asked, a new password or a second factor where due. */
export function LocalSignIn({ enter }: { enter: Enter }) {
  const { language } = useLanguage();
  const [step, setStep] = useState<Step>({ name: 'proof', needsCode: false });
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  /** Does one step; where the hub asks for another first, that is the next. */
  async function attempt(proof: Proof, work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setFault(null);
    try {
      await work();
    } catch (thrown) {
      const refusal = faultBehind(thrown);
      await follow(proof, refusal).catch((other: unknown) => setFault(faultBehind(other)));
    } finally {
      setBusy(false);
    }
  }

  async function follow(proof: Proof, refusal: Fault): Promise<void> {
    if (refusal.code === 'SECOND_FACTOR_NEEDED') setStep({ name: 'proof', needsCode: true });
    else if (refusal.code === 'PASSWORD_CHANGE_NEEDED') setStep({ name: 'password', proof });
    else if (refusal.code === 'SECOND_FACTOR_UNSET')
      setStep({ name: 'enrol', proof, ...(await localIssuer.beginSecondFactor(proof, language)) });
    else setFault(refusal);
  }

  const parts = { busy, fault };
  if (step.name === 'codes') return <Codes codes={step.codes} onDone={() => enter(step.entry)} />;
  if (step.name === 'password')
    return (
      <NewPassword
        {...parts}
        onSend={password => {
          const next = { id: step.proof.id, password };
          void attempt(next, async () => enter(await localIssuer.setPassword(step.proof, password, language)));
        }}
      />
    );
  if (step.name === 'enrol')
    return (
      <Enrol
        {...parts}
        secret={step.secret}
        uri={step.uri}
        onSend={code =>
          void attempt(step.proof, async () => {
            const { entry, recoveryCodes } = await localIssuer.confirmSecondFactor(step.proof, code, language);
            setStep({ name: 'codes', codes: recoveryCodes, entry });
          })
        }
      />
    );
  return (
    <ProofForm
      {...parts}
      needsCode={step.needsCode}
      onSend={proof => void attempt(proof, async () => enter(await localIssuer.signIn(proof, language)))}
    />
  );
}

interface Parts {
  busy: boolean;
  fault: Fault | null;
}

function ProofForm({ busy, fault, needsCode, onSend }: Parts & { needsCode: boolean; onSend: (proof: Proof) => void }) {
  const say = useText();
  const required = [{ required: true, message: say('signIn.required') }];
  return (
    <Form<Proof> layout="vertical" requiredMark={false} onFinish={onSend}>
      <Form.Item name="id" label={say('signIn.id')} rules={required}>
        <Input autoFocus={!needsCode} autoComplete="username" spellCheck={false} maxLength={64} />
      </Form.Item>
      <Form.Item name="password" label={say('signIn.password')} rules={required}>
        <Input.Password autoComplete="current-password" maxLength={256} />
      </Form.Item>
      {needsCode && <CodeField label={say('signIn.code')} />}
      <FaultNote faults={fault ? [fault] : []} />
      <Send busy={busy} text={say('signIn.enter')} />
    </Form>
  );
}

function NewPassword({ busy, fault, onSend }: Parts & { onSend: (password: string) => void }) {
  const say = useText();
  return (
    <Form<{ password: string }> layout="vertical" requiredMark={false} onFinish={({ password }) => onSend(password)}>
      <p>{say('signIn.newPasswordWhat')}</p>
      <Form.Item
        name="password"
        label={say('signIn.newPassword')}
        rules={[{ required: true, message: say('signIn.required') }]}
      >
        <Input.Password autoFocus autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        name="again"
        label={say('signIn.newPasswordAgain')}
        dependencies={['password']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_rule, value: unknown) => {
              if (value !== getFieldValue('password')) throw new Error(say('signIn.notTheSame'));
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <FaultNote faults={fault ? [fault] : []} />
      <Send busy={busy} text={say('signIn.setPassword')} />
    </Form>
  );
}

function Enrol({
  busy,
  fault,
  secret,
  uri,
  onSend,
}: Parts & { secret: string; uri: string; onSend: (code: string) => void }) {
  const say = useText();
  return (
    <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={({ code }) => onSend(code)}>
      <p>{say('signIn.enrolWhat')}</p>
      <img
        className="sign-in-square"
        alt={say('signIn.square')}
        src={`data:image/svg+xml,${encodeURIComponent(encodeQR(uri, 'svg'))}`}
      />
      <p>
        {say('signIn.secret')} <code data-secret>{secret}</code>
      </p>
      <CodeField label={say('signIn.firstCode')} />
      <FaultNote faults={fault ? [fault] : []} />
      <Send busy={busy} text={say('signIn.confirm')} />
    </Form>
  );
}

function Codes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const say = useText();
  return (
    <>
      <p>{say('signIn.codesWhat')}</p>
      <ul className="sign-in-codes">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button type="primary" autoFocus onClick={onDone} className="sign-in-send">
        {say('signIn.codesKept')}
      </Button>
    </>
  );
}

function CodeField({ label }: { label: string }) {
  const say = useText();
  return (
    <Form.Item name="code" label={label} rules={[{ required: true, message: say('signIn.required') }]}>
      <Input autoFocus autoComplete="one-time-code" spellCheck={false} maxLength={32} />
    </Form.Item>
  );
}

const Send = ({ busy, text }: { busy: boolean; text: string }) => (
  <Button type="primary" htmlType="submit" loading={busy} className="sign-in-send">
    {text}
  </Button>
);
