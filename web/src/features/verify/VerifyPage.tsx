import { Alert, Button, Form, Input, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { LEVELS } from '../../../../shared/domain/levels.ts';
import { receiptAddress, type ReceiptLink } from '../../../../shared/domain/paper/receiptAddress.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { type CountyVerifyReceiptQuery, CountyVerifyReceiptDocument } from '../../gen/graphql.ts';
import { type Say, useLanguage, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { createApi } from '../../lib/client.ts';
import { createConnectionStore } from '../../lib/connection.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { camel, nameOf } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';

type Proof = CountyVerifyReceiptQuery['proof'];
type Checked = { proof: Proof | null; faults: Fault[]; link: ReceiptLink };

/** Checks a receipt for whoever holds one, without signing in (N13): what its QR code opens. */
export function VerifyPage({ link }: { link: ReceiptLink }) {
  const say = useText();
  const { checked, busy, check } = useCheck();
  const { level, number, hash } = link;
  // a scanned code brings everything: the answer comes of itself
  useEffect(() => {
    if (number !== '' && hash !== '') void check({ level, number, hash });
  }, [level, number, hash, check]);
  return (
    <main className="verify">
      <h1>{say('verify.heading')}</h1>
      <p>{say('verify.what')}</p>
      <Form<ReceiptLink>
        key={`${level} ${number} ${hash}`}
        layout="vertical"
        initialValues={link}
        onFinish={given => check({ ...given, number: given.number.trim(), hash: given.hash.replace(/\s/g, '') })}
      >
        <Form.Item name="level" label={say('verify.level')}>
          <Select options={LEVELS.map(value => ({ value, label: nameOf(say, 'level', value) }))} />
        </Form.Item>
        <Form.Item name="number" label={say('verify.number')} rules={[{ required: true, message: say('verify.fill') }]}>
          <Input autoComplete="off" autoFocus={number === ''} maxLength={40} />
        </Form.Item>
        <Form.Item
          name="hash"
          label={say('verify.hash')}
          rules={[{ pattern: /^(\s*[0-9a-fA-F]){64}\s*$/, required: true, message: say('verify.hashShape') }]}
        >
          <Input.TextArea autoComplete="off" spellCheck={false} autoSize={{ minRows: 1, maxRows: 3 }} />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {say('verify.send')}
        </Button>
      </Form>
      <div aria-live="polite">
        {checked && <FaultNote faults={checked.faults} again={() => void check(checked.link)} />}
        {checked?.proof && <Answer say={say} proof={checked.proof} link={checked.link} />}
      </div>
    </main>
  );
}

function useCheck() {
  const { language } = useLanguage();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [busy, setBusy] = useState(false);
  const check = useMemo(() => {
    const pass = { token: () => '', renew: async () => false };
    const api = createApi(pass, () => language, createConnectionStore());
    return async (link: ReceiptLink) => {
      setBusy(true);
      const { level, number, hash } = link;
      const asked = { query: onLevel(CountyVerifyReceiptDocument, level), variables: { number, hash } };
      const answer = await api
        .query({ ...asked, fetchPolicy: 'no-cache' })
        .then(({ data, error }) => ({ proof: data?.proof ?? null, faults: faultsOf(error) }))
        .catch((fault: unknown) => ({ proof: null, faults: faultsOf(fault) }));
      setChecked({ ...answer, link });
      setBusy(false);
    };
  }, [language]);
  return { checked, busy, check };
}

function Answer({ say, proof, link }: { say: Say; proof: Proof; link: ReceiptLink }) {
  if (!proof.unbroken)
    return (
      <Alert
        type="error"
        showIcon
        title={say('verify.no')}
        description={say('verify.noWhat')}
        className="verify-answer"
      />
    );
  const { lines, no, headHash, root } = proof;
  const later = receiptAddress('', { ...link, hash: headHash ?? '' });
  return (
    <section className="verify-answer">
      <Alert
        type="success"
        showIcon
        title={say('verify.yes')}
        description={say('verify.yesWhat', { number: link.number })}
      />
      <dl>
        <dt>{say('verify.lines')}</dt>
        <dd>{say('verify.linesOf', { no: no ?? 0, lines: lines ?? 0 })}</dd>
        <dt>{say('verify.head')}</dt>
        <dd>
          <code>{headHash}</code>
          <p className="quiet">
            {say('verify.headWhat')} <a href={later}>{say('verify.headLink')}</a>
          </p>
        </dd>
        <dt>{say('verify.witness')}</dt>
        <dd>
          {root ? (
            <>
              {say('verify.witnessed', {
                level: nameOf(say, 'level', camel(root.witness)),
                day: root.day,
                time: moment(root.witnessedAt),
              })}
              <p className="quiet">
                {say('verify.root')} <code>{root.root}</code>
              </p>
            </>
          ) : (
            say('verify.notYet')
          )}
        </dd>
      </dl>
      <Button className="verify-print" onClick={() => window.print()}>
        {say('verify.print')}
      </Button>
    </section>
  );
}
