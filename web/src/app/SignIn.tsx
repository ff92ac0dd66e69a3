import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useText } from '../i18n/text.ts';

/** Where no demo accounts are offered, a person brings the token of their own sign-in. */
export function SignIn({ signIn }: { signIn: (token: string) => boolean }) {
  const say = useText();
  const [refused, setRefused] = useState(false);
  return (
    <main className="sign-in">
      <h1>{say('signIn.heading')}</h1>
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
    </main>
  );
}
