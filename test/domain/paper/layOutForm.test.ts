import { describe, expect, it } from '@jest/globals';
import type { FormDefinition } from '../../../shared/domain/forms/form.ts';
import { layOutForm, layOutRecord } from '../../../shared/domain/paper/layOutForm.ts';

const FORM: FormDefinition = {
  ...{ id: 'x', title: '登记表' },
  pages: [
    {
      by: '反映人',
      fields: [
        { code: 'reporterName', label: '反映人姓名', kind: 'text', required: false },
        {
          ...{ code: 'causes', label: '原因', kind: 'choices', required: true },
          options: [
            { code: 'a', label: '材料不符合' },
            { code: 'b', label: '其他原因' },
          ],
        },
      ],
    },
    {
      by: '登记人员',
      fields: [
        { code: 'hasFeedback', label: '是否反馈', kind: 'yesNo', required: false },
        { code: 'orderNumber', label: '编号', kind: 'text', required: false },
        { code: 'process', label: '过程', kind: 'longText', required: false },
      ],
    },
  ],
};
const FIELDS = [
  { code: 'reporterName', label: '反映人姓名', page: 1, value: '张*', official: 'SJ-40' },
  { code: 'causes', label: '原因', page: 1, value: '其他原因', official: 'SJ-45' },
  { code: 'hasFeedback', label: '是否反馈', page: 2, value: '是', official: 'SJ-60' },
  { code: 'orderNumber', label: '编号', page: 2, value: '1-1', official: 'WL-90' },
  { code: 'process', label: '过程', page: 2, value: '已办', official: 'SJ-61' },
];

describe('SJ-39, WL-89: a form on paper', () => {
  const blocks = layOutForm({ form: FORM, title: '登记表', pages: ['反映人', '登记人员'], fields: FIELDS, mark: null });

  it('SJ-52, SJ-62: has a page for each who fills one, and says who', () => {
    expect(blocks.map(({ kind }) => kind)).toEqual(['fields', 'note', 'pageBreak', 'fields', 'note']);
    expect(blocks[1]).toEqual({ kind: 'note', text: '（此页由反映人填写）' });
  });

  it('SJ-45…50, SJ-60: prints every option, and ticks those that hold', () => {
    const cells = blocks.flatMap(block => (block.kind === 'fields' ? block.cells : []));
    expect(cells.find(({ code }) => code === 'causes')).toMatchObject({ value: '□材料不符合  ■其他原因', wide: true });
    expect(cells.find(({ code }) => code === 'hasFeedback')?.value).toBe('■是  □否');
  });

  it('WL-94, WL-96, WL-98: leaves room for each signature and its day, until it is signed', () => {
    const form: FormDefinition = {
      ...{ id: 'x', title: '交办单' },
      pages: [
        { by: '承办部门', fields: [{ code: 'leader', label: '主管领导（签字）', kind: 'signature', required: false }] },
      ],
    };
    const signed = (value: string) =>
      layOutForm({
        ...{ form, title: '', pages: ['承办部门'], mark: null },
        fields: [{ code: 'leader', label: '主管领导（签字）', page: 1, value, official: 'WL-94' }],
      }).flatMap(block => (block.kind === 'fields' ? block.cells.map(cell => cell.value) : []));
    expect(signed('')[0]).toMatch(/年　　月　　日$/);
    expect(signed('已签字 2026-09-28')).toEqual(['已签字 2026-09-28']);
  });

  it('WL-90: has the number above the table and not in it', () => {
    const cells = blocks.flatMap(block => (block.kind === 'fields' ? block.cells : []));
    expect(cells.map(({ code }) => code)).not.toContain('orderNumber');
  });

  it('WL-88, LH-42: is a table with a row for each case where it is a record', () => {
    expect(layOutRecord({ form: FORM }, [['a', 'b', 'c', 'd', 'e']])).toMatchObject({
      head: ['反映人姓名', '原因', '是否反馈', '编号', '过程'],
      rows: [['a', 'b', 'c', 'd', 'e']],
    });
  });
});
