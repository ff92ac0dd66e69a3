import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASE_ACTS, CASE_STATES, OPEN } from '../../../shared/domain/case/lifecycle.ts';
import { CAUSES } from '../../../shared/domain/case/causes.ts';
import { OUTCOMES } from '../../../shared/domain/policy/crosswalk.ts';
import { CHANNELS, PROVINCIAL_CLASSES, RECORD_KINDS } from '../../../shared/domain/policy/policy.ts';
import {
  type Cell,
  cellName,
  changesOf,
  type CountedLine,
  happenedCells,
  NOW,
  standingCells,
} from '../../../shared/domain/tally/cells.ts';
import type { Counted } from '../../../shared/domain/tally/counted.ts';

const counted = (more: Partial<Counted> = {}): Counted => ({
  ...{ state: 'handling', kind: 'case', channel: 'window', class: 'complex', item: '食品经营许可证' },
  ...{ causes: ['other'], departments: ['fire'], raised: null, asked: null, outcome: null, rating: null },
  ...{ dueOn: '2026-09-30', completed: false, onTime: null, took: null },
  ...more,
});

const line = (more: Partial<CountedLine> = {}): CountedLine => ({
  ...{ act: 'logAction', from: 'handling', to: 'handling', at: '2026-09-28T16:30:00.000Z', detail: {} },
  counted: counted(),
  ...more,
});

const names = (cells: readonly Cell[]) => cells.map(cellName).sort();
/** Without those of the month, which say the same again. */
const ofDays = (cells: readonly Cell[]) => names(cells.filter(({ span }) => !span.startsWith('M')));
const changed = (before: Counted | null, after: CountedLine) =>
  changesOf(before, after).map(change => `${cellName(change)} ${change.by > 0 ? '+' : ''}${change.by}`);

describe('how things stand', () => {
  it('has an open file under all that it can be asked by', () =>
    expect(names(standingCells(counted()))).toEqual([
      ...['files|state||handling', 'open|all||', 'open|cause||other', 'open|channel||window', 'open|class||complex'],
      ...[
        'open|department||fire',
        'open|dueMonth||M2026-09',
        'open|dueOn||2026-09-30',
        'open|item||食品经营许可证',
        'open|kind||case',
      ],
      ...['open|source||window', 'registered|all||'],
    ]));

  it('has a closed file under how it came out', () =>
    expect(
      names(
        standingCells(
          counted({ state: 'cleared', completed: true, outcome: 'SOLVED', rating: 3, onTime: true, took: 2 }),
        ),
      ),
    ).toEqual([
      ...['closed|onTime||yes', 'completed|all||', 'ended|outcome||SOLVED', 'files|state||cleared', 'rated|rating||3'],
      'registered|all||',
    ]));

  it.each([
    ['AH-13: a question is no case', { kind: 'consultation' }, 'consultations|all||', 'registered|all||'],
    ['AH-32: what came from below was not registered here', { asked: 'open' }, 'waiting|all||', 'registered|all||'],
    ['what was accepted waits no more', { asked: 'accepted' }, 'received|all||', 'waiting|all||'],
    ['a question upward stands until it is decided', { raised: 'accepted' }, 'escalated|all||', 'received|all||'],
    ['Q6: what is parked is no result', { state: 'parked', completed: true }, 'files|state||parked', 'completed|all||'],
  ] as [string, Partial<Counted>, string, string][])('%s', (_rule, more, there, notThere) => {
    const cells = names(standingCells(counted(more)));
    expect(cells).toContain(there);
    expect(cells).not.toContain(notThere);
  });
});

describe('N2: whose hands, and which way', () => {
  it('has a file under who has it, and a question under both who asked and who was asked, while it is not answered', () => {
    const cells = (more: Partial<Counted>) =>
      names(standingCells(counted(more))).filter(name => /^(held|flow)/.test(name));
    expect(cells({ hand: 'department' })).toEqual(['held|holder||department']);
    expect(cells({ raised: 'open', raisedTo: '340800', asked: 'accepted', askedBy: '340882100' })).toEqual([
      'flow|asked||accepted|340882100',
      'flow|raised||open|340800',
    ]);
    expect(cells({ raised: 'decided', raisedTo: '340800', asked: 'returned', askedBy: '340882100' })).toEqual([]);
  });

  it('counts a stay once by its rung, and its minutes as so many', () =>
    expect(changed(counted(), line({ counted: counted({ held: { by: 'window', minutes: 95 } }) }))).toEqual([
      'done|act|2026-09-29|logAction +1',
      'done|act|M2026-09|logAction +1',
      'held|minutes|2026-09-29|window +95',
      'held|minutes|M2026-09|window +95',
      'held|within|2026-09-29|window|120 +1',
      'held|within|M2026-09|window|120 +1',
    ]));

  it('counts a step between two levels, and an answer by how long it took', () => {
    const flow = { side: 'raised', step: 'decided', peer: '340800', took: 3 } as const;
    const of = (name: string) => name.startsWith('flow') && !name.includes('|M');
    expect(changed(counted(), line({ counted: counted({ flow }) })).filter(of)).toEqual([
      'flow|raisedTook|2026-09-29|3|340800 +1',
      'flow|raised|2026-09-29|decided|340800 +1',
    ]);
    const sent = { ...flow, step: 'sent', took: null } as const;
    expect(changed(counted(), line({ counted: counted({ flow: sent }) })).filter(of)).toEqual([
      'flow|raised|2026-09-29|sent|340800 +1',
    ]);
  });
});

describe('what happened', () => {
  it('is counted on the day in Beijing, and in its month', () =>
    expect(names(happenedCells(line()))).toEqual(['done|act|2026-09-29|logAction', 'done|act|M2026-09|logAction']));

  it('N11: a registration says whether the same matter was there before, a later line does not', () => {
    const again = counted({ again: { opened: 8, closed: null } });
    const told = (more: Partial<CountedLine>) =>
      ofDays(happenedCells(line(more))).filter(name => name.startsWith('new|again'));
    expect(told({ act: 'register', from: null, to: 'registered', counted: again })).toEqual([
      'new|again|2026-09-29|8|',
    ]);
    expect(told({ counted: again })).toEqual([]);
  });

  it('is the same in the month as on its days, and items are told apart by month alone', () => {
    const cells = happenedCells(line({ act: 'register', from: null, to: 'registered' }));
    const day = cells.filter(({ span }) => span === '2026-09-29').map(cell => ({ ...cell, span: '' }));
    const month = cells.filter(({ span }) => span === 'M2026-09').map(cell => ({ ...cell, span: '' }));
    expect(month.filter(({ dimension }) => dimension !== 'item')).toEqual(day);
    expect(month.filter(({ dimension }) => dimension === 'item').map(({ value }) => value)).toEqual(['食品经营许可证']);
  });

  it('tells a registration apart by what it is about', () =>
    expect(ofDays(happenedCells(line({ act: 'register', from: null, to: 'registered' })))).toEqual([
      'done|act|2026-09-29|register',
      ...['all', 'cause', 'channel', 'class', 'department', 'kind', 'source'].map(dimension =>
        expect.stringContaining(`new|${dimension}|2026-09-29|`),
      ),
    ]));

  it('tells a closing apart by whether it was on time, and how long it took', () => {
    const closed = counted({ state: 'completed', onTime: false, took: 4 });
    const cells = names(happenedCells(line({ act: 'complete', to: 'completed', counted: closed })));
    expect(cells).toContain('closed|onTime|2026-09-29|no');
    expect(cells).toContain('closed|took|2026-09-29|4');
    expect(cells).toContain('closed|department|2026-09-29|fire');
  });

  it.each([
    ['a redo', line({ act: 'redo', from: 'cleared', to: 'handling' }), 'reopened|all|2026-09-29|'],
    [
      'an end',
      line({ act: 'clear', from: 'awaitingConfirmation', to: 'cleared', counted: counted({ outcome: 'SOLVED' }) }),
      'ended|outcome|2026-09-29|SOLVED',
    ],
    ['a rating', line({ act: 'rate', detail: { level: '2' } }), 'rated|rating|2026-09-29|2'],
    ['a limit that passed', line({ act: 'breach', detail: { clock: 'citizen' } }), 'overdue|clock|2026-09-29|citizen'],
  ])('knows %s', (_name, one, cell) => expect(names(happenedCells(one))).toContain(cell));

  it('ends once: filing what was ended ends nothing', () =>
    expect(ofDays(happenedCells(line({ act: 'archive', from: 'cleared', to: 'archived' })))).toEqual([
      'done|act|2026-09-29|archive',
    ]));

  it('counts a line of a release that counted nothing by its act and states', () =>
    expect(ofDays(happenedCells(line({ act: 'complete', to: 'completed', counted: null })))).toEqual([
      'closed|all|2026-09-29|',
      'done|act|2026-09-29|complete',
    ]));
});

describe('what a line changes', () => {
  it('is little where little has changed', () =>
    expect(changed(counted(), line())).toEqual(['done|act|2026-09-29|logAction +1', 'done|act|M2026-09|logAction +1']));

  it('moves a file whose date was extended from one day to the other', () =>
    expect(changed(counted(), line({ act: 'extend', counted: counted({ dueOn: '2026-10-12' }) }))).toEqual([
      'done|act|2026-09-29|extend +1',
      'done|act|M2026-09|extend +1',
      'open|dueMonth||M2026-09 -1',
      'open|dueMonth||M2026-10 +1',
      'open|dueOn||2026-09-30 -1',
      'open|dueOn||2026-10-12 +1',
    ]));

  const one = fc.record({
    state: fc.constantFrom(...CASE_STATES),
    kind: fc.constantFrom(...RECORD_KINDS),
    channel: fc.constantFrom(...CHANNELS),
    class: fc.option(fc.constantFrom(...PROVINCIAL_CLASSES)),
    causes: fc.subarray([...CAUSES]),
    item: fc.constantFrom('', '食品经营许可证', '户口迁移'),
    departments: fc.subarray(['fire', 'market-regulation', 'tax']),
    raised: fc.option(fc.constantFrom('open', 'accepted', 'decided', 'returned')),
    asked: fc.option(fc.constantFrom('open', 'accepted', 'decided', 'returned')),
    outcome: fc.option(fc.constantFrom(...OUTCOMES)),
    rating: fc.option(fc.integer({ min: 1, max: 5 })),
    dueOn: fc.constantFrom('2026-09-30', '2026-10-12'),
    completed: fc.boolean(),
    onTime: fc.option(fc.boolean()),
    took: fc.option(fc.integer({ min: 0, max: 30 })),
  }) as fc.Arbitrary<Counted>;

  it('adds up, over a whole ledger, to how the last lines leave things and what each line did', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ counted: one, act: fc.constantFrom(...CASE_ACTS), day: fc.integer({ min: 1, max: 9 }) }), {
          minLength: 1,
          maxLength: 12,
        }),
        steps => {
          const sums = new Map<string, number>();
          const add = (name: string, by: number) => sums.set(name, (sums.get(name) ?? 0) + by);
          let before: Counted | null = null;
          const expected = new Map<string, number>();
          const expect1 = (name: string) => expected.set(name, (expected.get(name) ?? 0) + 1);
          for (const { counted: after, act, day } of steps) {
            const told: CountedLine = {
              ...{ act, from: before?.state ?? null, to: after.state, detail: {}, counted: after },
              at: `2026-09-0${day}T02:00:00.000Z`,
            };
            for (const change of changesOf(before, told)) add(cellName(change), change.by);
            for (const cell of happenedCells(told)) expect1(cellName(cell));
            before = after;
          }
          for (const cell of standingCells(before as Counted)) expect1(cellName(cell));
          expect(new Map([...sums].filter(([, n]) => n !== 0))).toEqual(expected);
        },
      ),
    ));

  it('comes in the order of the names, so that two writers do not wait for each other in a circle', () =>
    fc.assert(
      fc.property(one, one, (before, after) => {
        const all = changesOf(before, line({ counted: after })).map(cellName);
        expect(all).toEqual([...all].sort((a, b) => (a < b ? -1 : 1)));
      }),
    ));

  it('has today’s open files under exactly one state and one due day', () =>
    fc.assert(
      fc.property(one, counts => {
        const cells = standingCells(counts);
        expect(cells.filter(({ dimension, span }) => dimension === 'dueOn' && span === NOW)).toHaveLength(
          OPEN.includes(counts.state) ? 1 : 0,
        );
        expect(cells.filter(({ dimension }) => dimension === 'state')).toHaveLength(1);
      }),
    ));
});
