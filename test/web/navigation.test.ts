import { describe, expect, it } from '@jest/globals';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import type { LevelName } from '../../shared/domain/levels.ts';
import { navigation } from '../../web/src/app/navigation.ts';

const pagesOf = (role: RoleName, level: LevelName | null) =>
  Object.fromEntries(navigation(role, level).map(({ key, pages }) => [key, pages.join(' ')]));

describe('the ways to the pages', () => {
  it('are those that the role reads, by the work that they are of', () => {
    expect(pagesOf('supervision-section', 'county')).toEqual({
      desk: 'cockpit meetings duties',
      press: 'supervision visits assessment',
      learn: 'reports quality kinds library policies',
      watch: 'refusals wall',
    });
    expect(pagesOf('auditor', 'county').watch).toContain('audit');
  });

  it('at a township lead to no comparison, for nothing lies below; nor where it is not known yet who works where', () => {
    for (const level of ['township', null] as const) {
      expect(pagesOf('center-head', level).learn).not.toContain('quality');
      expect(pagesOf('center-head', level).learn).not.toContain('kinds');
      expect(pagesOf('center-head', level).watch).not.toContain('wall');
    }
  });

  it('lead everybody to the own desk, and nobody to an empty group', () => {
    expect(navigation('handler', 'county')[0]?.pages.slice(0, 2)).toEqual(['inbox', 'cockpit']);
    for (const role of ['registrar', 'leader', 'integrator', 'security-administrator'] as const) {
      const groups = navigation(role, 'county');
      expect(groups[0]?.pages[0]).toBe('cockpit');
      expect(groups.every(({ pages }) => pages.length > 0)).toBe(true);
    }
  });
});
