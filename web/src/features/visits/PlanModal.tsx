import { Form, Input, Radio, Select } from 'antd';
import { allowsOffice } from '../../../../shared/domain/access/permissions.ts';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { VISIT_SOURCES } from '../../../../shared/domain/visit/visit.ts';
import { AskModal } from '../../components/AskModal.tsx';
import { CenterChoice } from '../../components/CenterChoice.tsx';
import { DepartmentText } from '../../components/DepartmentText.tsx';
import {
  type CenterNameFragment,
  CountyPlanVisitDocument,
  type VisitManner,
  type VisitSource,
} from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { dayRule, needRule, textRule } from '../../lib/check.ts';
import { useDepartments } from '../../lib/departments.ts';
import { levelName } from '../../lib/levels.ts';
import { useAsked } from '../../lib/useAsked.ts';
import { useDeed } from '../../lib/useDeed.ts';
import { useWorkplace } from '../../lib/workplace.tsx';

interface Values {
  target: readonly CenterNameFragment[];
  department?: string;
  manner: VisitManner;
  source: VisitSource;
  isPlanned: boolean;
  day: string;
}

const SOURCES = VISIT_SOURCES.map(source => source.replace(/[A-Z]/g, '_$&').toUpperCase() as VisitSource);
const YEAR_MS = 365 * 86_400_000;

interface Props {
  onPlanned: (level: LevelName) => void;
  onClose: () => void;
}

/** Orders a visit to a center of the own area, or to one department there: openly or not. */
export function PlanModal({ onPlanned, onClose }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const { account, center: own, level } = useWorkplace();
  // it is held at the level of the center that is visited
  const reach = { path: [own] as readonly CenterNameFragment[] };
  const asked = useAsked<Values>(
    ['target', 'department', 'manner', 'source', 'day'],
    async ({ target, department, ...how }) => {
      const code = target.at(-1)?.code ?? own.code;
      return (
        await perform(CountyPlanVisitDocument, { visit: { target: code, department: department || null, ...how } })
      ).found;
    },
    () => onPlanned(at),
  );
  const target = (Form.useWatch('target', asked.form) ?? reach.path).at(-1) ?? own;
  const at = levelName(target.level);
  const { busy, perform } = useDeed(at);
  const departments = useDepartments(target.code, at);
  const day = (ms: number) => beijingDay(new Date(Date.now() + ms));
  const offers = (one: CenterNameFragment) =>
    allowsOffice(account.role, 'inspect', levelName(one.level) === level ? 'ownBranch' : 'descendant');
  return (
    <AskModal<Values>
      {...asked}
      title={say('visits.plan')}
      hint={<p className="quiet act-hint">{say('visits.hint.PLAN')}</p>}
      name="visit"
      start={{ target: [own], manner: 'OPEN', source: 'OWN', isPlanned: true, day: day(0) }}
      busy={busy}
      width={640}
      className="sup-issue"
      onClose={onClose}
    >
      <div className="sup-row">
        <Form.Item name="target" label={say('visits.target')}>
          <CenterChoice label={say('visits.target')} offers={offers} />
        </Form.Item>
        <Form.Item
          name="department"
          label={say('visits.department')}
          extra={say('visits.departmentHelp')}
          rules={[textRule('department', false, language, say('visits.department'))]}
        >
          <DepartmentText name="department" departments={departments} />
        </Form.Item>
        <Form.Item name="manner" label={say('visits.manner')} extra={say('visits.mannerHelp')}>
          <Radio.Group
            options={(['OPEN', 'SECRET'] as const).map(value => ({ value, label: say(`visits.manner.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="source" label={say('visits.source')} rules={[needRule(true, language, say('visits.source'))]}>
          <Select options={SOURCES.map(value => ({ value, label: say(`visits.source.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="day"
          label={say('visits.day')}
          rules={[dayRule({ required: true, min: day(-YEAR_MS), max: day(YEAR_MS) }, language, say('visits.day'))]}
        >
          <Input type="date" className="day-input" />
        </Form.Item>
        <Form.Item name="isPlanned" label={say('visits.isPlanned')}>
          <Radio.Group
            options={[
              { value: true, label: say('visits.planned') },
              { value: false, label: say('visits.ofOccasion') },
            ]}
          />
        </Form.Item>
      </div>
    </AskModal>
  );
}
