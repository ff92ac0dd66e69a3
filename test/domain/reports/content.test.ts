import { describe, expect, it } from '@jest/globals';
import {
  composeReport,
  countingsOf,
  FIGURES,
  MOST_ROWS,
  type Numbers,
  REPORTS,
  SPLITS,
} from '../../../shared/domain/reports/content.ts';
import { REPORT_KINDS } from '../../../shared/domain/reports/kinds.ts';
import { happenedCells } from '../../../shared/domain/tally/cells.ts';

const numbers = (of: Record<string, Record<string, number>>): Numbers =>
  new Map(Object.entries(of).map(([name, values]) => [name, new Map(Object.entries(values))]));
const NOTHING = numbers({});

describe('SJ-64, SJ-66..69: the quarterly statistics', () => {
  const now = numbers({
    'new/kind': { case: 5, conductComplaint: 1, consultation: 7, suggestion: 2 },
    'done/act': { accept: 3, acceptConditionally: 1, refuse: 2, refer: 4, register: 15 },
    'new/item': { 医保报销: 4, 不动产登记: 2, '': 0 },
  });

  it('SJ-66: counts cases and complaints, and neither questions nor suggestions', () => {
    expect(composeReport('quarterly', now, NOTHING).figures[0]).toEqual({ code: 'registered', n: 6, before: 0 });
  });

  it('SJ-67, SJ-68: tells accepted from refused; who was led on is neither', () => {
    expect(composeReport('quarterly', now, NOTHING).figures.slice(1)).toEqual([
      { code: 'accepted', n: 4, before: 0 },
      { code: 'refused', n: 2, before: 0 },
    ]);
  });

  it('SJ-69: names the business areas, the most first', () => {
    expect(composeReport('quarterly', now, NOTHING).splits).toEqual([
      {
        ...{ code: 'items', more: 0, moreN: 0 },
        rows: [
          { value: '医保报销', n: 4, before: 0 },
          { value: '不动产登记', n: 2, before: 0 },
        ],
      },
    ]);
  });
});

describe('LH-39: the monthly analysis', () => {
  const before = numbers({ 'new/item': { 公积金提取: 1, 社保: 3 }, 'new/cause': { rulesNotMet: 1 } });
  const now = numbers({
    'new/item': { 医保报销: 2, 公积金提取: 1, 户口: 1 },
    'new/cause': { rulesNotMet: 3 },
    'rated/rating': { '5': 2, '3': 1, '2': 1 },
    'closed/onTime': { yes: 3, no: 1, '': 4 },
  });

  it('lists what came more than once, and what came again after the month before', () => {
    expect(composeReport('analysis', now, before).repeats.map(({ value }) => value)).toEqual([
      '医保报销',
      '公积金提取',
    ]);
  });

  it('has each figure beside that of the month before', () => {
    expect(composeReport('analysis', now, before).splits[0]?.rows).toEqual([{ value: 'rulesNotMet', n: 3, before: 1 }]);
  });

  it('LH-36: counts 基本满意 among the satisfied, and gives no share of nothing', () => {
    expect(composeReport('analysis', now, before).rates).toEqual([
      { code: 'onTimeRate', tenths: 750, before: null },
      { code: 'satisfaction', tenths: 750, before: null },
    ]);
  });
});

describe('WL-47, AH-13: a report', () => {
  it.each(REPORT_KINDS)('%s reads each counter once, and all that it needs', kind => {
    const read = countingsOf(kind).map(({ figure, dimension }) => `${figure}/${dimension}`);
    expect(new Set(read).size).toBe(read.length);
    for (const code of REPORTS[kind].figures)
      expect(read).toContain(`${FIGURES[code].figure}/${FIGURES[code].dimension}`);
    for (const code of REPORTS[kind].splits) expect(read).toContain(`${SPLITS[code].figure}/${SPLITS[code].dimension}`);
  });

  it.each(REPORT_KINDS)('%s has the parts of its shares among its figures', kind => {
    for (const { part, whole } of REPORTS[kind].rates)
      expect(REPORTS[kind].figures).toEqual(expect.arrayContaining([part, whole]));
  });

  it('lists what counts most, and says how much is not listed', () => {
    const items = Object.fromEntries(Array.from({ length: MOST_ROWS + 3 }, (_, i) => [`事项${i}`, i + 1]));
    const [split] = composeReport('quarterly', numbers({ 'new/item': items }), NOTHING).splits;
    expect([split?.rows.length, split?.more, split?.moreN]).toEqual([MOST_ROWS, 3, 6]);
  });

  it('counts nothing that a line of the ledger does not put there', () => {
    const counted = {
      ...{ state: 'registered', kind: 'case', channel: 'window', class: null, causes: ['other'], item: '社保' },
      ...{ departments: ['tax'], asked: null, raised: null, outcome: null, rating: null, completed: false },
      ...{ onTime: null, took: null, dueOn: '2026-09-30' },
    } as never;
    const at = '2026-09-01T02:00:00.000Z';
    const lines = [
      { act: 'register', from: null, to: 'registered', at, detail: {}, counted },
      { act: 'refuse', from: 'registered', to: 'refused', at, detail: {}, counted },
      { act: 'rate', from: 'cleared', to: 'cleared', at, detail: { level: '2' }, counted },
      { act: 'redo', from: 'cleared', to: 'handling', at, detail: {}, counted },
      { act: 'breach', from: 'handling', to: 'handling', at, detail: { clock: 'citizen' }, counted },
    ] as const;
    const cells = new Set(
      lines.flatMap(line => happenedCells(line as never)).map(({ figure, dimension }) => `${figure}/${dimension}`),
    );
    for (const counting of [...Object.values(FIGURES), ...Object.values(SPLITS)])
      expect(cells).toContain(`${counting.figure}/${counting.dimension}`);
  });
});
