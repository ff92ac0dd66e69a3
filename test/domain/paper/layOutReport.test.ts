import { describe, expect, it } from '@jest/globals';
import { layOutReport, type PrintedReport } from '../../../shared/domain/paper/layOutReport.ts';

const REPORT: PrintedReport = {
  ...{ kind: 'quarterly', unit: '松江区政务服务中心', overview: '平稳', measures: '简化' },
  typical: [{ number: '1', title: '许可', summary: '已发证', photographs: [2, 3] }],
  content: {
    figures: [
      { code: 'registered', n: 3, before: 1 },
      { code: 'accepted', n: 2, before: 2 },
      { code: 'refused', n: 1, before: 2 },
    ],
    rates: [{ code: 'satisfaction', tenths: 875, before: null }],
    splits: [{ code: 'items', rows: [{ value: '许可', n: 2, before: 0 }], more: 2, moreN: 5 }],
    repeats: [{ value: '许可', n: 2, before: 0 }],
  },
  changes: [
    {
      ...{ changes: 'guide', item: '户籍证明', text: '可凭户籍底册办理', department: '公安局' },
      ...{ from: '2026-10-01', adoptedOn: '2026-09-10', cases: [{ number: 'A-1' }, { number: '' }, { number: 'A-2' }] },
    },
    {
      ...{ changes: 'itemList', item: '许可', text: '下放到镇', department: '市监局' },
      ...{ from: '2026-10-02', adoptedOn: '2026-09-11', cases: [] },
    },
  ],
  label: {
    changed: what => what,
    figure: code => code,
    rate: code => code,
    split: code => code,
    row: (_code, value) => value,
  },
};

describe('SJ-64…72: the quarterly statistics on paper', () => {
  it.each([
    ['SJ-65', '单位名称（盖章）', '松江区政务服务中心'],
    ['SJ-66', '“办不成事”登记数量', '3件'],
    ['SJ-67', '“受理”', '2件'],
    ['SJ-68', '“不予受理”', '1件'],
    ['SJ-69', '涉及业务范围', '许可（2件）、其他2项（5件）'],
    ['SJ-70', '典型案例', '1. 1  许可'],
    ['SJ-71', '问题及办理过程概述（可另附页）', '平稳\n1. 1：已发证'],
    ['SJ-72', '办理照片（可另附页）', '1. 1：附件2、附件3'],
  ])('%s: %s', (_rule, label, value) => {
    const [fields] = layOutReport(REPORT);
    expect(fields?.kind === 'fields' && fields.cells.find(cell => cell.label === label)?.value).toBe(value);
  });
});

describe('LH-39, WL-47: any other report on paper', () => {
  const blocks = layOutReport({ ...REPORT, kind: 'analysis' });

  it('has each figure beside the one before, and which way it went', () => {
    const table = blocks.find(block => block.kind === 'table');
    expect(table?.kind === 'table' && table.rows).toEqual([
      ['registered', '3', '1', '+2'],
      ['accepted', '2', '2', '—'],
      ['refused', '1', '2', '-1'],
    ]);
  });

  it('has shares, what came again, measures, and boxes for names and seal', () => {
    expect(blocks.map(block => ('title' in block ? block.title : block.kind))).toEqual([
      ...[
        '情况综述',
        '主要指标',
        '比率',
        'items',
        '同类问题重复出现',
        '改进措施',
        '办事指南和事项清单变更',
        '典型案例',
        'signatures',
      ],
    ]);
    expect(blocks.find(block => block.kind === 'table' && block.title === '比率')).toMatchObject({
      rows: [['satisfaction', '87.5%', '—']],
    });
  });

  it('WL-105: has what was changed in guides and the list of items, each with the cases it came of', () => {
    const text = (report: PrintedReport) =>
      layOutReport(report).flatMap(block =>
        block.kind === 'text' && block.title === '办事指南和事项清单变更' ? [block.text] : [],
      );
    expect(text({ ...REPORT, kind: 'analysis' })).toEqual([
      '1. guide  户籍证明：可凭户籍底册办理（公安局，2026-09-10采纳，2026-10-01起执行）\n来源办件：A-1、A-2\n' +
        '2. itemList  许可：下放到镇（市监局，2026-09-11采纳，2026-10-02起执行）',
    ]);
    expect(text({ ...REPORT, kind: 'analysis', changes: [] })).toEqual([]);
  });
});
