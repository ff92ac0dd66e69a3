import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MOST_VIEWS } from '../../shared/domain/views/savedView.ts';
import { SavedViewRow } from '../../subgraphs/capabilities/views/SavedViewRow.ts';
import { Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';

const OFFICER: Who = ['efficiency-officer', '340800'];
const REGISTRAR: Who = ['registrar', '340882'];
const HANDLER: Who = ['handler', '340882', 'taxation'];

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30');
}, 240_000);
afterAll(() => desk?.stop(), 60_000);

const VIEW = 'id name shared own columns filter { levels states open overdue }';
const code = async (who: Who, query: string) => (await desk.hub.ask(who, query)).errors?.[0]?.extensions;
const save = async (who: Who, level: string, input: string, id?: string) =>
  (
    await desk.ask(
      who,
      `mutation { view: ${level}SaveView(${id ? `id: "${id}", ` : ''}input: { ${input} }) { ${VIEW} } }`,
    )
  ).view;
const list = async (who: Who, level: string, of = 'OVERSEEN', page = '') => {
  const { views } = await desk.ask(
    who,
    `{ views: ${level}SavedViews(list: ${of}${page}) { edges { cursor node { ${VIEW} } } pageInfo { hasNextPage endCursor } } }`,
  );
  return views as {
    edges: { cursor: string; node: { id: string; name: string; own: boolean } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
};
const names = ({ edges }: Awaited<ReturnType<typeof list>>) => edges.map(({ node }) => node.name);

describe('a saved view', () => {
  it('is kept, changed, read page by page and taken away by its owner', async () => {
    const first = await save(
      OFFICER,
      'city',
      'list: OVERSEEN, name: " 县级超期 ", levels: [COUNTY], overdue: true, columns: [CENTER, DUE]',
    );
    expect(first).toMatchObject({
      ...{ name: '县级超期', own: true, shared: false, columns: ['CENTER', 'DUE'] },
      filter: { levels: ['COUNTY'], states: [], open: null, overdue: true },
    });
    await save(OFFICER, 'city', 'list: OVERSEEN, name: "在办", open: true');
    await save(OFFICER, 'city', 'list: FILES, name: "本级", open: true');
    const changed = await save(
      OFFICER,
      'city',
      'list: OVERSEEN, name: "县级已超期", overdue: true',
      first.id as string,
    );
    expect(changed).toMatchObject({
      id: first.id,
      name: '县级已超期',
      columns: ['CENTER', 'LEVEL', 'STATE', 'DUE', 'OPENED'],
    });
    const page = await list(OFFICER, 'city', 'OVERSEEN', ', first: 1');
    expect([names(page), page.pageInfo.hasNextPage]).toEqual([['在办'], true]);
    const rest = await list(OFFICER, 'city', 'OVERSEEN', `, first: 1, after: "${page.pageInfo.endCursor}"`);
    expect([names(rest), rest.pageInfo.hasNextPage]).toEqual([['县级已超期'], false]);
    expect(names(await list(OFFICER, 'city', 'FILES'))).toEqual(['本级']);
    await desk.ask(OFFICER, `mutation { cityDropView(id: "${first.id}") { id } }`);
    expect(names(await list(OFFICER, 'city'))).toEqual(['在办']);
  });

  it('is seen by colleagues of the same role and center where it is shared, and changed by its owner alone', async () => {
    const service = desk.service('county');
    const row = (more: Partial<SavedViewRow>) =>
      service.database.write(tx =>
        tx.save(
          Object.assign(new SavedViewRow(), {
            ...{
              owner: 'a-colleague',
              center: '340882',
              role: 'registrar',
              list: 'files',
              name: '共享',
              columns: ['due'],
            },
            ...{ filter: { levels: [], states: [], open: true, overdue: null }, shared: true },
            savedAt: desk.instant,
            ...more,
          }),
        ),
      );
    const shared = await row({});
    await row({ name: '自用', shared: false });
    await row({ name: '别的岗位', role: 'coordinator' });
    await row({ name: '别的中心', center: '340881' });
    const seen = await list(REGISTRAR, 'county', 'FILES');
    expect(names(seen)).toEqual(['共享']);
    expect(seen.edges[0]?.node.own).toBe(false);
    expect(await code(REGISTRAR, `mutation { countyDropView(id: "${shared.id}") { id } }`)).toMatchObject({
      ...{ code: 'VIEW_NOT_FOUND', field: 'id' },
    });
    const change = `mutation { countySaveView(id: "${shared.id}", input: { list: FILES, name: "我的" }) { id } }`;
    expect((await code(REGISTRAR, change))?.code).toBe('VIEW_NOT_FOUND');
    expect(await service.database.read.findOneByOrFail(SavedViewRow, { id: shared.id })).toMatchObject({
      name: '共享',
    });
  });

  it('N12: names no person, and cannot narrow a list to one', async () => {
    const named = 'mutation { countySaveView(input: { list: FILES, name: "13812345678 的件" }) { id } }';
    expect(await code(REGISTRAR, named)).toMatchObject({ code: 'VIEW_PERSONAL', field: 'viewName' });
    const reporter = 'mutation { countySaveView(input: { list: FILES, name: "字", reporterName: "欧阳" }) { id } }';
    expect((await code(REGISTRAR, reporter))?.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('is kept at the own level, by who may read the list, and not without end', async () => {
    const elsewhere = '{ provinceSavedViews(list: OVERSEEN) { edges { cursor } } }';
    expect((await code(OFFICER, elsewhere))?.code).toBe('WRONG_LEVEL');
    for (const query of [
      '{ countySavedViews(list: OVERSEEN) { edges { cursor } } }',
      '{ countyDefaultViews(list: OVERSEEN) { key } }',
      'mutation { countySaveView(input: { list: OVERSEEN, name: "字" }) { id } }',
    ])
      expect((await code(HANDLER, query))?.code).toBe('NOT_PERMITTED');
    expect(
      (await code(['citizen', '340882'] as never, '{ countySavedViews(list: FILES) { edges { cursor } } }'))?.code,
    ).toBe('NOT_PERMITTED');
    expect((await code(REGISTRAR, '{ countySavedViews(list: FILES, after: "x") { edges { cursor } } }'))?.code).toBe(
      'CURSOR_MALFORMED',
    );
    for (let i = 0; i < MOST_VIEWS; i += 1) await save(HANDLER, 'county', `list: FILES, name: "第${i}个"`);
    expect(
      await code(HANDLER, 'mutation { countySaveView(input: { list: FILES, name: "再一个" }) { id } }'),
    ).toMatchObject({
      ...{ code: 'VIEWS_FULL', params: { limit: String(MOST_VIEWS) } },
    });
    const [{ n } = { n: 0 }] = await desk.hub.rows<{ n: number }>(
      'county',
      `select count(*) as n from saved_views where name like '第%'`,
    );
    expect(Number(n)).toBe(MOST_VIEWS);
  }, 240_000);

  it('need not be saved by who is new: each role has some', async () => {
    const { views } = await desk.ask(
      OFFICER,
      '{ views: cityDefaultViews(list: OVERSEEN) { key columns filter { overdue states } } }',
    );
    expect(views).toEqual([
      { key: 'LATE', columns: ['CENTER', 'STATE', 'DUE'], filter: { overdue: true, states: [] } },
      { key: 'WAITING', columns: ['CENTER', 'LEVEL', 'OPENED'], filter: { overdue: null, states: ['RECEIVED'] } },
      { key: 'PARKED', columns: ['CENTER', 'DUE', 'OPENED'], filter: { overdue: null, states: ['PARKED'] } },
    ]);
  });
});
