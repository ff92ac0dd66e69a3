import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { checkFit } from '../../shared/domain/policy/checkFit.ts';
import { BASE, type PackVersion, versionName } from '../../shared/domain/policy/pack.ts';
import { nearestTo } from '../../shared/policy/nearestTo.ts';
import { readPack, readPackFolder, readPackText } from '../../shared/policy/readPacks.ts';
import { readEdition } from '../../subgraphs/capabilities/directory/readEdition.ts';
import { DIRECTORY_FOLDER } from '../../subgraphs/places.ts';
import { baseOf, packOf } from '../domain/policy/somePacks.ts';
import { refusalOf } from '../domain/refusalOf.ts';

const scratch = mkdtempSync(join(tmpdir(), 'doudi-packs-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Longhui’s pack as a file has it, with something else in it. */
const json = (more: object = {}, terms: object = {}): object => ({
  pack: 'longhui',
  version: 1,
  name: '隆回县“办不成事”反映窗口工作制度',
  effectiveFrom: '2022-04-01',
  document: '隆放组办字〔2022〕13号',
  interpretedBy: '隆回县推进政府职能转变和“放管服”改革协调小组办公室',
  centers: ['430524'],
  locks: ['rating.scale', 'clock.*'],
  terms: { 'rating.scale': { value: 'HCP5', cite: '第十三条', rules: ['LH-36'] }, ...terms },
  ...more,
});
const refusal = (more: object = {}, terms: object = {}) => refusalOf(() => readPack(json(more, terms)));
const term = (value: unknown, cite = '第一条') => ({ value, cite });

describe('a pack', () => {
  it('is read as it stands', () => {
    expect(readPack(json())).toEqual(json());
  });

  it('needs no locks, and no rules', () => {
    const pack = readPack(json({ locks: undefined }, { 'rating.scale': term('NONE') }));
    expect(pack.locks).toEqual([]);
    expect(pack.terms['rating.scale']).toEqual(term('NONE'));
  });

  it('of every key is read back from JSON as it was', () => {
    const base = baseOf();
    expect(readPackText(JSON.stringify(base))).toEqual(JSON.parse(JSON.stringify(base)));
  });

  it.each([
    ['a property', { documnt: 'x' }, {}, 'documnt', 'document'],
    ['a property', { lock: [] }, {}, 'lock', 'locks'],
    ['a key', {}, { 'clock.citizens': term(null) }, 'clock.citizens', 'clock.citizen'],
    ['a key', {}, { 'rating.redo': term([1]) }, 'rating.redo', 'rating.redoOn'],
    ['a key', {}, { toString: term(1) }, 'toString', undefined],
    ['a lock that holds nothing', { locks: ['raiting.*'] }, {}, 'raiting.*', undefined],
    ['a lock that holds nothing', { locks: ['rating.scales'] }, {}, 'rating.scales', 'rating.scale'],
  ])('refuses %s that there is not, and says what is nearest: %j %j', (_what, more, terms, key, nearest) => {
    const found = refusal(more, terms);
    expect(found).toMatchObject({ code: 'POLICY_KEY_UNKNOWN', params: { key } });
    expect(found?.params?.nearest).toMatch(/^[a-zA-Z.]+$/);
    if (nearest !== undefined) expect(found?.params?.nearest).toBe(nearest);
  });

  it('repeats no more of a strange name than fits into a sentence', () => {
    expect(refusal({}, { ['x'.repeat(5_000)]: term(1) })?.params?.key).toHaveLength(60);
  });

  it.each<[string, string, object]>([
    ['pack', 'pack', { pack: 'Long Hui' }],
    ['pack', 'pack', { pack: 'a@1' }],
    ['pack', 'pack', { pack: 'a'.repeat(33) }],
    ['version', 'version', { version: 0 }],
    ['version', 'version', { version: 1.5 }],
    ['version', 'version', { version: '1' }],
    ['name', 'name', { name: ' ' }],
    ['effectiveFrom', 'effectiveFrom', { effectiveFrom: '2022-02-30' }],
    ['effectiveFrom', 'effectiveFrom', { effectiveFrom: '2022-4-1' }],
    ['document', 'document', { document: '' }],
    ['centers', 'centers', { centers: undefined }],
    ['centers', 'centers.1', { centers: ['430524', '4305'] }],
    ['locks', 'locks.0', { locks: ['*'] }],
    ['terms', 'terms', { terms: [] }],
    ['terms', 'terms', { terms: undefined }],
  ])('refuses a %s that is none, at %s: %j', (key, at, more) => {
    expect(refusal(more)).toMatchObject({
      code: 'POLICY_VALUE_INVALID',
      field: key,
      params: { key, at, what: 'shape', detail: expect.stringMatching(/./) },
    });
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['a text', 'longhui'],
  ])('is not %s', (_what, given) => {
    expect(refusalOf(() => readPack(given))).toMatchObject({ code: 'POLICY_VALUE_INVALID', field: 'pack' });
  });

  it('is not a text that is no JSON', () => {
    expect(refusalOf(() => readPackText('{"pack": '))).toMatchObject({
      code: 'POLICY_VALUE_INVALID',
      params: { what: 'json' },
    });
  });
});

describe('a term', () => {
  it.each<[key: string, at: string, value: unknown]>([
    ['rating.scale', 'rating.scale', 'HCP6'],
    ['clock.citizen', 'clock.citizen', null],
    ['clock.citizen', 'clock.citizen.n', { unit: 'workday', n: 0 }],
    ['clock.citizen', 'clock.citizen.n', { unit: 'workday', n: 2.5 }],
    ['clock.citizen', 'clock.citizen.unit', { unit: 'day', n: 3 }],
    ['clock.citizen', 'clock.citizen', { unit: 'workday', n: 3, wran: 2 }],
    ['clock.officeHours', 'clock.officeHours.0.1', [['09:00', '25:00']]],
    ['clock.officeHours', 'clock.officeHours.0', [['09:00']]],
    ['triage.classes', 'triage.classes.0.provincial', [{ code: 'a', name: 'a', provincial: 'easy' }]],
    ['triage.classes', 'triage.classes.0.code', [{ code: '简易', name: '简易', provincial: 'ready' }]],
    ['triage.classes', 'triage.classes.0.code', [{ code: 'a'.repeat(25), name: '简易', provincial: 'ready' }]],
    ['triage.classes', 'triage.classes', []],
    ['triage.exclusions', 'triage.exclusions.0.route', [{ code: 'a', name: '涉诉', route: ' ' }]], // AH-20
    ['notify.parties', 'notify.parties', { dreamt: ['reporter'] }],
    ['notify.parties', 'notify.parties.replied.0', { replied: ['everybody'] }],
    ['form.record', 'form.record.pages', { id: 'a', title: 'a', pages: [] }],
    ['library.publish', 'library.publish.intoServiceList', { when: 'typical' }],
  ])('of %s is refused at %s: %j', (key, at, value) => {
    expect(refusal({}, { [key]: term(value, '第九条') })).toMatchObject({
      code: 'POLICY_VALUE_INVALID',
      field: key,
      params: { key, what: 'shape', at, cite: '第九条' },
    });
  });

  it.each(['', '   '])('cites an article: “%s” is none', cite => {
    expect(refusal({}, { 'rating.scale': term('HCP5', cite) })).toMatchObject({
      code: 'POLICY_VALUE_INVALID',
      field: 'rating.scale',
      params: { what: 'citeMissing' },
    });
  });

  it.each([{ value: 'HCP5' }, { cite: '第一条' }, { value: 'HCP5', cite: '第一条', note: 'x' }, null, 'HCP5'])(
    'has value, cite and rules, and nothing else: %j',
    given => {
      expect(refusal({}, { 'rating.scale': given })).toMatchObject({
        code: 'POLICY_VALUE_INVALID',
        field: 'rating.scale',
      });
    },
  );

  it('may name states and acts that there are not: that is seen when the packs are put together', () => {
    expect(refusal({}, { 'flow.requires': term(['dance']) })).toBeUndefined();
  });
});

describe('base', () => {
  const given = (more: object) => JSON.parse(JSON.stringify({ ...baseOf(), ...more })) as PackVersion;

  it('gives every key', () => {
    const { 'clock.pause': _left, ...terms } = baseOf().terms;
    expect(refusalOf(() => readPack(given({ terms })))).toMatchObject({
      code: 'POLICY_VALUE_INVALID',
      field: 'clock.pause',
      params: { what: 'keyMissing' },
    });
    expect(refusalOf(() => readPack(given({})))).toBeUndefined();
  });

  it('names no center: it holds everywhere', () => {
    expect(refusalOf(() => readPack(given({ centers: ['340000'] })))).toMatchObject({
      field: 'centers',
      params: { what: 'baseEverywhere' },
    });
  });
});

describe('a folder', () => {
  const folderOf = (files: Record<string, unknown>): string => {
    const folder = mkdtempSync(join(scratch, 'f-'));
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    return folder;
  };
  const read = (files: Record<string, unknown>) => refusalOf(() => readPackFolder(folderOf(files)));

  it('is all its packs, and other files are left alone', () => {
    const files = { 'longhui@2.json': json({ version: 2 }), 'longhui@1.json': json(), 'README.md': 'no pack' };
    expect(readPackFolder(folderOf(files)).map(versionName)).toEqual(['longhui@1', 'longhui@2']);
  });

  it('refuses the same version twice, and names the second file', () => {
    expect(read({ 'longhui@1.json': json(), 'more.json': json() })).toEqual({
      code: 'POLICY_VERSION_TAKEN',
      field: 'version',
      params: { pack: 'longhui@1', file: 'more.json' },
    });
  });

  it.each(['longhui.json', 'longhui@2.json', 'Longhui@1.json'])('refuses longhui@1 in a file called %s', file => {
    expect(read({ [file]: json() })).toMatchObject({
      code: 'POLICY_VALUE_INVALID',
      params: { what: 'fileName', at: file, pack: 'longhui@1' },
    });
  });

  it('says which file a refusal is about', () => {
    expect(read({ 'longhui@1.json': json({ version: 0 }) })).toMatchObject({
      code: 'POLICY_VALUE_INVALID',
      field: 'version',
      params: { file: 'longhui@1.json' },
    });
    expect(read({ 'longhui@1.json': '{' })).toMatchObject({ params: { what: 'json', file: 'longhui@1.json' } });
  });
});

describe('the packs that come with the hub', () => {
  const packs = readPackFolder('subgraphs/seeds/policy');

  it('have a base that holds from the first day of the calendar on', () => {
    expect(packs.find(({ pack }) => pack === BASE)?.effectiveFrom).toBe('2022-01-01');
  });

  it('fit together at every center of the directory, on every day on which one begins', () => {
    const { rows } = readEdition(DIRECTORY_FOLDER);
    expect(packs.flatMap(({ centers }) => centers).filter(center => !rows.has(center))).toEqual([]);
    const tree = rows as unknown as Parameters<typeof checkFit>[1];
    expect(refusalOf(() => checkFit(packs, tree, '2022-01-01'))).toBeUndefined();
  });
});

it.each([
  ['clok.citizen', 'clock.citizen'],
  ['', 'a'],
  ['rating.scala', 'rating.scale'],
])('the nearest name to “%s” is “%s”', (name, nearest) => {
  expect(nearestTo(name, ['clock.citizen', 'rating.scale', 'a', 'clock.reply'])).toBe(nearest);
  expect(nearestTo(name, [nearest])).toBe(nearest);
});

it('a pack of the tests is one that the reader takes', () => {
  const pack = packOf('qianshan@1', { 'closing.redoLimit': 1 }, { centers: ['340882'] });
  expect(readPack(JSON.parse(JSON.stringify(pack)))).toEqual(pack);
});
