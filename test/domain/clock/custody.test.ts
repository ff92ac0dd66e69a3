import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASE_ACTS, type CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import {
  custody,
  custodyChanges,
  handedOver,
  handsAfter,
  handsBehind,
  NO_HANDS,
  type CustodyLine,
  type Holder,
  HOLDER_KINDS,
  holderAfter,
} from '../../../shared/domain/clock/custody.ts';
import { openMinutes } from '../../../shared/domain/clock/officeTime.ts';
import { beijing, instants, RULES } from './timing.ts';

const WINDOW: Holder = { kind: 'window', id: '340882' };
const TAX: Holder = { kind: 'department', id: '税务局' };
const CITIZEN: Holder = { kind: 'citizen', id: 'reporter' };
const REFORM_OFFICE: Holder = { kind: 'body', id: 'reformOffice' };
const CITY: Holder = { kind: 'center', id: '340800' };
const PROVINCE: Holder = { kind: 'center', id: '340000' };

const change = (at: string, holder: Holder | null) => ({ at: beijing(at), holder });

/** A custody ledger in short: who, from when, how many minutes. */
const short = (changes: Parameters<typeof custody>[0], until: string) =>
  custody(changes, beijing(until), RULES).map(({ holder, from, minutes }) => [holder.kind, from, minutes]);

describe('the custody ledger (N2)', () => {
  it('says who held a case from when to when, in office minutes', () => {
    const changes = [change('2026-10-09 16:30', WINDOW), change('2026-10-10 09:10', TAX)];
    expect(custody(changes, beijing('2026-10-12 10:00'), RULES)).toEqual([
      { holder: WINDOW, from: beijing('2026-10-09 16:30'), to: beijing('2026-10-10 09:10'), minutes: 40 },
      { holder: TAX, from: beijing('2026-10-10 09:10'), to: beijing('2026-10-12 10:00'), minutes: 380 + 60 },
    ]);
  });

  it('lets a holder that takes over from itself go on', () => {
    const changes = [
      change('2026-10-12 09:00', WINDOW),
      change('2026-10-12 09:10', { ...WINDOW }),
      change('2026-10-12 09:20', TAX),
      change('2026-10-12 09:30', { kind: 'department', id: '公安局' }),
      change('2026-10-12 09:40', WINDOW),
    ];
    expect(short(changes, '2026-10-12 10:00')).toEqual([
      ['window', beijing('2026-10-12 09:00'), 20],
      ['department', beijing('2026-10-12 09:20'), 10],
      ['department', beijing('2026-10-12 09:30'), 10],
      ['window', beijing('2026-10-12 09:40'), 20],
    ]);
  });

  it('does not know yet what comes later', () => {
    const changes = [change('2026-10-12 09:00', WINDOW), change('2026-10-12 10:00', TAX)];
    expect(short(changes, '2026-10-12 09:30')).toEqual([['window', beijing('2026-10-12 09:00'), 30]]);
    expect(short(changes, '2026-10-12 08:59')).toEqual([]);
    expect(short([], '2026-10-12 08:59')).toEqual([]);
  });

  it('says who has it now, though for no minute yet', () => {
    const changes = [change('2026-10-12 09:00', WINDOW), change('2026-10-12 10:00', TAX)];
    expect(short(changes, '2026-10-12 10:00').at(-1)).toEqual(['department', beijing('2026-10-12 10:00'), 0]);
  });

  it('has no line for the time in which nobody held it', () => {
    const changes = [
      change('2026-10-12 09:00', WINDOW),
      change('2026-10-12 10:00', null),
      change('2026-10-12 11:00', TAX),
    ];
    expect(short(changes, '2026-10-12 11:30')).toEqual([
      ['window', beijing('2026-10-12 09:00'), 60],
      ['department', beijing('2026-10-12 11:00'), 30],
    ]);
  });

  it('takes a change as no earlier than the one before it', () => {
    const changes = [change('2026-10-12 09:10', WINDOW), change('2026-10-12 09:05', TAX)];
    expect(short(changes, '2026-10-12 10:00')).toEqual([
      ['window', beijing('2026-10-12 09:10'), 0],
      ['department', beijing('2026-10-12 09:10'), 50],
    ]);
  });

  it('N2: its minutes add up to the age of the case in working time, to the minute', () => {
    const holders = fc.record({ kind: fc.constantFrom(...HOLDER_KINDS), id: fc.constantFrom('a', 'b') });
    const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 300_000 }), holders), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(instants, gaps, fc.integer({ min: 0, max: 600_000 }), (first, steps, rest) => {
        let time = Date.parse(first);
        const changes = steps.map(([gap, holder], i) => {
          if (i > 0) time += gap * 1_000;
          return { at: new Date(time).toISOString(), holder };
        });
        const until = new Date(time + rest * 1_000).toISOString();
        const ledger = custody(changes, until, RULES);
        expect(ledger.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(openMinutes(first, until, RULES));
        expect(ledger.every(({ holder }, i) => JSON.stringify(holder) !== JSON.stringify(ledger[i - 1]?.holder))).toBe(
          true,
        );
        expect(ledger.at(-1)?.to).toBe(until);
      }),
    );
  });
});

describe('who holds a case after a line of the ledger', () => {
  const line = (act: CaseAct, more: Partial<CustodyLine> = {}): CustodyLine => ({
    act,
    center: '340882',
    detail: {},
    previous: TAX,
    ...more,
  });
  const heard = (step: string, by: string) => ({ detail: { step, by } });

  it.each<[string, CustodyLine, Holder | null]>([
    ['LH-08: registered: the window', line('register', { previous: null }), WINDOW],
    ['taken on: the window', line('accept'), WINDOW],
    ['LH-25: sorted: the window', line('triage'), WINDOW],
    ['LH-29: assigned: the department', line('assign', { detail: { department: '税务局' }, previous: WINDOW }), TAX],
    [
      'SH-44: ruled on: the department that must act',
      line('arbitrate', { detail: { department: '税务局' }, previous: WINDOW }),
      TAX,
    ],
    ['N14: returned: the window', line('returnOrder'), WINDOW],
    ['LH-32: replied to: the window', line('replyOrder'), WINDOW],
    ['LH-13: material asked for: the citizen', line('requestMaterial'), CITIZEN],
    [
      'SH-19: the material has come: the department with the order',
      line('resume', { previous: CITIZEN, department: '税务局' }),
      TAX,
    ],
    ['SH-19: the material has come: the window without one', line('resume', { previous: CITIZEN }), WINDOW],
    [
      'after another pause: who had it',
      line('resume', { previous: REFORM_OFFICE, department: '税务局' }),
      REFORM_OFFICE,
    ],
    ['WL-72: consulted: the body', line('consult', { detail: { rung: 'reformOffice' } }), REFORM_OFFICE],
    ['WL-73: its answer: who held it before', line('direct', { previous: REFORM_OFFICE, beforeConsult: TAX }), TAX],
    ['WL-73: its answer: the window where nobody did', line('direct', { previous: REFORM_OFFICE }), WINDOW],
    ['an escalation that nobody has taken up: who asks', line('escalate'), TAX],
    ['one that only arrived above: who asks', line('hearStep', heard('receiveEscalation', '340800')), TAX],
    ['AH-32: one taken up: the center above', line('hearStep', heard('acceptEscalation', '340800')), CITY],
    [
      'one taken up higher still: that center',
      line('hearStep', { ...heard('acceptEscalation', '340000'), previous: CITY }),
      PROVINCE,
    ],
    ['decided above: the window', line('hearStep', { ...heard('decideEscalation', '340800'), previous: CITY }), WINDOW],
    [
      'returned from above: the window',
      line('hearStep', { ...heard('returnEscalation', '340800'), previous: CITY }),
      WINDOW,
    ],
    [
      'decided higher still: the center that was asked',
      line('hearStep', { ...heard('decideEscalation', '340000'), previous: PROVINCE, raisedTo: '340800' }),
      CITY,
    ],
    ['what the own center did, told back: no change', line('hearStep', heard('acceptEscalation', '340882')), TAX],
    ['an escalation from below: the window', line('receiveEscalation', { previous: null }), WINDOW],
    ['accepted from below: the window', line('acceptEscalation', { previous: WINDOW }), WINDOW],
    ['SJ-23: settled on the spot: the window', line('resolveOnSpot'), WINDOW],
    ['completed: the window', line('complete'), WINDOW],
    ['AH-29: fed back: the window', line('giveFeedback', { previous: WINDOW }), WINDOW],
    ['LH-37: to be redone: the window, until a new order goes out', line('redo', { previous: WINDOW }), WINDOW],
    ['LH-37: closed and to be redone after all: the window', line('redo', { previous: null }), WINDOW],
    ['SJ-19: objected to: the window', line('object', { previous: null }), WINDOW],
  ])('%s', (_rule, before, holder) => expect(holderAfter(before)).toEqual(holder));

  it.each<CaseAct>([
    ...(['refuse', 'refer', 'answer', 'withdraw', 'clear', 'deemClosed', 'closeExplained', 'archive'] as const),
    ...(['decideEscalation', 'returnEscalation'] as const),
  ])('%s: nobody', act => expect(holderAfter(line(act))).toBeNull());

  it('everything else leaves it in the hands it is in', () => {
    const moving = CASE_ACTS.filter(act => holderAfter(line(act, { previous: PROVINCE })) !== PROVINCE);
    const left = CASE_ACTS.filter(act => !moving.includes(act));
    expect(left.sort()).toEqual(
      [
        ...[
          'acceptConditionally',
          'adoptPolicy',
          'arbitrate',
          'arrive',
          'assign',
          'breach',
          'checkRemotely',
          'consult',
        ],
        ...[
          'anonymise',
          'attach',
          'contact',
          'openAttachment',
          'escalate',
          'extend',
          'handOver',
          'hearStep',
          'lapse',
          'logAction',
          'moveDue',
          'park',
          'pause',
        ],
        ...['rate', 'receiveOrder', 'resume', 'reveal', 'signOrder', 'summon', 'supplement', 'verifyFault', 'warn'],
      ].sort(),
    );
  });
});

describe('custody along a ledger', () => {
  const at = (minute: number) => beijing(`2026-10-12 09:${String(minute).padStart(2, '0')}`);
  const along = (...lines: [CaseAct, Record<string, string>?][]) =>
    custodyChanges(lines.map(([act, detail = {}], i) => ({ at: at(i), act, center: '340882', detail })));
  const holders = (...lines: [CaseAct, Record<string, string>?][]) => along(...lines).map(({ holder }) => holder);

  it('keeps the instant of each line', () => {
    expect(along(['register'], ['clear'])).toEqual([
      { at: at(0), holder: WINDOW },
      { at: at(1), holder: null },
    ]);
  });

  it('LH-13: remembers the department that waits for the citizen', () => {
    expect(
      holders(
        ['register'],
        ['accept'],
        ['assign', { department: '税务局' }],
        ['requestMaterial'],
        ['warn'],
        ['resume'],
      ),
    ).toEqual([WINDOW, WINDOW, TAX, CITIZEN, CITIZEN, TAX]);
  });

  it('forgets it once the order is answered', () => {
    expect(
      holders(['register'], ['assign', { department: '税务局' }], ['returnOrder'], ['requestMaterial'], ['resume']),
    ).toEqual([WINDOW, TAX, WINDOW, CITIZEN, WINDOW]);
  });

  it('WL-73: gives it back to who held it before a body was asked', () => {
    const consult: [CaseAct, Record<string, string>] = ['consult', { rung: 'reformOffice' }];
    expect(holders(['register'], ['assign', { department: '税务局' }], consult, ['direct'])).toEqual([
      ...[WINDOW, TAX],
      ...[REFORM_OFFICE, TAX],
    ]);
  });

  it('AH-32: follows a question up through the levels and back by the same way', () => {
    const heard = (step: string, by: string): [CaseAct, Record<string, string>] => ['hearStep', { step, by }];
    expect(
      holders(
        ['register'],
        ['escalate'],
        heard('acceptEscalation', '340800'),
        heard('escalate', '340800'),
        heard('acceptEscalation', '340000'),
        heard('decideEscalation', '340000'),
        heard('decideEscalation', '340800'),
        ['escalate'],
        heard('acceptEscalation', '340000'),
        heard('returnEscalation', '340000'),
      ),
    ).toEqual([WINDOW, WINDOW, CITY, CITY, PROVINCE, CITY, WINDOW, WINDOW, PROVINCE, WINDOW]);
  });
});

describe('in whose hands a file is, line by line (N2)', () => {
  const line = (at: string, act: CaseAct, detail: Record<string, string> = {}) => ({
    ...{ at: beijing(at), act, detail, center: '340882' },
  });

  it('tells what a line has ended, and nothing while it stays where it was', () => {
    const first = handsAfter(NO_HANDS, line('2026-10-12 09:00', 'register'));
    expect(first).toMatchObject({ previous: WINDOW, since: beijing('2026-10-12 09:00') });
    expect(handedOver(NO_HANDS, first, RULES)).toBeNull();
    const second = handsAfter(first, line('2026-10-12 10:00', 'accept'));
    expect(second.since).toBe(beijing('2026-10-12 09:00'));
    expect(handedOver(first, second, RULES)).toBeNull();
    const third = handsAfter(second, line('2026-10-12 14:00', 'assign', { department: '税务局' }));
    expect(handedOver(second, third, RULES)).toEqual({ by: 'window', minutes: 180 + 30 });
    const end = handsAfter(third, line('2026-10-12 14:10', 'withdraw'));
    expect(end.previous).toBeNull();
    expect(handedOver(third, end, RULES)).toEqual({ by: 'department', minutes: 10 });
  });

  it('remembers when a question went up and when one came', () => {
    const asked = handsAfter(NO_HANDS, line('2026-10-12 09:00', 'receiveEscalation'));
    const raised = handsAfter(asked, line('2026-10-12 10:00', 'escalate'));
    expect(raised).toMatchObject({ askedAt: beijing('2026-10-12 09:00'), raisedAt: beijing('2026-10-12 10:00') });
  });

  it('adds up, whatever happens, to what the custody ledger says', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            act: fc.constantFrom(...CASE_ACTS),
            gap: fc.integer({ min: 0, max: 900 }),
            step: fc.constantFrom('acceptEscalation', 'decideEscalation', 'returnEscalation'),
            by: fc.constantFrom('340882', '340800', '340000'),
          }),
          { minLength: 1, maxLength: 25 },
        ),
        steps => {
          let at = Date.parse(beijing('2026-10-12 09:00'));
          const lines = steps.map(({ act, gap, step, by }) => {
            at += gap * 60_000;
            const detail = { department: '税务局', rung: 'reformOffice', step, by };
            return { act, center: '340882', detail, at: new Date(at).toISOString() };
          });
          const until = new Date(at).toISOString();
          const spent = new Map<string, number>();
          let hands = NO_HANDS;
          for (const one of lines) {
            const next = handsAfter(hands, one);
            const held = handedOver(hands, next, RULES);
            if (held) spent.set(held.by, (spent.get(held.by) ?? 0) + held.minutes);
            hands = next;
          }
          expect(hands).toEqual(handsBehind(lines));
          const ledger = new Map<string, number>();
          for (const { holder, to, minutes } of custody(custodyChanges(lines), until, RULES))
            if (to !== until || hands.previous === null || hands.since === until)
              ledger.set(holder.kind, (ledger.get(holder.kind) ?? 0) + minutes);
          const some = (sums: Map<string, number>) => [...sums].filter(([, minutes]) => minutes > 0).sort();
          expect(some(spent)).toEqual(some(ledger));
        },
      ),
    );
  });
});
