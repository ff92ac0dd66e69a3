import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { FINDING_KINDS, SERIOUSNESS } from '../../../../shared/domain/visit/visit.ts';
import { AskModal } from '../../components/AskModal.tsx';
import { CountedText } from '../../components/CountedText.tsx';
import {
  CountyReportVisitDocument,
  type Seriousness,
  type VisitFindingKind,
  type VisitLineFragment,
} from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { caseByNumber, unknownCase } from '../../lib/caseByNumber.ts';
import { textRule } from '../../lib/check.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { useAsked } from '../../lib/useAsked.ts';
import { useDeed } from '../../lib/useDeed.ts';
import { placeText } from './visitTags.tsx';
import type { VisitFormProps } from './asking.ts';

interface Values {
  looked: string;
  findings: { kind: VisitFindingKind; seriousness: Seriousness; words: string; number?: string }[];
}

const upper = (value: string) => value.replace(/[A-Z]/g, '_$&').toUpperCase();
const KINDS = FINDING_KINDS.map(kind => upper(kind) as VisitFindingKind);
const WEIGHTS = SERIOUSNESS.map(weight => upper(weight) as Seriousness);

type Props = Omit<VisitFormProps, 'asking'> & { visit: VisitLineFragment };

/** What was looked at and what was found: each with its weight and, where there is one, its case. Nothing found is good. */
export function ReportModal({ visit, level, onDone, onClose }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const client = useApolloClient();
  const { busy, perform } = useDeed(level);
  const asked = useAsked<Values>(
    ['looked'],
    async ({ looked, findings }) => {
      const found = [];
      for (const { number = '', ...one } of findings) {
        const uid = await uidOf(number);
        if (typeof uid === 'object' && uid !== null) return uid;
        found.push({ ...one, uid });
      }
      return (await perform(CountyReportVisitDocument, { id: visit.id, looked, findings: found })).found;
    },
    onDone,
  );
  /** The case of a number; null for none given, faults where there is no such case. */
  const uidOf = async (number: string): Promise<string | null | Fault[]> => {
    if (!visit.target) return null;
    try {
      const uid = await caseByNumber(client, visit.target, number);
      return uid === undefined ? [unknownCase(say('meetings.noCase', { number }), say('remedy.CASE_NOT_FOUND'))] : uid;
    } catch (error) {
      return faultsOf(error);
    }
  };
  return (
    <AskModal<Values>
      {...asked}
      title={say('visits.act.REPORT')}
      hint={<p className="quiet act-hint">{`${placeText(visit)} · ${visit.day}`}</p>}
      name="report"
      start={{ findings: [] }}
      busy={busy}
      width={680}
      className="sup-issue"
      onClose={onClose}
    >
      <Form.Item
        name="looked"
        label={say('visits.looked')}
        extra={say('visits.noNames')}
        rules={[textRule('result', true, language, say('visits.looked'))]}
      >
        <CountedText name="result" rows={2} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.List name="findings">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, i) => (
              <fieldset key={key} className="visit-finding-form">
                <legend>
                  {say('visits.finding', { no: i + 1 })}{' '}
                  <Button
                    size="small"
                    type="text"
                    icon={<MinusCircleOutlined aria-hidden />}
                    aria-label={say('do.removeNth', { n: i + 1 })}
                    onClick={() => remove(name)}
                  />
                </legend>
                <div className="sup-row">
                  <Form.Item name={[name, 'kind']} label={say('visits.kindOf')}>
                    <Select options={KINDS.map(value => ({ value, label: say(`visits.kind.${value}`) }))} />
                  </Form.Item>
                  <Form.Item name={[name, 'seriousness']} label={say('visits.weightOf')}>
                    <Select options={WEIGHTS.map(value => ({ value, label: say(`visits.weight.${value}`) }))} />
                  </Form.Item>
                </div>
                <Form.Item
                  name={[name, 'words']}
                  label={say('visits.words')}
                  rules={[textRule('note', true, language, say('visits.words'))]}
                >
                  <CountedText name="note" rows={2} autoComplete="off" />
                </Form.Item>
                <Form.Item name={[name, 'number']} label={say('supervision.caseNumber')}>
                  <Input autoComplete="off" spellCheck={false} placeholder={say('ask.chooseOptional')} />
                </Form.Item>
              </fieldset>
            ))}
            <Button
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add({ kind: 'ATTITUDE', seriousness: 'SLIGHT', words: '' })}
            >
              {say('visits.addFinding')}
            </Button>
          </>
        )}
      </Form.List>
    </AskModal>
  );
}
