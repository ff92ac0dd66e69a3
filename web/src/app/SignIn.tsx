import { Alert, Button, Divider, Form, Input } from 'antd';
import { useState } from 'react';
import { FaultNote } from '../components/FaultNote.tsx';
import { useText } from '../i18n/text.ts';
import type { Fault } from '../lib/faults.ts';
import { type Entry, faultBehind, type Provider, type Ways } from '../lib/identity.ts';
import { LocalSignIn } from './LocalSignIn.tsx';

interface Props {
  ways: Ways | null;
  /** Why somebody who was in is out. */
  fault: Fault | null;
  enter: (entry: Entry) => void;
  /** False for a text that is no token. */
  signIn: (token: string) => boolean;
}

/** The ways in that this hub has: a provider, accounts of its own, or a token that somebody brings. */
export function SignIn({ ways, fault, enter, signIn }: Props) {
  const say = useText();
  const { local = false, token = true, oidc = null } = ways ?? {};
  return (
    <main className="sign-in">
      <h1>{say('signIn.heading')}</h1>
      {fault?.code === 'SESSION_OVER' ? (
        <Alert type="info" showIcon title={say('error.SESSION_OVER')} description={say('remedy.SESSION_OVER')} />
      ) : (
        fault && <FaultNote faults={[fault]} />
      )}
      {oidc && <ProviderButton provider={oidc} />}
      {oidc && (local || token) && <Divider plain>{say('signIn.or')}</Divider>}
      {local && <LocalSignIn enter={enter} />}
      {token && !local && <TokenForm signIn={signIn} />}
    </main>
  );
}

function ProviderButton({ provider }: { provider: Provider }) {
  const say = useText();
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    setFault(null);
    try {
      const { beginSignIn } = await import('../lib/oidc.ts');
      await beginSignIn(provider);
    } catch (thrown) {
      setFault(faultBehind(thrown));
      setBusy(false);
    }
  };
  return (
    <>
      <p>{say('signIn.providerWhat', { provider: new URL(provider.issuer).host })}</p>
      <FaultNote faults={fault ? [fault] : []} />
      <Button type="primary" autoFocus loading={busy} onClick={() => void go()} className="sign-in-send">
        {say('signIn.provider')}
      </Button>
    </>
  );
}

/** Where there is no other way, a person brings the token of their own sign-in. */
function TokenForm({ signIn }: Pick<Props, 'signIn'>) {
  const say = useText();
  const [refused, setRefused] = useState(false);
  return (
    <>
      <p>{say('signIn.what')}</p>
      <Form<{ token: string }> layout="vertical" onFinish={({ token }) => setRefused(!signIn(token ?? ''))}>
        <Form.Item name="token" label={say('signIn.token')}>
          <Input.TextArea rows={5} autoFocus spellCheck={false} autoComplete="off" />
        </Form.Item>
        {refused && (
          <Alert type="error" showIcon title={say('signIn.refused')} description={say('signIn.refusedRemedy')} />
        )}
        <Button type="primary" htmlType="submit" className="sign-in-send">
          {say('signIn.send')}
        </Button>
      </Form>
      <p className="sign-in-mine">
        <a href="#/report">{say('public.report')}</a> · <a href="#/mine">{say('mine.link')}</a>
      </p>
    </>
  );
}
