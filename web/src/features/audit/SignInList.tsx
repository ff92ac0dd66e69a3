import { Alert, Button, Checkbox, Empty, Form, Input, Skeleton, Table, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import { FaultNote } from '../../components/FaultNote.tsx';
import { type Say, useLanguage, useText } from '../../i18n/text.ts';
import type { Pass } from '../../lib/account.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultBehind } from '../../lib/identity.ts';
import { nameOf } from '../../lib/names.ts';
import { fetchSignIns, type SignInLine, type SignInWish } from '../../lib/signIns.ts';
import { When } from './recordWords.tsx';

/** Who signed in, when, from where, and how it went; where the hub has accounts of its own. */
export function SignInList({ pass }: { pass: Pass }) {
  const say = useText();
  const { language } = useLanguage();
  const [wish, setWish] = useState<SignInWish>({ account: '', failed: false });
  const [rows, setRows] = useState<readonly SignInLine[] | null>(null);
  const [before, setBefore] = useState<number | null>(null);
  const [state, setState] = useState<'loading' | 'absent' | 'ready'>('loading');
  const [faults, setFaults] = useState<readonly Fault[]>([]);

  const load = async (from: number | null, seen: readonly SignInLine[]) => {
    setState('loading');
    setFaults([]);
    try {
      const page = await fetchSignIns(pass, wish, from, language);
      if (page === null) return setState('absent');
      setRows([...seen, ...page.signIns]);
      setBefore(page.before);
    } catch (thrown) {
      setFaults([faultBehind(thrown)]);
    }
    setState('ready');
  };
  useEffect(() => void load(null, []), [wish]);

  if (state === 'absent') return <Alert type="info" showIcon title={say('signIns.absent')} />;
  return (
    <section aria-label={say('audit.tab.signIns')}>
      <p className="quiet">{say('signIns.what')}</p>
      <Form<SignInWish>
        className="audit-filters"
        layout="inline"
        role="search"
        initialValues={wish}
        onFinish={values => setWish({ account: values.account.trim(), failed: values.failed })}
      >
        <Form.Item name="account">
          <Input allowClear placeholder={say('signIns.account')} aria-label={say('signIns.account')} />
        </Form.Item>
        <Form.Item name="failed" valuePropName="checked">
          <Checkbox>{say('signIns.failed')}</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {say('audit.do')}
        </Button>
      </Form>
      <FaultNote faults={faults} again={() => void load(null, [])} />
      {rows === null && state === 'loading' && <Skeleton active paragraph={{ rows: 8 }} />}
      {rows !== null && (
        <Table<SignInLine>
          size="small"
          rowKey="seq"
          columns={columns(say)}
          dataSource={[...rows]}
          pagination={false}
          scroll={{ x: 720 }}
          locale={{
            emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('signIns.none')} />,
          }}
        />
      )}
      {before !== null && (
        <Button block className="list-more" loading={state === 'loading'} onClick={() => void load(before, rows ?? [])}>
          {say('audit.more')}
        </Button>
      )}
    </section>
  );
}

const columns = (say: Say): TableColumnsType<SignInLine> => [
  { title: say('audit.col.at'), key: 'at', width: 150, render: (_value, { at }) => <When at={at} /> },
  { title: say('signIns.account'), key: 'account', render: (_value, { account }) => account ?? say('signIns.nobody') },
  { title: say('signIns.act'), key: 'act', render: (_value, { act }) => nameOf(say, 'signInAct', act) },
  {
    title: say('signIns.result'),
    key: 'result',
    render: (_value, { result }) =>
      result === 'ok' ? say('signIns.ok') : <span className="audit-bad">{nameOf(say, 'signInResult', result)}</span>,
  },
  {
    title: say('signIns.origin'),
    key: 'origin',
    render: (_value, { origin }) => (origin === '' ? say('signIns.commandLine') : origin),
  },
];
