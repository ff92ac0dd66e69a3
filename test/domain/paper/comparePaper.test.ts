import { describe, expect, it } from '@jest/globals';
import { comparePaper } from '../../../shared/domain/paper/comparePaper.ts';

const KEPT = [
  { code: 'department', label: '承办部门', page: 1, value: '医疗保障局', official: 'WL-91' },
  { code: 'task', label: '交办事项', page: 1, value: '核查两次退件（7天内）', official: 'WL-93' },
  { code: 'completion', label: '完成情况', page: 1, value: '', official: 'WL-95' },
  { code: 'causes', label: '原因', page: 1, value: '■材料不符合  □其他', official: 'SJ-45' },
];
const found = (typed: Record<string, string>) =>
  Object.fromEntries(
    comparePaper(
      KEPT,
      Object.entries(typed).map(([code, value]) => ({ code, value })),
    ).map(({ code, finding }) => [code, finding]),
  );

describe('N21: a paper that was typed back', () => {
  it('is the same, whatever spaces, widths and ticks it was typed with', () => {
    const typed = {
      department: '医疗 保障局',
      task: '核查两次退件(７天内)',
      completion: '',
      causes: '☑材料不符合□其他',
    };
    expect(new Set(Object.values(found(typed)))).toEqual(new Set(['same']));
  });

  it('shows what is otherwise, what is lacking, what was added by hand, and what no field is for', () => {
    expect(
      found({ department: '医保局', task: '', completion: '已补报', causes: '□材料不符合 ■其他 ', note: '字' }),
    ).toEqual({
      ...{ department: 'different', task: 'missing', completion: 'added', note: 'unknown' },
      causes: 'same',
    });
  });

  it('N12: confirms no guess of what it shows masked', () => {
    const kept = [{ code: 'reporterName', label: '反映人', page: 1, value: '张*', official: 'SJ-40' }];
    const typed = (value: string) =>
      comparePaper(kept, [{ code: 'reporterName', value }], ['reporterName'])[0]?.finding;
    expect([typed('张三'), typed('张*'), typed('')]).toEqual(['masked', 'masked', 'masked']);
  });
});
