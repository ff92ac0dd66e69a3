import { describe, expect, it } from '@jest/globals';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import { policyAt } from './policyAt.ts';

const POLICY = policyAt('331081');
const fieldsOf = (key: 'form.registration' | 'form.record' | 'form.assignment') =>
  valueOf(POLICY, key).pages.flatMap(({ fields }) => fields);

describe('the sheets of Wenling (温岭市)', () => {
  it('WL-68: an application form, which no annex prints', () => {
    expect(valueOf(POLICY, 'form.registration').title).toBe('“办不成事”反映（兜底）问题申请单');
    expect(fieldsOf('form.registration')[0]?.help).toContain('附件未印制申请单');
    expect(fieldsOf('form.registration').filter(({ official }) => official)).toEqual([]);
  });

  it('WL-87, WL-88: the record sheet has its six columns', () => {
    expect(valueOf(POLICY, 'form.record').title).toBe('“办不成事”反映（兜底）窗口记录表');
    const labels = fieldsOf('form.record').map(({ label }) => label);
    expect(labels).toEqual(['序号', '时间', '涉及部门', '基本情况', '受理过程', '处理结果']);
  });

  const sheet: [rule: string, label: string, kind: string][] = [
    ['WL-90: number', '编号', 'text'],
    ['WL-91: assigned at', '交办时间', 'date'],
    ['WL-91: department', '承办部门', 'text'],
    ['WL-92: limit', '完成时限', 'date'],
    ['WL-92: responsible', '责任人', 'text'],
    ['WL-93: matter', '交办事项', 'longText'],
    ['WL-94: leader signs', '主管领导（签字）', 'signature'],
    ['WL-95: completion', '完成情况', 'longText'],
    ['WL-96: responsible signs', '责任人（签字）', 'signature'],
    ['WL-97: applicant’s opinion', '申请人意见反馈', 'longText'],
    ['WL-98: applicant signs', '申请人（签字）', 'signature'],
  ];

  it.each(sheet)('%s', (rule, label, kind) => {
    const [official] = rule.split(':');
    expect(fieldsOf('form.assignment').find(field => field.label === label)).toMatchObject({ kind, official });
  });

  it('WL-89: the assignment sheet has these fields in this order', () => {
    expect(valueOf(POLICY, 'form.assignment').title).toBe('“办不成事”反映（兜底）问题交办单');
    expect(fieldsOf('form.assignment').map(({ label }) => label)).toEqual(sheet.map(([, label]) => label));
  });
});
