import { describe, expect, it } from '@jest/globals';
import { at, codeOf, compare } from '../compare.ts';
import { readsBox } from '../expected.ts';
import { BRANCH } from '../world.ts';
import { world } from './cells.ts';

describe('a box of notices', () => {
  it.each(['WINDOW', 'SUPERVISION_SECTION'] as const)('%s', box =>
    compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}Notices(box: ${box}) { unread } }`)),
      (role, home, level) => (home !== level ? 'WRONG_LEVEL' : readsBox(role, box, level) ? 'ok' : 'NOT_PERMITTED'),
    ),
  );

  it('marks as read only what is one’s own: another notice is one that is not there', async () => {
    const [notice] = await world.desk.hub.rows<{ id: string }>(
      'county',
      `select id from notices where box = '${BRANCH.county}' and party = 'window' and channel = 'inApp'`,
    );
    expect(notice).toBeDefined();
    const ids = [notice?.id ?? '', world.uid].map(id => `"${id}"`).join(', ');
    await compare(
      async (role, home, level) => {
        const result = await world.ask(
          level,
          at(role, home),
          `mutation { ${level}MarkNoticesRead(ids: [${ids}]) { id } }`,
        );
        if (result.errors) return codeOf(result);
        return String(((result.data as Record<string, unknown[]>)[`${level}MarkNoticesRead`] ?? []).length);
      },
      (role, home, level) => {
        if (home !== level) return 'WRONG_LEVEL';
        const own = readsBox(role, 'WINDOW', level) || readsBox(role, 'SUPERVISION_SECTION', level);
        return own && level === 'county' ? '1' : '0';
      },
    );
  });
});
