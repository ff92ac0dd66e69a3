import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pathTo } from '../../shared/domain/access/jurisdiction.ts';
import { standsAbove } from '../../shared/domain/levels.ts';
import { applyEdition, type EditionEffect } from '../../subgraphs/capabilities/directory/applyEdition.ts';
import { CenterChange } from '../../subgraphs/capabilities/directory/CenterChange.ts';
import { CenterRow } from '../../subgraphs/capabilities/directory/CenterRow.ts';
import { Directory1767225600001 } from '../../subgraphs/capabilities/directory/migrations/1767225600001-Directory.ts';
import { type EditionRow, digestEdition, readEdition } from '../../subgraphs/capabilities/directory/readEdition.ts';
import { type Database, openDatabase } from '../../subgraphs/kit/database.ts';
import { DIRECTORY_FOLDER } from '../../subgraphs/places.ts';

const scratch = mkdtempSync(join(tmpdir(), 'doudi-directory-test-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Given = Pick<EditionRow, 'code' | 'name' | 'level' | 'parent'> & Partial<EditionRow>;

const given = (code: string, name: string, level: EditionRow['level'], parent: string | null): Given => ({
  code,
  name,
  level,
  parent,
  kind: 'division',
  adcode: code,
});

const ANHUI = given('340000', '安徽省', 'province', null);
const WUHU = given('340200', '芜湖市', 'city', '340000');
const FANCHANG_COUNTY = given('340222', '繁昌县', 'county', '340200');
const FANCHANG_DISTRICT = given('340212', '繁昌区', 'county', '340200');
const WUWEI_COUNTY = given('340225', '无为县', 'county', '340200');
const BRANCH: Given = { ...given('340200S91', '芜湖市分中心', 'city', '340200'), kind: 'subCenter', adcode: null };
const FIRST = [ANHUI, WUHU, FANCHANG_COUNTY, WUWEI_COUNTY, BRANCH];

/** Writes one edition: one file for each list of centers. */
function folderOf(asOf: string, ...lists: Given[][]): string {
  const folder = mkdtempSync(join(scratch, 'edition-'));
  lists.forEach((centers, i) => writeFileSync(join(folder, `${i}.json`), JSON.stringify({ asOf, centers })));
  return folder;
}

const edition = (asOf: string, centers: Given[]) => readEdition(folderOf(asOf, centers));

describe('an edition', () => {
  it('refuses: a ring, which would have no level above', () => {
    const ring = [ANHUI, { ...WUHU, parent: '340222' }, { ...FANCHANG_COUNTY, parent: '340200' }];
    expect(() => edition('2020-01-01', ring)).toThrow('stands above itself');
    expect(() => edition('2020-01-01', [ANHUI, { ...WUHU, parent: null }])).toThrow('no parent for 340200');
  });

  it('is all files of a folder together, with what they leave out', () => {
    const folder = folderOf('2020-01-01', [FANCHANG_COUNTY], [WUHU, { ...BRANCH, windows: 2 }], [ANHUI]);
    writeFileSync(join(folder, 'late.json'), JSON.stringify({ asOf: '2024-12-31', centers: [WUWEI_COUNTY] }));
    writeFileSync(join(folder, 'README.md'), 'not a list of centers');
    const { rows, asOf } = readEdition(folder);
    expect([...rows.keys()].sort()).toEqual(FIRST.map(({ code }) => code).sort());
    expect(asOf).toBe('2024-12-31');
    expect(rows.get('340000')).toEqual({ ...ANHUI, windows: 1, validFrom: null, validTo: null, successor: null });
    expect(rows.get('340200S91')).toMatchObject({ kind: 'subCenter', adcode: null, windows: 2 });
  });

  it('has a digest that tells it from others', () => {
    const renamed = [...FIRST.slice(1), { ...ANHUI, name: '皖' }];
    const digests = [FIRST, FIRST, renamed].map(centers => digestEdition(folderOf('2020-01-01', centers)));
    expect(digests[0]).toBe(digests[1]);
    expect(digests[0]).not.toBe(digests[2]);
  });

  it.each<[string, Given[][], string]>([
    ['a code twice in one file', [[ANHUI, ANHUI]], 'the directory has 340000 twice'],
    ['a code twice in two files', [[ANHUI], [{ ...ANHUI, name: '皖' }]], 'the directory has 340000 twice'],
    ['a parent that is not there', [[WUHU]], 'the directory has no 340000, the parent of 340200'],
    ['a code that is none', [[{ ...ANHUI, code: '34' }]], 'code'],
    ['a center without a name', [[{ ...ANHUI, name: '' }]], 'name'],
    ['a level that does not exist', [[{ ...ANHUI, level: 'village' as never }]], 'level'],
    ['SJ-09: a center without a window', [[{ ...ANHUI, windows: 0 }]], 'windows'],
    ['a day that is none', [[{ ...ANHUI, validTo: 'soon' }]], 'validTo'],
  ])('refuses: %s', (_what, lists, fault) => {
    expect(() => readEdition(folderOf('2020-01-01', ...lists))).toThrow(fault);
  });

  it('refuses: a file that does not say of which day it speaks', () => {
    expect(() => edition(undefined as never, FIRST)).toThrow('asOf');
  });
});

describe('the shipped edition', () => {
  const { rows } = readEdition(DIRECTORY_FOLDER);
  const all = [...rows.values()];
  const working = all.filter(({ validTo }) => validTo === null);
  const below = (code: string) => working.filter(({ parent }) => parent === code);

  it('has 34 provinces, and nothing else at the top', () => {
    expect(working.filter(({ level }) => level === 'province')).toHaveLength(34);
    expect(all.filter(({ parent, level }) => (parent === null) !== (level === 'province'))).toEqual([]);
  });

  it('has 333 cities and 2846 counties', () => {
    const count = (level: string) => working.filter(row => row.kind === 'division' && row.level === level).length;
    expect([count('city'), count('county')]).toEqual([333, 2846]);
  });

  it('has 16 cities and 104 counties in Anhui', () => {
    const anhui = working.filter(({ code, kind }) => kind === 'division' && pathTo(rows, code)[0] === '340000');
    const count = (level: string) => anhui.filter(row => row.level === level).length;
    expect([count('city'), count('county')]).toEqual([16, 104]);
  });

  it('hangs the 16 districts of Shanghai on the municipality', () => {
    const districts = below('310000');
    expect(districts).toHaveLength(16);
    expect(new Set(districts.map(({ level, kind }) => `${level} ${kind}`))).toEqual(new Set(['county division']));
    expect(rows.get('310109')).toMatchObject({ name: '虹口区', parent: '310000' });
  });

  it.each([
    ['441900', '东莞市'],
    ['442000', '中山市'],
    ['620200', '嘉峪关市'],
    ['460400', '儋州市'],
  ])('hangs the townships of %s %s on the city', (code, name) => {
    expect(rows.get(code)).toMatchObject({ name, level: 'city' });
    expect(below(code).length).toBeGreaterThan(0);
    expect(below(code).filter(({ level }) => level !== 'township')).toEqual([]);
  });

  it.each([
    ['429004', '仙桃市', '420000'], // governed by the province
    ['340882', '潜山市', '340800'],
    ['331081', '温岭市', '331000'],
    ['430524', '隆回县', '430500'],
    ['310117', '松江区', '310000'],
  ])('%s %s is a county on %s, whatever its name ends in', (code, name, parent) => {
    expect(rows.get(code)).toMatchObject({ name, parent, level: 'county', kind: 'division', adcode: code });
  });

  it.each(['zone', 'subCenter'])('gives a center of kind %s a letter in its code and no adcode', kind => {
    const centers = all.filter(row => row.kind === kind);
    expect(centers.length).toBeGreaterThan(0);
    expect(centers.filter(({ adcode }) => adcode !== null)).toEqual([]);
    expect(centers.filter(({ code }) => !/[ZS]\d\d$/.test(code))).toEqual([]);
  });

  it('gives every division its own code as adcode', () => {
    expect(all.filter(({ kind, code, adcode }) => kind === 'division' && adcode !== code)).toEqual([]);
  });

  it('SJ-09: has at least one window at each center', () => {
    expect(all.filter(({ windows }) => windows < 1)).toEqual([]);
  });

  it('puts every parent above its children, but for sub-centers of the same level', () => {
    const wrong = all.filter(({ parent, level, kind }) => {
      const upper = parent === null ? undefined : rows.get(parent)?.level;
      return upper && !standsAbove(upper, level) && !(kind === 'subCenter' && upper === level);
    });
    expect(wrong).toEqual([]);
  });

  it('names a working successor of the same level for each center that has ceased', () => {
    const ceased = all.filter(({ validTo }) => validTo !== null);
    expect(ceased.length).toBeGreaterThan(0);
    for (const { successor, level } of ceased)
      expect(rows.get(successor ?? '')).toMatchObject({ level, validTo: null });
  });
});

describe('the directory of a subgraph', () => {
  const NEWER = '2021-06-30';
  const AT = new Date('2021-07-01T02:03:04.000Z');
  let database: Database;

  const apply = (asOf: string, centers: Given[]): Promise<EditionEffect> =>
    database.write(tx => applyEdition(tx, edition(asOf, centers), AT));
  const rows = () => database.read.find(CenterRow, { order: { code: 'ASC' } });
  const row = (code: string) => database.read.findOneByOrFail(CenterRow, { code });
  const changes = async () =>
    (await database.read.find(CenterChange, { order: { seq: 'ASC' } })).map(({ code, change, before, after }) => [
      code,
      change,
      before,
      after,
    ]);

  beforeEach(async () => {
    const folder = mkdtempSync(join(scratch, 'database-'));
    database = await openDatabase({ kind: 'sqlite', folder }, 'directory', {
      entities: [CenterRow, CenterChange],
      migrations: [Directory1767225600001],
    });
    await apply('2020-01-01', FIRST);
  });
  afterEach(() => database.close());

  it('begins with all centers of the first edition, and nothing has changed yet', async () => {
    expect((await rows()).map(({ code }) => code)).toEqual(FIRST.map(({ code }) => code).sort());
    expect(await row('340200S91')).toEqual({ ...BRANCH, windows: 1, validFrom: null, validTo: null, successor: null });
    expect(await changes()).toEqual([]);
  });

  it('adds a center', async () => {
    const before = await rows();
    expect(await apply(NEWER, [...FIRST, FANCHANG_DISTRICT])).toEqual({ added: 1, changed: 0, retired: 0 });
    const added = { ...FANCHANG_DISTRICT, windows: 1, validFrom: null, validTo: null, successor: null };
    expect(await row('340212')).toEqual(added);
    expect((await rows()).filter(({ code }) => code !== '340212')).toEqual(before);
    expect(await changes()).toEqual([['340212', 'added', {}, added]]);
    expect(await database.read.find(CenterChange)).toMatchObject([{ seq: 1, changedAt: '2021-07-01T02:03:04.000Z' }]);
  });

  it('renames a center, and keeps what it was called', async () => {
    const before = await rows();
    const renamed = FIRST.map(one => (one === WUWEI_COUNTY ? { ...one, name: '无为市', windows: 3 } : one));
    expect(await apply(NEWER, renamed)).toEqual({ added: 0, changed: 1, retired: 0 });
    expect(await rows()).toEqual(
      before.map(one => (one.code === '340225' ? { ...one, name: '无为市', windows: 3 } : one)),
    );
    expect(await changes()).toEqual([
      ['340225', 'changed', { name: '无为县', windows: 1 }, { name: '无为市', windows: 3 }],
    ]);
  });

  it('retires a center in favour of its successor', async () => {
    const before = await rows();
    const end = { validTo: '2020-06-30', successor: '340212' };
    const next = FIRST.map(one => (one === FANCHANG_COUNTY ? { ...one, ...end } : one));
    expect(await apply(NEWER, [...next, FANCHANG_DISTRICT])).toEqual({ added: 1, changed: 0, retired: 1 });
    expect((await rows()).filter(({ code }) => code !== '340212')).toEqual(
      before.map(one => (one.code === '340222' ? { ...one, ...end } : one)),
    );
    expect((await changes()).filter(([code]) => code === '340222')).toEqual([
      ['340222', 'retired', { validTo: null, successor: null }, end],
    ]);
  });

  it('retires a center that the edition no longer names, on the day of the edition', async () => {
    const before = await rows();
    const left = FIRST.filter(one => one !== WUWEI_COUNTY);
    expect(await apply(NEWER, left)).toEqual({ added: 0, changed: 0, retired: 1 });
    expect(await rows()).toEqual(before.map(one => (one.code === '340225' ? { ...one, validTo: NEWER } : one)));
    expect(await changes()).toEqual([['340225', 'retired', { validTo: null }, { validTo: NEWER }]]);
    expect(await apply('2022-06-30', left)).toEqual({ added: 0, changed: 0, retired: 0 });
    expect((await row('340225')).validTo).toBe(NEWER);
  });

  it('brings a center back that a later edition names again', async () => {
    await apply(NEWER, FIRST.slice(0, -1));
    expect(await apply('2022-06-30', FIRST)).toEqual({ added: 0, changed: 1, retired: 0 });
    expect((await row(BRANCH.code)).validTo).toBeNull();
    expect(await changes()).toEqual([
      [BRANCH.code, 'retired', { validTo: null }, { validTo: NEWER }],
      [BRANCH.code, 'changed', { validTo: NEWER }, { validTo: null }],
    ]);
  });

  it('changes nothing when the same edition comes twice', async () => {
    const newer = [ANHUI, { ...WUHU, name: '芜湖' }, { ...FANCHANG_COUNTY, validTo: '2020-06-30' }, FANCHANG_DISTRICT];
    expect(await apply(NEWER, newer)).toEqual({ added: 1, changed: 1, retired: 3 });
    const [after, noted] = [await rows(), await changes()];
    expect(await apply(NEWER, newer)).toEqual({ added: 0, changed: 0, retired: 0 });
    expect(await rows()).toEqual(after);
    expect(await changes()).toEqual(noted);
  });

  it('deletes no row, whatever the edition leaves out', async () => {
    const before = await rows();
    expect(await apply(NEWER, [ANHUI])).toEqual({ added: 0, changed: 0, retired: FIRST.length - 1 });
    expect((await rows()).map(({ code, name }) => [code, name])).toEqual(before.map(({ code, name }) => [code, name]));
  });

  it('takes an edition whole or not at all', async () => {
    const before = await rows();
    const work = database.write(async tx => {
      await applyEdition(tx, edition(NEWER, [ANHUI, FANCHANG_DISTRICT, WUHU]), AT);
      throw new Error('the power fails');
    });
    await expect(work).rejects.toThrow('the power fails');
    expect([await rows(), await changes()]).toEqual([before, []]);
  });

  it('takes more centers at once than one statement holds', async () => {
    const streets = Array.from({ length: 900 }, (_, i) =>
      given(`340200${String(i + 1).padStart(3, '0')}`, `第${i + 1}街道`, 'township', '340200'),
    );
    expect(await apply(NEWER, [...FIRST, ...streets])).toEqual({ added: 900, changed: 0, retired: 0 });
    expect([(await rows()).length, (await changes()).length]).toEqual([905, 900]);
    expect(await apply('2022-06-30', FIRST)).toEqual({ added: 0, changed: 0, retired: 900 });
  });
});
