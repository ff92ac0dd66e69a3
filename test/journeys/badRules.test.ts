import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PackVersion } from '../../shared/domain/policy/pack.ts';
import type { PolicyValues } from '../../shared/domain/policy/policy.ts';
import { PACK_FOLDER } from '../../subgraphs/capabilities/policy/keepPacks.ts';
import { packOf } from '../domain/policy/somePacks.ts';
import { Casework } from '../testkit/casework.ts';
import { type Asked, expectRefusal, stateOf } from '../testkit/expectRefusal.ts';
import type { Who } from '../testkit/hub.ts';

/** Rules and calendars that cannot hold, at the county and at the province. */
const CLERK: Who = ['registrar', '430524'];
const KEEPER: Who = ['policy-administrator', '430524'];
const PROVINCE: Who = ['policy-administrator', '430000'];
const TODAY = '2026-09-28';

const ofCounty = (values: Partial<PolicyValues>): PackVersion =>
  packOf('longhui@2', values, { centers: ['430524'], effectiveFrom: TODAY });
const ofCity = (values: Partial<PolicyValues>): PackVersion =>
  packOf('shaoyang@1', values, { centers: ['430500'], effectiveFrom: TODAY });

const LOCKED = { 'rating.scale': 'SATISFIED', 'rating.redoOn': [1] } as const;
const longhui = JSON.parse(readFileSync(join(PACK_FOLDER, 'longhui@1.json'), 'utf8'));
const DANGLING = { 'flow.stages': (longhui.terms['flow.stages'].value as PolicyValues['flow.stages']).slice(1) };
const unknownKey = (draft: PackVersion): object => ({
  ...draft,
  terms: { 'rating.scales': { value: 'HCP5', cite: '第一条' } },
});

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start(`${TODAY}T09:30`);
  const hunan = packOf('hunan@1', { 'rating.scale': 'HCP5' }, { centers: ['430000'], effectiveFrom: TODAY });
  const { document, variables } = publishing(PROVINCE, { ...hunan, locks: ['rating.scale'] });
  await desk.ask(PROVINCE, document, variables);
  await desk.runJobs();
}, 240_000);
afterAll(() => desk?.stop(), 30_000);

const publishing = (who: Who, draft: object): Asked => ({
  who,
  document: `mutation ($draft: String!) { ${desk.levelOf(who[1])}PublishPolicy(draft: $draft) { name } }`,
  variables: { draft: JSON.stringify(draft) },
});

const loading = (notice: unknown, who = PROVINCE): Asked => ({
  who,
  document: 'mutation ($notice: String!) { provinceLoadNotice(notice: $notice) { year } }',
  variables: { notice: typeof notice === 'string' ? notice : JSON.stringify(notice) },
});

const says = (text: string): unknown => expect.stringContaining(text);

interface Draft {
  who: Who;
  draft: () => object;
}
const COUNTY_OR_PROVINCE = (make: (of: typeof ofCounty) => object): [string, Draft][] => [
  ['county', { who: KEEPER, draft: () => make(ofCounty) }],
  ['province', { who: PROVINCE, draft: () => make(ofCity) }],
];

describe.each<[string, (of: typeof ofCounty) => object, object, object]>([
  [
    'SJ-63: an unknown key',
    of => unknownKey(of({})),
    {
      code: 'POLICY_KEY_UNKNOWN',
      field: 'rating.scales',
      params: { key: 'rating.scales', nearest: 'rating.scale' },
    },
    { code: 'POLICY_KEY_UNKNOWN', key: 'rating.scales' },
  ],
  [
    'LH-36: a key that the province has locked',
    of => of(LOCKED),
    {
      code: 'POLICY_KEY_LOCKED',
      field: 'rating.scale',
      params: { key: 'rating.scale', by: 'hunan@1', cite: says('hunan〔2022〕1号') },
    },
    { code: 'POLICY_KEY_LOCKED', key: 'rating.scale' },
  ],
  [
    'SJ-21: a state that no stage names',
    of => of(DANGLING),
    {
      code: 'POLICY_STATE_DANGLING',
      field: 'flow.stages',
      params: { key: 'flow.stages', what: 'stateMissing', at: 'registered', cite: says('第1条') },
    },
    { code: 'POLICY_STATE_DANGLING', key: 'flow.stages' },
  ],
])('a pack with %s', (_what, make, refusal, fault) => {
  it.each(COUNTY_OR_PROVINCE(make))('is refused at the %s, and nothing is written', (_level, { who, draft }) =>
    expectRefusal(desk, publishing(who, draft()), refusal),
  );

  it.each(COUNTY_OR_PROVINCE(make))(
    'N5: is told of by a rehearsal at the %s as well',
    async (level, { who, draft }) => {
      const before = await stateOf(desk);
      const query = `query ($center: ID!, $draft: String!) {
      found: ${level}PolicyWhatIf(center: $center, draft: $draft) { checked findings { uid } fault { code key } } }`;
      const { found } = await desk.ask(who, query, { center: who[1], draft: JSON.stringify(draft()) });
      expect(found).toEqual({ checked: 0, findings: [], fault });
      expect(await stateOf(desk)).toEqual(before);
    },
  );
});

it('LH-36: the same value as the locked one is no other value, and is published', async () => {
  const { document, variables } = publishing(KEEPER, ofCounty({ 'rating.scale': 'HCP5' }));
  await desk.ask(KEEPER, document, variables);
  expect((await desk.policy(CLERK)).chain).toBe('base@1 hunan@1 longhui@2');
});

describe('a calendar file', () => {
  const PAPERS = ['国办发明电〔2026〕11号'];
  const DAYS = Array.from({ length: 10 }, (_, i) => ({ name: '春节', date: `2027-02-${10 + i}`, isOffDay: true }));

  it.each<[string, unknown, object]>([
    ['without papers', { year: 2027, days: DAYS }, { params: { reason: says('papers') } }],
    ['with an empty list of papers', { year: 2027, papers: [], days: DAYS }, { params: { reason: says('papers') } }],
    ['that is no JSON', '放假', { field: 'notice', params: { reason: 'JSON' } }],
    [
      'that makes up work on a Monday',
      { year: 2027, papers: PAPERS, days: [...DAYS, { name: '春节', date: '2027-02-01', isOffDay: false }] },
      { params: { reason: says('2027-02-01') } },
    ],
    [
      'whose days lie in another year',
      { year: 2028, papers: PAPERS, days: [...DAYS, { name: '元旦', date: '2026-01-01', isOffDay: true }] },
      { params: { reason: says('2026-01-01') } },
    ],
  ])('N4: %s is refused, and nothing is written', (_what, notice, refusal) =>
    expectRefusal(desk, loading(notice), { code: 'CALENDAR_INVALID', ...refusal }),
  );

  it('N4: of the whole country is not a county’s to load', () =>
    expectRefusal(
      desk,
      {
        ...loading({ year: 2027, papers: PAPERS, days: DAYS }, KEEPER),
        document: 'mutation ($notice: String!) { countyLoadNotice(notice: $notice) { year } }',
      },
      { code: 'WRONG_LEVEL' },
    ));

  it('N4: that was refused is not known afterwards; the same with its paper is', async () => {
    const query = '{ provinceCalendar(center: "430524", from: "2027-02-11", to: "2027-02-11") { known kind } }';
    expect((await desk.ask(PROVINCE, query)).provinceCalendar).toEqual([{ known: false, kind: 'WORKDAY' }]);
    const { document, variables } = loading({ year: 2027, papers: PAPERS, days: DAYS });
    await desk.ask(PROVINCE, document, variables);
    expect((await desk.ask(PROVINCE, query)).provinceCalendar).toEqual([{ known: true, kind: 'HOLIDAY' }]);
  });
});
