import { describe, expect, it } from '@jest/globals';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import { policyAt } from './policyAt.ts';

const POLICY = policyAt('430524');
const fieldsOf = (key: 'form.registration' | 'form.record' | 'form.assignment') =>
  valueOf(POLICY, key).pages.flatMap(({ fields }) => fields);

describe('the sheets of Longhui (隆回县)', () => {
  it('LH-41, LH-42, LH-43: the ledger has the eight fields of the fifteenth article, in their order', () => {
    expect(valueOf(POLICY, 'form.record').title).toContain('处理进度跟踪台账');
    const labels = fieldsOf('form.record').map(({ label, official }) => [label, official]);
    const printed = '办理对象、联系电话、反映事项、首接负责人、受理时间、处理结果、评价意见、办结时间';
    expect(labels).toEqual(printed.split('、').map(label => [label, 'LH-42']));
  });

  it('LH-24, LH-42: the registration form feeds all fields of the ledger', () => {
    const codes = fieldsOf('form.registration').map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(fieldsOf('form.record').map(({ code }) => code)));
  });

  it('LH-29, LH-32, LH-33, LH-34: the order shows receipt, limit and extension', () => {
    const fields = fieldsOf('form.assignment');
    expect(fields.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['receivedOn', 'dueOn', 'extendedDueOn', 'result']),
    );
    expect(fields.find(({ code }) => code === 'extendedDueOn')?.help).toContain('10个工作日');
  });
});
