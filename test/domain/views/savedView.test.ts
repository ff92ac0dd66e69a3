import { describe, expect, it } from '@jest/globals';
import { ROLE_NAMES } from '../../../shared/domain/access/roles.ts';
import { defaultViews, scopeOfList, VIEW_COLUMNS, viewName } from '../../../shared/domain/views/savedView.ts';

describe('the name of a view', () => {
  it('is trimmed', () => expect(viewName('  超期两周以上 ')).toBe('超期两周以上'));

  it.each([
    ['nothing', ' ', 'FIELD_REQUIRED'],
    ['more than forty characters', '字'.repeat(41), 'FIELD_TOO_LONG'],
    ['a telephone', '催 13812345678', 'VIEW_PERSONAL'],
    ['an identity number', '340823199001011234 的件', 'VIEW_PERSONAL'],
  ])('is not %s', (_what, name, code) =>
    expect(() => viewName(name)).toThrow(expect.objectContaining({ code, field: 'viewName' })),
  );
});

describe('views that nobody has to save', () => {
  it('every role has one, and each names columns that there are', () => {
    for (const role of ROLE_NAMES) {
      const views = defaultViews(role);
      expect(views.length).toBeGreaterThan(0);
      for (const { columns } of views) for (const column of columns) expect(VIEW_COLUMNS).toContain(column);
    }
  });

  it('who presses others looks for what is late, who works on cases for what is open', () => {
    expect(defaultViews('provincial-officer')[0]?.key).toBe('late');
    expect(defaultViews('registrar')[0]?.key).toBe('mine');
  });
});

it('a view of the levels below takes what it takes to oversee them', () =>
  expect([scopeOfList('overseen'), scopeOfList('files')]).toEqual(['oversight', 'case']));
