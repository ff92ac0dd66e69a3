import { describe, expect, it } from '@jest/globals';
import type { DepartmentVersion } from '../../../shared/domain/department/department.ts';
import { departmentsOn, holderOfName } from '../../../shared/domain/department/register.ts';

const entry = (code: string, name: string, validFrom = '2018-01-01', more: Partial<DepartmentVersion> = {}) => ({
  ...{ code, name, otherNames: [], validFrom, validTo: null },
  ...more,
});
const namesOn = (registers: DepartmentVersion[][], day: string) =>
  departmentsOn(registers, day).map(({ code, name }) => `${code} ${name}`);

const USUAL = [entry('tax', '税务局'), entry('data', '数据资源管理局')];

describe('the departments of a center on a day', () => {
  it('are the usual ones where it has said nothing', () =>
    expect(namesOn([USUAL, []], '2026-01-01')).toEqual(['tax 税务局', 'data 数据资源管理局']));

  it('have their new name from its day on, and not a day before', () => {
    const own = [entry('data', '数据局', '2026-03-01')];
    expect(namesOn([USUAL, own], '2026-02-28')).toContain('data 数据资源管理局');
    expect(namesOn([USUAL, own], '2026-03-01')).toEqual(['tax 税务局', 'data 数据局']);
  });

  it('are without one that has left, from that day on', () => {
    const own = [entry('tax', '税务局', '2026-03-01', { validTo: '2026-03-01' })];
    expect(namesOn([USUAL, own], '2026-02-28')).toHaveLength(2);
    expect(namesOn([USUAL, own], '2026-03-01')).toEqual(['data 数据资源管理局']);
  });

  it('have one again that has come back, and go by the entry made last', () => {
    const gone = entry('tax', '税务局', '2026-03-01', { validTo: '2026-03-01' });
    expect(namesOn([USUAL, [gone, entry('tax', '税务分局', '2026-03-01')]], '2026-03-01')).toContain('tax 税务分局');
  });

  it('of a branch are its mother’s, as the branch itself changed them', () => {
    const [mother, branch] = [[entry('port', '口岸办', '2026-01-01')], [entry('port', '口岸管理处', '2026-02-01')]];
    expect(namesOn([USUAL, mother, branch], '2026-01-15')).toContain('port 口岸办');
    expect(namesOn([USUAL, mother, branch], '2026-02-01')).toContain('port 口岸管理处');
  });
});

describe('a name', () => {
  const standing = [entry('medical-security', '医疗保障局', undefined, { otherNames: ['医保局'] })];
  it.each([
    ['that another department has', entry('new', '医疗保障局'), 'medical-security'],
    ['by which another is known', entry('new', '新局', undefined, { otherNames: ['医保局'] }), 'medical-security'],
    ['that is its own already', entry('medical-security', '医疗保障局'), undefined],
    ['that nobody has', entry('new', '新局'), undefined],
  ])('%s', (_what, department, holder) => expect(holderOfName(department, standing)?.code).toBe(holder));
});
