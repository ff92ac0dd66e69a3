import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type CaseAct,
  type CaseState,
  CLEARED,
  OPEN,
  SETTLING,
  stateAfter,
} from '../../shared/domain/case/lifecycle.ts';
import { beijingDay } from '../../shared/domain/clock/workdays.ts';
import { Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';
import { officeMinutes } from '../testkit/officeMinutes.ts';
import type { ReadFile } from '../testkit/readFile.ts';
import { type Draw, type Step, walk } from '../testkit/walk.ts';

const MONDAY = '2026-09-28T09:30';
const MATTER = { title: '多次未办成', item: '不动产登记', causes: ['RULES_NOT_MET'] };
const PLACES = ['310117', '340882', '310109', '310114', '310107', '430524', '331081'];

const draw: fc.Arbitrary<Draw> = fc.record({
  who: fc.nat({ max: 3 }),
  act: fc.nat({ max: 500 }),
  minutes: fc.integer({ min: 1, max: 300 }),
  end: fc.integer({ min: 0, max: 9 }).map(n => n === 0),
});
const walks = fc.tuple(fc.constantFrom(...PLACES), fc.array(draw, { minLength: 6, maxLength: 16 }));

/** `AWAITING_MATERIAL` as the lifecycle spells it: `awaitingMaterial`. */
const word = (name: string) => name.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const owed = ({ state }: ReadFile) => [...OPEN, ...SETTLING].includes(word(state) as CaseState);

let work: Casework;
beforeAll(async () => {
  work = await Casework.start(MONDAY);
}, 240_000);
afterAll(() => work?.stop(), 30_000);

/** Walks through the hub with cases of many places, and looks at every step. */
const onEveryStep = (check: (step: Step) => void) =>
  fc.assert(
    fc.asyncProperty(walks, async ([center, draws]) => {
      work.setTime(MONDAY);
      for (const step of await walk(work, center, draws)) check(step);
    }),
    { numRuns: 8, interruptAfterTimeLimit: 60_000 },
  );

/** What nobody held: from an act that closed a case until a late bad rating opened it again (LH-37). */
const gaps = ({ custody }: ReadFile) =>
  custody.slice(1).flatMap(({ from: to }, i) => {
    const from = custody[i]?.to ?? '';
    return from === to ? [] : [{ from, to }];
  });

describe('whatever is done to a case by those who may do it', () => {
  it(
    'N2: the citizen’s date does not move, but by an extension, and then it is later',
    () =>
      onEveryStep(({ act, before, after }) => {
        if (act === 'EXTEND') expect(after.dueOn > before.dueOn).toBe(true);
        else expect([act, after.dueOn]).toEqual([act, before.dueOn]);
      }),
    90_000,
  );

  it(
    'N2: the minutes of all hands add up to the age of the case in office minutes, while anybody holds it',
    () =>
      onEveryStep(({ after }) => {
        const { custody, registeredAt, entries } = after;
        for (const { from, to, minutes } of custody) expect(minutes).toBe(officeMinutes(from, to));
        expect(custody[0]?.from).toBe(registeredAt);
        for (const { from, to } of gaps(after)) {
          const closing = entries.findLast(({ at }) => at === from);
          expect(CLEARED).toContain(word(closing?.to ?? ''));
          expect(entries.filter(({ at }) => at === to).map(({ act }) => act)).toContain('REDO');
        }
        const spent = custody.reduce((sum, { minutes }) => sum + minutes, 0);
        const rest = gaps(after).reduce((sum, { from, to }) => sum + officeMinutes(from, to), 0);
        expect(spent + rest).toBe(officeMinutes(registeredAt, custody.at(-1)?.to ?? ''));
      }),
    90_000,
  );

  it(
    'LH-08, LH-20: somebody answers for it, and somebody has it in hand as long as anything is owed',
    () =>
      onEveryStep(({ act, before, after, at }) => {
        expect(after.owner).not.toBe('');
        if (act !== 'HAND_OVER') expect([act, after.owner]).toEqual([act, before.owner]);
        const held = after.custody.at(-1)?.to === at;
        if (owed(after)) expect([act, held]).toEqual([act, true]);
      }),
    90_000,
  );

  it(
    'N13: its ledger, replayed line by line, gives the state in which it stands',
    () =>
      onEveryStep(({ after }) => {
        let state: string | null = null;
        for (const { act, from, to } of after.entries) {
          expect([act, from]).toEqual([act, state]);
          const next = from === null ? 'registered' : stateAfter(word(from) as CaseState, word(act) as CaseAct);
          expect([act, word(to)]).toEqual([act, next]);
          state = to;
        }
        expect(state).toBe(after.state);
      }),
    90_000,
  );
});

/** Any county’s next version of its pack: other limits, another doctrine, other steps, classes and refusals. */
const changes = fc.record({
  'clock.citizen': fc.integer({ min: 1, max: 20 }).map(n => ({ unit: 'workday', n })),
  'clock.transfer': fc.option(fc.constant({ unit: 'officeMinute', n: 30 })),
  'clock.extension': fc.option(fc.constant({ capWorkdays: 20, capMeans: 'ADDED', times: 3 })),
  'closing.doctrine': fc.constantFrom('DEEMED_IF_NO_OBJECTION', 'FEEDBACK_GIVEN', 'RATED', 'SATISFIED_ONLY'),
  'closing.park': fc.constant({ by: '工作小组', reviewEvery: 'month' }),
  'rating.scale': fc.constantFrom('HCP5', 'SATISFIED'),
  'rating.redoOn': fc.constantFrom([1], []),
  'triage.refusal': fc.constantFrom('REASON', 'EXCLUDED_ONLY', 'NO_VETO', 'REFER_ONWARD'),
  'flow.requires': fc.constantFrom([], ['triage'], ['triage', 'assign', 'consult']),
});

describe('N5: a version that is published', () => {
  const COUNTY = '310117';
  const REGISTRAR: Who = ['registrar', COUNTY];
  const PUBLISH = 'mutation ($draft: String!) { countyPublishPolicy(draft: $draft) { name } }';

  /** Publishes the next version of the county’s pack with other values, and answers its name. */
  async function publish(values: Record<string, unknown>): Promise<string> {
    const known = work.service('county').policies.filter(({ pack }) => pack === 'songjiang');
    const last = known.sort((a, b) => b.version - a.version)[0];
    if (!last) throw new Error('the county has no pack');
    const terms = Object.entries(values).map(([key, value]) => [key, { value, cite: '修订', rules: [] }]);
    const draft = { ...last, version: last.version + 1, terms: { ...last.terms, ...Object.fromEntries(terms) } };
    const text = JSON.stringify({ ...draft, effectiveFrom: beijingDay(new Date(work.instant)) });
    const { countyPublishPolicy } = await work.ask(['policy-administrator', COUNTY], PUBLISH, { draft: text });
    return countyPublishPolicy.name as string;
  }

  it('changes no open case: not its rules, its date, its limits or what may be done next; a new one goes by it', async () => {
    await fc.assert(
      fc.asyncProperty(walks, changes, async ([, draws], values) => {
        const steps = await walk(work, COUNTY, draws);
        const uid = steps.at(-1)?.after.uid ?? (await work.register(REGISTRAR, MATTER)).uid;
        await work.runJobs();
        const before = await work.file(REGISTRAR, uid);
        const name = await publish(values);
        expect(await work.file(REGISTRAR, uid)).toEqual(before);
        const fresh = await work.register(REGISTRAR, MATTER);
        expect(fresh.policyChain).toBe(`base@1 shanghai@1 ${name}`);
        const [start] = fresh.clocks.find(({ kind }) => kind === 'CITIZEN')?.why ?? [];
        expect(start).toMatchObject({
          pack: name,
          text: expect.stringContaining(`时限 ${values['clock.citizen'].n} 个工作日`),
        });
      }),
      { numRuns: 10, interruptAfterTimeLimit: 60_000 },
    );
  }, 240_000);
});
