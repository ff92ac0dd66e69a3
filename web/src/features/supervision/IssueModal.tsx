import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { roleHolds } from '../../../../shared/domain/access/permissions.ts';
import { valueOf } from '../../../../shared/domain/policy/policy.ts';
import { AskModal } from '../../components/AskModal.tsx';
import { CountedText } from '../../components/CountedText.tsx';
import { DepartmentText } from '../../components/DepartmentText.tsx';
import { type CenterNameFragment, CountyIssueSupervisionDocument, type SupervisionGrade } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { needRule, textRule } from '../../lib/check.ts';
import { useDepartments } from '../../lib/departments.ts';
import { type Fault, placeFaults } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { levelName } from '../../lib/levels.ts';
import type { PressedCase } from '../../lib/pressedCase.ts';
import { sourceOf, usePolicy } from '../../lib/policy.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { CenterChoice } from '../../components/CenterChoice.tsx';
import { caseByNumber } from '../../lib/caseByNumber.ts';
import { gradeName } from './orderTags.tsx';
import { gradesFor, mayPress } from './rights.ts';

interface Values {
  grade: SupervisionGrade;
  measure?: string;
  target: readonly CenterNameFragment[];
  department?: string;
  caseNumber?: string;
  ground: string;
  demand: string;
}

interface Props {
  /** The case that it is to be about, and what it says: the form is filled in from it. */
  about?: PressedCase;
  onIssued: (id: string) => void;
  onClose: () => void;
}

/** The fields that a refusal may speak of, as they are called here. */
const FIELDS: Readonly<Record<string, keyof Values>> = {
  target: 'target',
  department: 'department',
  uid: 'caseNumber',
  reason: 'ground',
  demand: 'demand',
  measure: 'measure',
  grade: 'grade',
};

/** Issues a supervision order: of whom, how hard, why, and what is to be done. */
export function IssueModal({ about, onIssued, onClose }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const { account, center: own, level } = useWorkplace();
  const client = useApolloClient();
  const [form] = Form.useForm<Values>();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const [issue] = useMutation(onLevel(CountyIssueSupervisionDocument, level));
  const start = about?.centers[0] ?? own;
  const path = Form.useWatch('target', form) ?? [start];
  const target = path.at(-1) ?? start;
  const grades = gradesFor(account.role, own, target);
  const wished = Form.useWatch('grade', form);
  const grade = wished && grades.includes(wished) ? wished : grades[0];
  const departments = useDepartments(target.code, levelName(target.level));
  const { policy } = usePolicy(grade === 'MEASURE' ? own.code : null);
  const need = (label: string) => [needRule(true, language, label)];

  const send = async (values: Values) => {
    if (busy) return;
    setBusy(true);
    setFaults([]);
    const found = await attempt(values);
    setBusy(false);
    const { placed, others } = placeFaults(found, ({ field }) => (field === null ? undefined : FIELDS[field]));
    form.setFields(placed.map(({ name, errors }) => ({ name: name as keyof Values, errors })));
    setFaults(others);
  };

  const attempt = async ({ measure, department, caseNumber = '', ground, demand }: Values): Promise<Fault[]> => {
    const uid = about
      ? about.uid
      : await caseByNumber(client, target, caseNumber).catch((error: unknown) => ({ error }));
    if (typeof uid === 'object' && uid !== null) return faultsOf(uid.error);
    if (uid === undefined)
      return [
        {
          code: 'CASE_NOT_FOUND',
          message: say('error.CASE_NOT_FOUND'),
          remedy: say('remedy.CASE_NOT_FOUND'),
          field: 'uid',
          level: null,
        },
      ];
    const order = {
      ...{ grade: grade as SupervisionGrade, target: target.code, uid, ground, demand },
      department: department?.trim() ? department : null,
      measure: grade === 'MEASURE' ? (measure ?? null) : null,
    };
    const { data, error } = await issue({ variables: { order } }).catch((failed: unknown) => ({
      data: undefined,
      error: failed,
    }));
    if (!data?.order) return faultsOf(error ?? new Error('no answer'));
    await client.refetchQueries({ include: 'active' }).catch(() => undefined);
    onIssued(data.order.id);
    return [];
  };
  return (
    <AskModal<Values>
      title={say(roleHolds(account.role, 'supervise') ? 'supervision.issue' : 'supervision.urge')}
      okText={say('supervision.send')}
      hint={<Alert type="warning" showIcon title={say('supervision.noNames')} />}
      form={form}
      name="supervision"
      start={{ target: [start], ...(grades[0] ? { grade: grades[0] } : {}), department: about?.department ?? '' }}
      busy={busy}
      faults={faults}
      width={680}
      className="sup-issue"
      onSend={values => void send(values)}
      onClose={onClose}
    >
      <div className="sup-row">
        <Form.Item name="target" label={say('supervision.target')} rules={need(say('supervision.target'))}>
          {about ? (
            <CaseCenter centers={about.centers} label={say('supervision.target')} />
          ) : (
            <CenterChoice label={say('supervision.target')} offers={one => mayPress(account.role, own, one)} />
          )}
        </Form.Item>
        <Form.Item
          name="department"
          label={say('supervision.department')}
          extra={say('supervision.departmentHelp')}
          rules={[textRule('department', false, language, say('supervision.department'))]}
        >
          <DepartmentText name="department" departments={departments} />
        </Form.Item>
        <Form.Item
          name="grade"
          label={say('supervision.grade')}
          required
          extra={grade && say(`supervision.grade.${grade}`)}
        >
          <GradeChoice grades={grades} label={say('supervision.grade')} />
        </Form.Item>
        {grade === 'MEASURE' && (
          <Form.Item
            name="measure"
            label={say('supervision.measure')}
            extra={policy && say('supervision.measureHelp', { source: sourceOf(policy, 'supervision.sanctions') })}
            rules={need(say('supervision.measure'))}
          >
            <Select
              aria-label={say('supervision.measure')}
              loading={policy === null}
              placeholder={say('ask.choose')}
              options={(policy ? valueOf(policy, 'supervision.sanctions') : []).map((value, i) => ({
                value,
                label: `${i + 1}. ${value}`,
              }))}
            />
          </Form.Item>
        )}
        {about ? (
          <Form.Item label={say('supervision.case')}>
            <span className="number">{about.number}</span>
          </Form.Item>
        ) : (
          <Form.Item
            name="caseNumber"
            label={say('supervision.caseNumber')}
            rules={[textRule('search', false, language, say('supervision.caseNumber'))]}
          >
            <Input autoComplete="off" spellCheck={false} placeholder={say('supervision.caseNumberHint')} />
          </Form.Item>
        )}
      </div>
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

interface GradeProps {
  id?: string;
  grades: readonly SupervisionGrade[];
  label: string;
  value?: SupervisionGrade;
  onChange?: (grade: SupervisionGrade) => void;
}

/** One of the grades that may be issued there; the mildest where what was chosen may not. */
function GradeChoice({ id, grades, label, value, onChange }: GradeProps) {
  const say = useText();
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      value={value && grades.includes(value) ? value : grades[0]}
      onChange={onChange}
      options={grades.map(one => ({
        value: one,
        label: <span className={`grade grade-${one.toLowerCase()}`}>{gradeName(say, one)}</span>,
      }))}
    />
  );
}

interface CaseCenterProps {
  id?: string;
  centers: readonly CenterNameFragment[];
  label: string;
  value?: readonly CenterNameFragment[];
  onChange?: (path: readonly CenterNameFragment[]) => void;
}

/** One of the centers that hold the case. */
function CaseCenter({ id, centers, label, value, onChange }: CaseCenterProps) {
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      value={value?.at(-1)?.code}
      onChange={code => onChange?.(centers.filter(one => one.code === code))}
      options={centers.map(({ code, name }) => ({ value: code, label: name }))}
    />
  );
}
