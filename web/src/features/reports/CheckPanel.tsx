import { Alert, Button, Form, Input, Table } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import type { PaperFieldFinding } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { needRule } from '../../lib/check.ts';
import { valueName } from '../../lib/names.ts';
import { periodOf, periodText } from './periods.ts';
import { type Checked, type PaperCheck, useCheck } from './useCheck.ts';

interface Props {
  levels: readonly LevelName[];
  onOpen: (level: LevelName, id: string) => void;
  onOpenCase: (uid: string) => void;
}

/** From paper back (N21): a code leads to the report as it was issued, or to the case, with what was typed compared. */
export function CheckPanel({ levels, onOpen, onOpenCase }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const { checked, busy, ask } = useCheck(levels);
  return (
    <section className="paper-check" aria-label={say('reports.tab.check')}>
      <p className="quiet">{say('reports.check.what')}</p>
      <Form<{ code: string }> layout="inline" onFinish={({ code }) => void ask(code.trim(), null)}>
        <Form.Item
          name="code"
          label={say('reports.check.code')}
          rules={[needRule(true, language, say('reports.check.code'))]}
        >
          <Input
            className="reports-code-input"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            maxLength={80}
            placeholder="Q-310117-2026Q3-1-7K"
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>
          {say('reports.check.do')}
        </Button>
      </Form>
      <div aria-live="polite">
        {checked?.to === 'nowhere' && <FaultNote faults={checked.faults} />}
        {checked?.to === 'report' && <ReportFound found={checked} onOpen={onOpen} />}
        {checked?.to === 'paper' && (
          <PaperFound
            key={checked.code}
            check={checked.check}
            busy={busy}
            onOpenCase={onOpenCase}
            onCompare={typed => void ask(checked.code, typed, [checked.level])}
          />
        )}
      </div>
    </section>
  );
}

interface ReportProps extends Pick<Props, 'onOpen'> {
  found: Extract<Checked, { to: 'report' }>;
}

function ReportFound({ found: { report, level }, onOpen }: ReportProps) {
  const say = useText();
  const { id, version, versions, center } = report;
  const last = versions[0]?.version ?? version;
  const unit = center?.name ?? '';
  return (
    <Alert
      type={last > version ? 'warning' : 'info'}
      showIcon
      title={say('reports.check.report', { unit, period: periodText(say, periodOf(report)), version })}
      description={last > version ? say('reports.newer', { version, last }) : say('reports.check.current')}
      action={
        <Button type="primary" onClick={() => id && onOpen(level, id)}>
          {say('reports.check.openReport')}
        </Button>
      }
    />
  );
}

interface PaperProps extends Pick<Props, 'onOpenCase'> {
  check: PaperCheck;
  busy: boolean;
  onCompare: (typed: { code: string; value: string }[]) => void;
}

const TONES: Record<PaperFieldFinding, string> = {
  SAME: 'state state-decided',
  DIFFERENT: 'state reports-different',
  MISSING: 'state state-received',
  ADDED: 'state state-received',
  MASKED: 'state',
  UNKNOWN: 'state',
};

function PaperFound({ check, busy, onCompare, onOpenCase }: PaperProps) {
  const say = useText();
  const { title, number, fields, case: about } = check;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [compared, setCompared] = useState(false);
  const type = (code: string, value: string) => setTyped({ ...typed, [code]: value });
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={say('reports.check.paper', { title, number })}
        action={about && <Button onClick={() => onOpenCase(about.uid)}>{say('reports.check.openCase')}</Button>}
      />
      <Table<PaperCheck['fields'][number]>
        size="small"
        rowKey="code"
        dataSource={fields}
        pagination={false}
        scroll={{ x: 760 }}
        columns={[
          { title: say('reports.check.field'), width: 180, render: (_value, { label }) => label },
          {
            title: say('reports.check.kept'),
            width: '38%',
            render: (_value, { kept }) => <span className="text">{kept}</span>,
          },
          {
            title: say('reports.check.typed'),
            render: (_value, { code, label }) => (
              <Input.TextArea
                autoSize={{ minRows: 1, maxRows: 6 }}
                value={typed[code] ?? ''}
                aria-label={say('reports.check.typedOf', { label })}
                onChange={({ target }) => type(code, target.value)}
              />
            ),
          },
          {
            title: say('reports.check.finding'),
            width: 130,
            render: (_value, { finding }) =>
              compared && (
                <span className={TONES[finding]} data-finding={finding}>
                  {valueName(say, 'fieldFinding', finding)}
                </span>
              ),
          },
        ]}
      />
      <div className="sheet-acts">
        <Button
          type="primary"
          loading={busy}
          onClick={() => {
            setCompared(true);
            onCompare(fields.map(({ code }) => ({ code, value: typed[code] ?? '' })));
          }}
        >
          {say('reports.check.compare')}
        </Button>
        <Button onClick={() => setTyped(Object.fromEntries(fields.map(({ code, kept }) => [code, kept])))}>
          {say('reports.check.copy')}
        </Button>
      </div>
    </>
  );
}
