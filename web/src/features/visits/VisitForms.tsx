import { Form, Radio, Select } from 'antd';
import { AskModal } from '../../components/AskModal.tsx';
import { CountedText } from '../../components/CountedText.tsx';
import {
  CountyAnswerFindingDocument,
  CountyCancelVisitDocument,
  CountyIssueSupervisionDocument,
  CountyJudgeFindingDocument,
  CountyPublishVisitDocument,
  type FindingTextFragment,
  type SupervisionGrade,
} from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { textRule } from '../../lib/check.ts';
import { valueName } from '../../lib/names.ts';
import { useAsked } from '../../lib/useAsked.ts';
import { useDeed } from '../../lib/useDeed.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import type { VisitFormProps } from './asking.ts';
import { ReportModal } from './ReportModal.tsx';
import { placeText } from './visitTags.tsx';

/** The form of what is asked for. */
export function VisitForm(props: VisitFormProps) {
  const { asking } = props;
  if (asking.act === 'REPORT') return <ReportModal {...props} visit={asking.visit} />;
  if (asking.act === 'ORDER' && asking.finding) return <OrderModal {...props} finding={asking.finding} />;
  return <WordsModal {...props} />;
}

interface Words {
  text?: string;
  putRight?: boolean;
}

/** What asks for a few words: calling it off, publishing it, answering a finding, judging it. */
function WordsModal({ asking: { act, visit, finding }, level, onDone, onClose }: VisitFormProps) {
  const say = useText();
  const { language } = useLanguage();
  const { busy, perform } = useDeed(level);
  const { id } = visit;
  const no = finding?.no ?? 0;
  const asked = useAsked<Words>(
    [],
    async ({ text = '', putRight = false }) => {
      if (act === 'PUBLISH') return (await perform(CountyPublishVisitDocument, { id })).found;
      if (act === 'CANCEL') return (await perform(CountyCancelVisitDocument, { id, reason: text })).found;
      if (act === 'ANSWER') return (await perform(CountyAnswerFindingDocument, { id, no, answer: text })).found;
      return (await perform(CountyJudgeFindingDocument, { id, no, putRight, verdict: text })).found;
    },
    onDone,
  );
  const field = { CANCEL: 'reason', ANSWER: 'reply', JUDGE: 'note' } as const;
  const words = act === 'CANCEL' || act === 'ANSWER' || act === 'JUDGE' ? act : null;
  return (
    <AskModal<Words>
      {...asked}
      title={say(`visits.act.${act}`)}
      hint={
        <p className="quiet act-hint">
          {finding ? finding.words : say(act === 'PUBLISH' ? 'visits.hint.PUBLISH' : 'visits.hint.CANCEL')}
        </p>
      }
      name="visitWords"
      start={{ putRight: true }}
      busy={busy}
      onClose={onClose}
    >
      {act === 'JUDGE' && (
        <Form.Item name="putRight" label={say('visits.isPutRight')}>
          <Radio.Group
            options={[
              { value: true, label: say('visits.putRight') },
              { value: false, label: say('visits.notPutRight') },
            ]}
          />
        </Form.Item>
      )}
      {words && (
        <Form.Item
          name="text"
          label={say(`visits.ask.${words}`)}
          rules={[textRule(field[words], true, language, say(`visits.ask.${words}`))]}
        >
          <CountedText name={field[words]} rows={4} autoFocus={act !== 'JUDGE'} autoComplete="off" />
        </Form.Item>
      )}
    </AskModal>
  );
}

const GRADES = ['BLUE', 'ORANGE', 'RED'] as const satisfies readonly SupervisionGrade[];

interface Order {
  grade: SupervisionGrade;
  ground: string;
  demand: string;
}

/** A supervision order that comes of a finding: to the place that was visited, issued by the own center (WL-82). */
function OrderModal({
  asking: { visit },
  finding,
  onDone,
  onClose,
}: VisitFormProps & { finding: FindingTextFragment }) {
  const say = useText();
  const { language } = useLanguage();
  const { level: own } = useWorkplace();
  const { busy, perform } = useDeed(own);
  const asked = useAsked<Order>(
    ['grade', 'ground', 'demand'],
    async ({ grade, ground, demand }) => {
      const place = { target: visit.target?.code ?? '', department: visit.departmentName };
      const order = { ...place, grade, ground, demand, uid: finding.case?.uid ?? null, finding: finding.id };
      return (await perform(CountyIssueSupervisionDocument, { order })).found;
    },
    onDone,
  );
  return (
    <AskModal<Order>
      {...asked}
      title={say('visits.act.ORDER')}
      hint={<p className="act-hint">{placeText(visit)}</p>}
      name="findingOrder"
      start={{ grade: 'BLUE', ground: say('visits.ground', { words: finding.words }) }}
      busy={busy}
      width={640}
      onClose={onClose}
    >
      <Form.Item name="grade" label={say('supervision.grade')}>
        <Select options={GRADES.map(value => ({ value, label: valueName(say, 'grade', value) }))} />
      </Form.Item>
      <Form.Item
        name="ground"
        label={say('supervision.ground')}
        rules={[textRule('reason', true, language, say('supervision.ground'))]}
      >
        <CountedText name="reason" rows={2} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="demand"
        label={say('supervision.demand')}
        rules={[textRule('demand', true, language, say('supervision.demand'))]}
      >
        <CountedText name="demand" rows={3} autoComplete="off" />
      </Form.Item>
    </AskModal>
  );
}
