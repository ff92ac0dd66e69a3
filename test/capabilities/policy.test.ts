import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LEVELS } from '../../shared/domain/levels.ts';
import type { PackVersion } from '../../shared/domain/policy/pack.ts';
import type { PolicyValues } from '../../shared/domain/policy/policy.ts';
import { POLICY_SHAPES } from '../../shared/policy/policyShapes.ts';
import { readStored } from '../../subgraphs/capabilities/policy/keepPacks.ts';
import { policyAt, policyOfFile } from '../../subgraphs/capabilities/policy/policyAt.ts';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { packOf } from '../domain/policy/somePacks.ts';
import { type Answer, eventually, startTestHub, type TestHub, type Who } from '../testkit/hub.ts';
import { act, PEOPLE, register } from '../testkit/people.ts';

const TODAY = '2026-11-20';
const COUNTY: Who = PEOPLE.county;
const citizen = (n: number): Partial<PolicyValues> => ({ 'clock.citizen': { unit: 'workday', n } });
const packFor = (name: string, values: Partial<PolicyValues>, more: Partial<PackVersion> = {}) =>
  packOf(name, values, { centers: ['340882'], effectiveFrom: TODAY, ...more });

let hub: TestHub;
const now = new Date(`${TODAY}T02:00:00.000Z`);
const service = (name: 'county' | 'township' | 'city' | 'province') => hub.services.get(name) as Service;

beforeAll(async () => {
  hub = await startTestHub('one process', 'sqlite', {}, { now: () => now });
}, 240_000);
afterAll(() => hub?.stop());

const ask = (center: string, level = 'county', who: Who | null = COUNTY, on?: string): Promise<Answer> =>
  hub.ask(
    who,
    `query ($center: ID!, $on: LocalDate) { ${level}Policy(center: $center, on: $on) {
      chain terms { key value cite pack locked } stages { state name stage } classes { code name provincial } } }`,
    { center, on },
  );
const chainAt = async (center: string, level = 'county', on?: string) =>
  (await ask(center, level, COUNTY, on)).data[`${level}Policy`]?.chain as string;
const termAt = async (center: string, key: string, level = 'county') =>
  (await ask(center, level)).data[`${level}Policy`].terms.find((term: { key: string }) => term.key === key);

/** Who keeps the packs of a center. */
const KEEPER: Who = ['policy-administrator', '340882'];

const publish = (draft: unknown, level = 'county', who: Who = KEEPER): Promise<Answer> =>
  hub.ask(who, `mutation ($draft: String!) { ${level}PublishPolicy(draft: $draft) { name centers effectiveFrom } }`, {
    draft: typeof draft === 'string' ? draft : JSON.stringify(draft),
  });
const refusal = ({ errors }: Answer) => ({ code: errors?.[0]?.extensions.code, ...(errors?.[0]?.extensions ?? {}) });
/** What the form of this center asks for beside the rest. */
const FORM = { item: '医保报销' };
const names = async (level: 'county' | 'township' | 'city' | 'province') =>
  (await readStored(service(level).database.read)).map(({ pack, version }) => `${pack}@${version}`);

describe('what holds at a center', () => {
  it.each(LEVELS)('is known to the %s, from base down, each term with document and article', async level => {
    const { data, errors } = await ask('310117', level);
    expect(errors).toBeUndefined();
    const { chain, terms, stages, classes } = data[`${level}Policy`];
    expect(chain).toBe('base@1 shanghai@1 songjiang@1');
    expect(terms.map(({ key }: { key: string }) => key).sort()).toEqual(Object.keys(POLICY_SHAPES).sort());
    const doctrine = terms.find(({ key }: { key: string }) => key === 'closing.doctrine');
    expect(JSON.parse(doctrine.value)).toBe('DEEMED_IF_NO_OBJECTION'); // SJ-19
    expect(doctrine).toMatchObject({ pack: 'songjiang@1', locked: false });
    expect(doctrine.cite).toMatch(/\S \S/);
    expect(stages.find(({ state }: { state: string }) => state === 'PARKED')).toMatchObject({ stage: 'RATE' });
    expect(classes.length).toBeGreaterThan(1);
  });

  it('is asked for a day: before a pack began, it was not there', async () => {
    expect(await chainAt('310117', 'county', '2022-10-10')).toBe('base@1');
    expect(await chainAt('310117', 'county', '2022-10-11')).toBe('base@1 songjiang@1');
  });

  it('is told to nobody who does not say who he is, and of no center that there is not', async () => {
    expect(refusal(await ask('310117', 'county', null))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(refusal(await ask('999999'))).toMatchObject({ code: 'CENTER_UNKNOWN', field: 'center' });
    expect(refusal(await ask('310117', 'county', COUNTY, '2021-12-31'))).toMatchObject({ code: 'POLICY_UNKNOWN' });
  });

  it('is put together once for each chain', () => {
    const county = service('county');
    const one = policyAt(county, '310117', TODAY);
    expect(policyAt(county, '310117', '2026-11-19')).toBe(one);
    expect(policyOfFile(county, { policy: one.chain, center: '310117', openedAt: now.toISOString() })).toBe(one);
    expect(policyAt(county, '310109', TODAY)).not.toBe(one);
  });
});

describe('a refused draft', () => {
  const before = () => hub.rows<{ n: number }>('county', 'select count(*) as n from policy_packs');
  const outbox = () =>
    hub.rows<{ n: number }>('county', "select count(*) as n from outbox where topic not like 'oversight.%'");

  it.each<[string, () => unknown, object]>([
    ['no JSON', () => '{', { code: 'POLICY_VALUE_INVALID', params: { key: 'pack', what: 'json' } }],
    [
      'a key that there is not',
      () => ({ ...packFor('q@1', {}), terms: { 'clock.citzen': { value: 1, cite: 'x' } } }),
      { code: 'POLICY_KEY_UNKNOWN', params: { key: 'clock.citzen', nearest: 'clock.citizen' } },
    ],
    ['a wrong value', () => packFor('q@1', citizen(0)), { code: 'POLICY_VALUE_INVALID', field: 'clock.citizen' }],
    [
      'a half that does not fit the inherited one',
      () => packFor('q@1', { 'rating.redoOn': [5] }),
      { code: 'POLICY_VALUE_INVALID', field: 'rating.satisfiedFrom' },
    ],
    [
      'a dangling state',
      () => packFor('q@1', { 'flow.stages': [{ name: '登记', states: ['registered'] }] }),
      { code: 'POLICY_STATE_DANGLING', field: 'flow.stages' },
    ],
    ['a day that is past', () => packFor('q@1', {}, { effectiveFrom: '2026-11-19' }), { field: 'effectiveFrom' }],
    ['another number', () => packFor('q@2', {}), { code: 'POLICY_VERSION_TAKEN', params: { pack: 'q@2', next: '1' } }],
    ['another place', () => packFor('q@1', {}, { centers: ['341322'] }), { code: 'OUTSIDE_JURISDICTION' }],
    ['the pack of the province', () => packFor('anhui@2', {}), { code: 'OUTSIDE_JURISDICTION' }],
    ['too long', () => packFor('q@1', {}, { note: '长'.repeat(21_000) }), { code: 'FIELD_TOO_LONG', field: 'draft' }],
  ])('writes and sends nothing: %s', async (_what, draft, expected) => {
    const [rows, sent] = [await before(), await outbox()];
    expect(refusal(await publish(draft()))).toMatchObject(expected);
    expect([await before(), await outbox()]).toEqual([rows, sent]);
  });

  it.each<[string, Who, string, string]>([
    ['a registrar', ['registrar', '340882'], 'county', 'NOT_PERMITTED'],
    ['somebody of another level', ['policy-administrator', '340000'], 'county', 'WRONG_LEVEL'],
    ['whoever supervises the cases that go by it', COUNTY, 'county', 'NOT_PERMITTED'],
    ['somebody of a township', PEOPLE.township, 'township', 'NOT_PERMITTED'],
  ])('comes from %s', async (_who, who, level, code) => {
    expect(refusal(await publish(packFor('q@1', {}), level, who))).toMatchObject({ code });
  });
});

describe('a published version', () => {
  it('N5: holds from its day on for new cases, and changes no open one', async () => {
    const { uid } = await register(hub, 'county', FORM);
    const chain = async (one: string) =>
      (await hub.rows<{ policy: string }>('county', `select policy from case_files where uid = '${one}'`))[0]?.policy;
    const old = await chain(uid);
    expect(old).toBe('base@1 anhui@1');

    const draft = packFor('qianshan@1', { ...citizen(4), 'closing.redoLimit': 1 });
    const { data, errors } = await publish(draft);
    expect(errors).toBeUndefined();
    expect(data.countyPublishPolicy).toEqual({ name: 'qianshan@1', centers: ['340882'], effectiveFrom: TODAY });
    expect(await termAt('340882', 'clock.citizen')).toEqual({
      key: 'clock.citizen',
      value: JSON.stringify({ unit: 'workday', n: 4 }),
      cite: 'qianshan〔2022〕1号 第1条',
      pack: 'qianshan@1',
      locked: false,
    });
    const after = await register(hub, 'county', FORM);
    expect([await chain(uid), await chain(after.uid)]).toEqual([old, 'base@1 anhui@1 qianshan@1']);
    expect(policyOfFile(service('county'), { policy: old ?? '', center: '340882', openedAt: '' }).chain).toBe(old);
    expect(await chainAt('341322')).toBe('base@1 anhui@1');
    expect(await act(hub, 'county', 'acceptCase', uid)).toMatchObject({ state: 'ACCEPTED' });
  });

  it('says who published it and when, and seeds say nobody', async () => {
    const [row, seed] = await hub.rows<{ pack: string; published_by: string | null; published_at: string }>(
      'county',
      "select * from policy_packs where pack in ('qianshan', 'songjiang') order by pack",
    );
    expect(row).toMatchObject({ published_by: 'policy-administrator@340882', published_at: now.toISOString() });
    expect(seed).toMatchObject({ published_by: null });
  });

  it('is told to every other level: below it holds, and above a case that rises is read with it', async () => {
    for (const level of ['township', 'city', 'province'] as const)
      await eventually(`the ${level} to hear of it`, async () => (await names(level)).includes('qianshan@1'));
    expect(await chainAt('340882100', 'township')).toBe('base@1 anhui@1 qianshan@1');
    const sent = await hub.rows<{ to_level: string; refusal: string | null }>(
      'county',
      "select * from outbox where topic = 'policy.published'",
    );
    expect(sent.map(({ to_level, refusal: why }) => [to_level, why]).sort()).toEqual([
      ['city', null],
      ['province', null],
      ['township', null],
    ]);
  });

  it('of the province reaches all three levels below, and locks what it says it locks', async () => {
    const draft = packOf('anhui@2', { 'closing.redoLimit': 1 }, { centers: ['340000'], effectiveFrom: TODAY });
    const locking = { ...draft, locks: ['closing.*'] };
    expect((await publish(locking, 'province', ['policy-administrator', '340000'])).errors).toBeUndefined();
    for (const level of ['city', 'county', 'township'] as const)
      await eventually(`the ${level} to hear of it`, async () => (await names(level)).includes('anhui@2'));
    expect(await termAt('340882', 'closing.redoLimit')).toMatchObject({ locked: true });
    expect(await termAt('340882', 'clock.citizen')).toMatchObject({ locked: false });
    expect(await termAt('340000', 'closing.redoLimit', 'province')).toMatchObject({ locked: false });
    const breaking = packFor('qianshan@2', { 'closing.redoLimit': 5 });
    expect(refusal(await publish(breaking))).toMatchObject({
      code: 'POLICY_KEY_LOCKED',
      field: 'closing.redoLimit',
      params: { key: 'closing.redoLimit', pack: 'qianshan@2', by: 'anhui@2', cite: 'anhui〔2022〕2号 第1条' },
    });
  });

  it('that begins later does not hold yet', async () => {
    const later = packFor('qianshan@2', citizen(5), { effectiveFrom: '2026-12-01' });
    expect((await publish(later)).errors).toBeUndefined();
    expect(await chainAt('340882')).toBe('base@1 anhui@2 qianshan@1');
    expect(await chainAt('340882', 'county', '2026-12-01')).toBe('base@1 anhui@2 qianshan@2');
  });

  it('is published once: of two people with the same number one is told so', async () => {
    const drafts = [citizen(3), citizen(5)].map(values => publish(packFor('qianshan@3', values)));
    const answers = await Promise.all(drafts);
    expect(answers.map(answer => refusal(answer).code ?? 'done').sort()).toEqual(['POLICY_VERSION_TAKEN', 'done']);
    expect((await names('county')).filter(name => name === 'qianshan@3')).toHaveLength(1);
  });
});

it('the directory has no rules: packs are the levels’ own', () => {
  const ruled = [...hub.services.values()].filter(({ policies }) => policies.length > 0).map(({ name }) => name);
  expect(ruled.sort()).toEqual([...LEVELS].sort());
});
