import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ClockEvent, readClock } from '../../../shared/domain/clock/clock.ts';
import { type ExtensionAsk, extendClock, type ExtensionWish } from '../../../shared/domain/clock/extension.ts';
import type { ExtensionRule } from '../../../shared/domain/policy/policy.ts';
import { refusalOf } from '../refusalOf.ts';
import { anyRules, beijing, courses, extend, minutes, pause, resume, RULES, start, stop, workdays } from './timing.ts';

const TOTAL: ExtensionRule = { capWorkdays: 10, capMeans: 'TOTAL', times: 1 };
const ADDED: ExtensionRule = { ...TOTAL, capMeans: 'ADDED' };

/** Due on 10-13; the tenth counted day is 10-22, the thirteenth 10-27. */
const BEGUN = start('2026-10-09 10:00', workdays(3));

const wish = (ask: ExtensionAsk, more: Partial<ExtensionWish> = {}): ExtensionWish => ({
  events: [BEGUN],
  rule: TOTAL,
  base: workdays(3),
  ask,
  at: beijing('2026-10-12 10:00'),
  rules: RULES,
  cite: '第十二条',
  pack: 'longhui@1',
  ...more,
});

/** A refusal of the rule says where the rule stands. */
const SAID = { key: 'clock.extension', cite: '第十二条', pack: 'longhui@1' };

const dueAfter = (asked: ExtensionWish) => readClock([...asked.events, extendClock(asked)], asked.rules).dueOn;

describe('an extension', () => {
  it('LH-33: by further days states one new total, and where it comes from', () => {
    expect(extendClock(wish({ workdays: 2 }))).toEqual({
      event: 'extend',
      at: beijing('2026-10-12 10:00'),
      limit: workdays(5),
      until: null,
      cite: '第十二条',
      pack: 'longhui@1',
    });
    expect(dueAfter(wish({ workdays: 2 }))).toBe('2026-10-15');
  });

  it('LH-33: by a named day states that day, and the total it comes to', () => {
    expect(extendClock(wish({ until: '2026-10-19' }))).toMatchObject({ limit: workdays(7), until: '2026-10-19' });
    expect(dueAfter(wish({ until: '2026-10-19' }))).toBe('2026-10-19');
  });

  it('leaves out paused days', () => {
    const events = [BEGUN, pause('2026-10-10 10:00'), resume('2026-10-14 10:00')]; // due on 10-16
    const asked = wish({ workdays: 1 }, { events, at: beijing('2026-10-14 11:00') });
    expect(extendClock(asked).limit).toEqual(workdays(4));
    expect(dueAfter(asked)).toBe('2026-10-19');
  });

  it('of a paused clock is a number of days, not a day', () => {
    const events = [BEGUN, pause('2026-10-10 10:00')];
    expect(extendClock(wish({ workdays: 2 }, { events })).limit).toEqual(workdays(5));
    expect(refusalOf(() => extendClock(wish({ until: '2026-10-19' }, { events })))).toEqual({
      code: 'FIELD_INVALID',
      field: 'until',
    });
  });

  it('goes on from a day that was named before', () => {
    const events = [BEGUN, extend('2026-10-12 09:00', '2026-10-19')];
    const asked = wish({ workdays: 1 }, { events, rule: { ...TOTAL, times: 2 } });
    expect(extendClock(asked).limit).toEqual(workdays(8));
    expect(dueAfter(asked)).toBe('2026-10-20');
  });

  it('may name the very day, when the limit had passed before the clock began (N2)', () => {
    const events = [BEGUN, extend('2026-10-09 10:00', '2026-09-29')];
    const asked = wish({ until: '2026-10-09' }, { events, at: BEGUN.at, rule: { ...TOTAL, times: 2 } });
    expect(dueAfter(asked)).toBe('2026-10-09');
  });
});

describe('LH-34: the cap of ten working days', () => {
  it.each<[string, ExtensionRule, ExtensionAsk, string]>([
    ['TOTAL', TOTAL, { workdays: 7 }, '2026-10-22'],
    ['TOTAL', TOTAL, { until: '2026-10-22' }, '2026-10-22'],
    ['ADDED', ADDED, { workdays: 10 }, '2026-10-27'],
    ['ADDED', ADDED, { until: '2026-10-27' }, '2026-10-27'],
  ])('Q1: counted as %s allows its last day', (_means, rule, ask, due) => {
    expect(dueAfter(wish(ask, { rule }))).toBe(due);
  });

  it.each<[string, ExtensionRule, ExtensionAsk, string, string]>([
    ['TOTAL', TOTAL, { workdays: 8 }, '2026-10-22', '2026-10-23'],
    ['TOTAL', TOTAL, { until: '2026-10-23' }, '2026-10-22', '2026-10-23'],
    ['ADDED', ADDED, { workdays: 11 }, '2026-10-27', '2026-10-28'],
    ['ADDED', ADDED, { until: '2026-12-31' }, '2026-10-27', '2026-12-31'],
  ])('Q1: counted as %s refuses the day after, and says which is the latest', (_means, rule, ask, latest, asked) => {
    expect(refusalOf(() => extendClock(wish(ask, { rule })))).toEqual({
      code: 'EXTENSION_BEYOND_CAP',
      params: { cap: '10', latest, asked, ...SAID },
    });
  });

  it('measures a named day by its date, though it lies in a pause that came too late', () => {
    const events = [BEGUN, pause('2026-10-14 10:00'), resume('2026-10-20 10:00')]; // the fourth counted day is 10-14
    const rule: ExtensionRule = { ...TOTAL, capWorkdays: 4 };
    const asked = { events, rule, at: beijing('2026-10-20 11:00') };
    expect(refusalOf(() => extendClock(wish({ until: '2026-10-20' }, asked)))?.params).toMatchObject({
      latest: '2026-10-14',
      asked: '2026-10-20',
    });
  });

  it('leaves out paused days', () => {
    const events = [BEGUN, pause('2026-10-10 10:00'), resume('2026-10-14 10:00')];
    const asked = { events, at: beijing('2026-10-14 11:00') };
    expect(dueAfter(wish({ workdays: 7 }, asked))).toBe('2026-10-27');
    expect(refusalOf(() => extendClock(wish({ workdays: 8 }, asked)))?.code).toBe('EXTENSION_BEYOND_CAP');
  });
});

describe('refuses', () => {
  const unforeseen = { code: 'EXTENSION_NOT_FORESEEN', params: SAID };
  const day = { code: 'FIELD_INVALID', field: 'until' };
  const number = { code: 'FIELD_INVALID', field: 'workdays' };
  const extended = [BEGUN, extend('2026-10-10 10:00', workdays(5))];
  const overdue = { at: beijing('2026-10-19 10:00') };

  it.each<[string, ExtensionWish, object]>([
    ['what the policy does not foresee', wish({ workdays: 1 }, { rule: null }), unforeseen],
    ['a limit of minutes', wish({ workdays: 1 }, { events: [start('2026-10-12 09:00', minutes(30))] }), unforeseen],
    [
      'a second extension',
      wish({ workdays: 1 }, { events: extended }),
      { code: 'EXTENSION_USED', params: { times: '1', ...SAID } },
    ],
    [
      'a third where two are allowed',
      wish(
        { workdays: 1 },
        { events: [...extended, extend('2026-10-12 09:00', workdays(6))], rule: { ...TOTAL, times: 2 } },
      ),
      { code: 'EXTENSION_USED', params: { times: '2', ...SAID } },
    ],
    ['no more days', wish({ workdays: 0 }), number],
    ['fewer days', wish({ workdays: -1 }), number],
    ['half a day', wish({ workdays: 0.5 }), number],
    ['no number', wish({ workdays: Number.NaN }), number],
    ['the present last day', wish({ until: '2026-10-13' }), day],
    ['an earlier day', wish({ until: '2026-10-12' }), day],
    ['a weekend', wish({ until: '2026-10-17' }), day],
    ['a day that is past', wish({ until: '2026-10-16' }, overdue), day],
    ['a day that there is not', wish({ until: '2026-11-31' }), day],
    ['something else', wish({ until: 'next week' }), day],
    ['an instant', wish({ until: '2026-10-19T10:00:00Z' }), day],
    [
      'N4: a day that no notice covers yet',
      wish({ until: '2027-01-04' }),
      { code: 'CALENDAR_UNPUBLISHED', field: 'until', params: { year: '2027' } },
    ],
  ])('LH-33, LH-34: %s', (_what, asked, refusal) => {
    expect(refusalOf(() => extendClock(asked))).toEqual(refusal);
  });

  it('a stopped clock: that is a fault of the program', () => {
    expect(() => extendClock(wish({ workdays: 1 }, { events: [BEGUN, stop('2026-10-10 10:00')] }))).toThrow(RangeError);
  });
});

it('whatever happened before, what is granted is later, and within the cap', () => {
  fc.assert(
    fc.property(
      courses('workday'),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 40 }),
      anyRules,
      (events, more, capWorkdays, rules) => {
        const rule = { capWorkdays, capMeans: 'TOTAL', times: 9 } as const;
        const asked = { events, rule, base: workdays(3), at: events.at(-1)!.at, rules, cite: '', pack: '' };
        const before = readClock(events, rules);
        let event: ClockEvent | undefined;
        const refusal = refusalOf(() => (event = extendClock({ ...asked, ask: { workdays: more } })));
        const total = events.flatMap(known => ('limit' in known ? [known.limit.n] : [])).at(-1)! + more;
        expect(refusal?.code).toBe(total > capWorkdays ? 'EXTENSION_BEYOND_CAP' : undefined);
        if (event) expect(readClock([...events, event], rules).dueAt > before.dueAt).toBe(true);
      },
    ),
  );
});
