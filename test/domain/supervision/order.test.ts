import { describe, expect, it } from '@jest/globals';
import {
  gradesAbove,
  isUnanswered,
  mayRaise,
  ORDER_ACTS,
  ORDER_GRADES,
  ORDER_STATES,
  orderAfter,
  rightOf,
} from '../../../shared/domain/supervision/order.ts';

const DUE = '2026-09-30T16:00:00.000Z';
const BEFORE = '2026-09-30T15:59:59.000Z';
const AFTER = '2026-09-30T16:00:01.000Z';

describe('AH-26, AH-30: a supervision order', () => {
  it('goes its course: who was ordered replies, whoever ordered it judges', () => {
    const course = ORDER_STATES.map(state => [
      state,
      ...ORDER_ACTS.flatMap(act => {
        const next = orderAfter('blue', state, act);
        return next ? [`${act} ${next}`] : [];
      }),
    ]);
    expect(course).toEqual([
      ['issued', 'reply replied', 'cancel cancelled', 'raise raised'],
      ['replied', 'sendBack issued', 'close closed', 'raise raised'],
      ['closed'],
      ['cancelled'],
      ['raised'],
    ]);
  });

  it('that is a measure is lifted with or without an answer, and has nothing above it', () => {
    expect(orderAfter('measure', 'issued', 'close')).toBe('closed');
    expect(orderAfter('measure', 'replied', 'close')).toBe('closed');
    expect(orderAfter('measure', 'closed', 'close')).toBeUndefined();
    expect(orderAfter('measure', 'issued', 'raise')).toBeUndefined();
    expect(orderAfter('measure', 'replied', 'raise')).toBeUndefined();
  });

  it('AH-28: is issued by who supervises, and a press also by who only urges', () => {
    expect(ORDER_GRADES.map(rightOf)).toEqual(['urge', 'supervise', 'supervise', 'supervise', 'supervise']);
  });

  it('is raised to any harder grade, and to no measure', () => {
    expect(gradesAbove('urge')).toEqual(['blue', 'orange', 'red']);
    expect(gradesAbove('orange')).toEqual(['red']);
    expect(gradesAbove('red')).toEqual([]);
    expect(gradesAbove('measure')).toEqual([]);
  });

  it('is unanswered from the end of its limit on, until there is a reply', () => {
    expect(isUnanswered({ state: 'issued', dueAt: DUE }, BEFORE)).toBe(false);
    expect(isUnanswered({ state: 'issued', dueAt: DUE }, DUE)).toBe(false);
    expect(isUnanswered({ state: 'issued', dueAt: DUE }, AFTER)).toBe(true);
    expect(isUnanswered({ state: 'replied', dueAt: DUE }, AFTER)).toBe(false);
  });

  it('may be raised once nothing came in time, or what came does not hold', () => {
    const order = { grade: 'blue', state: 'issued', dueAt: DUE } as const;
    expect(mayRaise(order, BEFORE)).toBe(false);
    expect(mayRaise(order, AFTER)).toBe(true);
    expect(mayRaise({ ...order, state: 'replied' }, BEFORE)).toBe(true);
    expect(mayRaise({ ...order, grade: 'red' }, AFTER)).toBe(false);
    expect(mayRaise({ ...order, state: 'closed' }, AFTER)).toBe(false);
  });
});
