import { describe, expect, it } from '@jest/globals';
import { prefill, type Settled, WORD_FIELDS } from '../../../shared/domain/library/prefill.ts';
import { personalKinds } from '../../../shared/domain/privacy/looksPersonal.ts';

const SETTLED: Settled = {
  item: '医保报销',
  title: '王建国的异地医药费报不了',
  demands: ['我叫王建国，电话13812345678，外地住院的费用报不了', '还要补办备案'],
  causes: ['证明材料难找', '规则不符合'],
  said: [
    { said: '已按容缺受理办结', article: '皖医保发〔2023〕2号 第五条' },
    { said: '备案已补办', article: '皖医保发〔2023〕2号 第五条' },
  ],
  outcome: 'SOLVED',
  workdays: 4,
  departments: 2,
  known: ['王建国'],
};

describe('WL-78: a draft of a case for the library', () => {
  it('takes what the file has, in its order, and leaves out what points to a person', () => {
    expect(prefill(SETTLED)).toEqual({
      title: '医保报销：某某的异地医药费报不了',
      problem: '我叫某某，电话****，外地住院的费用报不了\n还要补办备案',
      obstacle: '证明材料难找；规则不符合',
      solution: '已按容缺受理办结\n备案已补办',
      basis: '皖医保发〔2023〕2号 第五条',
      effect: '用时4个工作日，2个部门协同',
    });
    const words = prefill(SETTLED);
    expect(WORD_FIELDS.flatMap(field => personalKinds(words[field] ?? '', SETTLED.known))).toEqual([]);
  });
  it('says nothing where the file says nothing, and is no longer than the fields are', () => {
    const bare = prefill({ ...SETTLED, item: null, said: [], workdays: null, departments: 1 });
    expect([bare.solution, bare.basis, bare.effect]).toEqual(['', null, null]);
    expect([...prefill({ ...SETTLED, demands: ['长'.repeat(3000)] }).problem]).toHaveLength(1000);
  });
});
