import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PackVersion } from '../../shared/domain/policy/pack.ts';
import type { PolicyValues } from '../../shared/domain/policy/policy.ts';
import { CaseFile } from '../../subgraphs/capabilities/cases/CaseFile.ts';
import { store } from '../../subgraphs/capabilities/policy/keepPacks.ts';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { packOf } from '../domain/policy/somePacks.ts';
import { type Answer, startTestHub, type TestHub, type Who } from '../testkit/hub.ts';
import { PEOPLE, register } from '../testkit/people.ts';

const TODAY = '2026-11-20';
const COUNTY: Who = PEOPLE.county;
const citizen = (n: number): Partial<PolicyValues> => ({ 'clock.citizen': { unit: 'workday', n } });
const packFor = (name: string, values: Partial<PolicyValues>, more: Partial<PackVersion> = {}) =>
  packOf(name, values, { centers: ['340882'], effectiveFrom: TODAY, ...more });
/** What the form of these centers asks for beside the rest. */
const FORM = { item: '医保报销' };

let hub: TestHub;
let now = new Date(`${TODAY}T02:00:00.000Z`);
beforeAll(async () => {
  hub = await startTestHub('one process', 'sqlite', {}, { now: () => now, tampered: true });
  const { database } = hub.services.get('county') as Service;
  const upper = packOf('upper@1', { 'closing.redoLimit': 2 }, { centers: ['340800'], locks: ['closing.redoLimit'] });
  await database.write(tx => store(tx, upper, now, null));
}, 240_000);
afterAll(() => hub?.stop());

const packs = () => hub.rows('county', 'select pack, version from policy_packs order by pack, version');

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;

describe('a rehearsal', () => {
  const whatIf = (draft: unknown, center = '340882', who: Who = COUNTY, since?: string) =>
    hub.ask(
      who,
      `query ($center: ID!, $draft: String!, $since: LocalDate) {
        countyPolicyWhatIf(center: $center, draft: $draft, since: $since) {
          checked findings { uid kind key before after } fault { code key details { name text } } } }`,
      { center, draft: typeof draft === 'string' ? draft : JSON.stringify(draft), since },
    );
  const found = async (...args: Parameters<typeof whatIf>) => (await whatIf(...args)).data.countyPolicyWhatIf;

  it('tells which open case would be late today, and changes nothing', async () => {
    const { uid } = await register(hub, 'county', FORM);
    const before = await packs();
    now = new Date('2026-11-25T02:00:00.000Z'); // three working days later
    const { checked, findings, fault } = await found(packFor('qianshan@1', { ...citizen(2), 'clock.result': null }));
    expect(fault).toBeNull();
    expect(checked).toBe(1);
    expect(findings).toContainEqual({
      uid,
      kind: 'LATE',
      key: 'clock.citizen',
      before: expect.stringMatching(/^2026-/),
      after: '2026-11-24',
    });
    expect(await packs()).toEqual(before);
  });

  it('looks at the cases since a day only, and of the area only', async () => {
    const draft = packFor('qianshan@1', citizen(2));
    expect(await found(draft, '340882', COUNTY, '2026-11-26')).toMatchObject({ checked: 0, findings: [], fault: null });
    await register(hub, 'county', FORM, ['registrar', '340881']);
    const [one, all] = [
      await found(draft),
      await found({ ...draft, pack: 'upper', centers: ['340800'] }, '340800', PEOPLE.city),
    ];
    expect(all.checked).toBe(one.checked + 1);
  });

  it.each<[string, unknown, object]>([
    ['cannot be read', '{', { code: 'POLICY_VALUE_INVALID', key: 'pack' }],
    ['breaks a lock', packFor('qianshan@1', { 'closing.redoLimit': 99 }), { code: 'POLICY_KEY_LOCKED' }],
    [
      'does not fit what it inherits',
      packFor('qianshan@1', { 'clock.officeHours': [] }),
      { code: 'POLICY_VALUE_INVALID', key: 'clock.officeHours' },
    ],
    ['holds elsewhere', packFor('qianshan@1', {}, { centers: ['340881'] }), { key: 'centers' }],
  ])('says what is wrong with a draft that %s', async (_what, draft, fault) => {
    expect(await found(draft)).toMatchObject({ checked: 0, findings: [], fault });
  });

  it('is for those who may see the cases', async () => {
    const draft = packFor('qianshan@1', {});
    expect(codeOf(await whatIf(draft, '340882', PEOPLE.stranger))).toBe('OUTSIDE_JURISDICTION');
    expect(codeOf(await whatIf(draft, '340882', ['citizen', '340882']))).toBe('NOT_PERMITTED');
    expect(codeOf(await whatIf(draft, '999999'))).toBe('CENTER_UNKNOWN');
  });

  it.each<[string, Partial<CaseFile>, Partial<PolicyValues>, string[]]>([
    [
      'LH-10: a refusal, also of a file that is archived',
      { state: 'archived', outcome: 'REFUSED', exclusion: 'litigation' },
      { 'triage.refusal': 'NO_VETO' },
      ['NOT_REFUSABLE'],
    ],
    [
      'a class',
      { state: 'paused', classCode: 'urgent' },
      { 'triage.classes': [{ code: 'only', name: '一类', provincial: 'ready' }] },
      ['CLASS_UNKNOWN'],
    ],
    [
      'a day of the result',
      { state: 'completed', completedAt: '2026-11-25T02:00:00.000Z', kind: 'consultation' },
      citizen(1),
      ['LATE'],
    ],
    [
      'LH-37: a rating',
      { state: 'cleared', completedAt: `${TODAY}T03:00:00.000Z`, rating: 1, outcome: 'SOLVED' },
      {
        'closing.doctrine': 'SATISFIED_ONLY',
        'rating.scale': 'SATISFIED',
        'rating.redoOn': [1],
        'rating.satisfiedFrom': 5,
      },
      ['NOT_REOPENED'],
    ],
    [
      'a redo: its first answer is not known, so nothing is said of its date',
      { state: 'completed', completedAt: '2026-11-25T02:00:00.000Z', redos: 1 },
      citizen(1),
      [],
    ],
  ])('reads from a past file %s', async (_what, columns, values, kinds) => {
    const { uid } = await register(hub, 'county', FORM, ['registrar', '340882']);
    const { database } = hub.services.get('county') as Service;
    await database.write(tx =>
      tx.update(CaseFile, { uid }, { registeredAt: `${TODAY}T02:00:00.000Z`, ...columns } as never),
    );
    const { findings } = await found(packFor('qianshan@1', values));
    const own = findings.filter((finding: { uid: string }) => finding.uid === uid);
    expect(own.map(({ kind }: { kind: string }) => kind)).toEqual(kinds);
  });
});
