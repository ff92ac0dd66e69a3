import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { AskModal } from '../../components/AskModal.tsx';
import { CountedText } from '../../components/CountedText.tsx';
import { CountyIssueReportDocument, type ReportTextFragment } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { needRule, textRule } from '../../lib/check.ts';
import { type Fault, placeFaults } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { periodInput, periodOf, periodText } from './periods.ts';
import { shortName } from './words.ts';

interface Values {
  overview?: string;
  measures?: string;
  typical?: { number: string; summary: string }[];
  correction?: string;
}

interface Props {
  report: ReportTextFragment;
  /** The version that was issued last of the same days; 0 where there is none. */
  last: number;
  onIssued: (id: string) => void;
  onClose: () => void;
}

/** What the API takes at most (SJ-70). */
const MOST_TYPICAL = 5;

/** Issues a report, with the words that people write into it: from then on it does not change (SJ-37, SJ-65…71). */
export function IssueModal({ report, last, onIssued, onClose }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const { level } = useWorkplace();
  const { message } = App.useApp();
  const client = useApolloClient();
  const [form] = Form.useForm<Values>();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const [issue] = useMutation(onLevel(CountyIssueReportDocument, level));
  const period = periodOf(report);

  const send = async ({ overview = '', measures = '', typical = [], correction = '' }: Values) => {
    if (busy) return;
    setBusy(true);
    setFaults([]);
    const words = {
      overview: overview.trim() || null,
      measures: measures.trim() || null,
      // left out: the library gives its own
      ...(typical.length > 0
        ? { typical: typical.map(({ number, summary }) => ({ number: number.trim(), summary })) }
        : {}),
    };
    const { data, error } = await issue({
      variables: {
        ...{ center: report.center?.code ?? '', kind: report.kind, period: periodInput(period), below: report.below },
        ...{ words, correction: correction.trim() || null },
      },
    }).catch((failed: unknown) => ({ data: undefined, error: failed }));
    setBusy(false);
    const id = data?.report.id;
    if (id) {
      await client.refetchQueries({ include: 'active' }).catch(() => undefined);
      void message.success(say('reports.sent', { name: shortName(report.name), period: periodText(say, period) }));
      onClose();
      return onIssued(id);
    }
    const { placed, others } = placeFaults(faultsOf(error ?? new Error('no answer')), ({ field }) =>
      field === 'reason' && last > 0 ? 'correction' : undefined,
    );
    form.setFields(placed.map(({ errors }) => ({ name: 'correction' as const, errors })));
    setFaults(others);
  };

  return (
    <AskModal<Values>
      title={say(last > 0 ? 'reports.reissue' : 'reports.issue')}
      hint={
        <Alert
          type="warning"
          showIcon
          title={say('reports.issueHint')}
          description={last > 0 && say('reports.correctionHint', { version: last })}
        />
      }
      form={form}
      name="report"
      start={{ overview: report.overview ?? '', measures: report.measures ?? '', typical: startOf(report) }}
      busy={busy}
      faults={faults}
      width={720}
      className="report-issue"
      onSend={values => void send(values)}
      onClose={onClose}
    >
      {last > 0 && (
        <Form.Item
          name="correction"
          label={say('reports.correction')}
          rules={[textRule('reason', true, language, say('reports.correction'))]}
        >
          <CountedText name="reason" rows={2} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item
        name="overview"
        label={say('reports.overview')}
        rules={[textRule('result', false, language, say('reports.overview'))]}
      >
        <CountedText name="result" rows={3} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="measures"
        label={say('reports.measures')}
        rules={[textRule('result', false, language, say('reports.measures'))]}
      >
        <CountedText name="result" rows={2} autoComplete="off" />
      </Form.Item>
      <fieldset className="report-typical">
        <legend>{say('reports.typical')}</legend>
        <p className="quiet">{say('reports.typicalHelp', { most: MOST_TYPICAL })}</p>
        <Form.List name="typical">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }) => (
                <div key={key} className="report-typical-row">
                  <Form.Item
                    name={[name, 'number']}
                    label={say('reports.typicalNumber')}
                    rules={[needRule(true, language, say('reports.typicalNumber'))]}
                  >
                    <Input autoComplete="off" spellCheck={false} maxLength={60} />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'summary']}
                    label={say('reports.typicalSummary')}
                    rules={[textRule('reason', true, language, say('reports.typicalSummary'))]}
                  >
                    <CountedText name="reason" rows={2} autoComplete="off" />
                  </Form.Item>
                  <Button
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={say('reports.removeTypical', { no: name + 1 })}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              {rows.length < MOST_TYPICAL && (
                <Button
                  icon={<PlusOutlined aria-hidden />}
                  onClick={() => add({ number: '', summary: '' })}
                  data-act="addTypical"
                >
                  {say('reports.addTypical')}
                </Button>
              )}
            </>
          )}
        </Form.List>
      </fieldset>
    </AskModal>
  );
}

/** A correction begins with the cases of the version before; those of the library are found anew. */
const startOf = ({ version, typical }: ReportTextFragment) =>
  version === 0
    ? []
    : typical.flatMap(({ number, summary, outcome }) => (outcome === null ? [] : [{ number, summary }]));
