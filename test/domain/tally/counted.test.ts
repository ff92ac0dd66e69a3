import { describe, expect, it } from '@jest/globals';
import { loadCalendar } from '../../../shared/calendar/loadCalendar.ts';
import { contradictions, type CountedFile, countedOf, isOpen } from '../../../shared/domain/tally/counted.ts';

const CALENDAR = loadCalendar();

const file = (more: Partial<CountedFile> = {}): CountedFile => ({
  state: 'handling',
  kind: 'case',
  channel: 'window',
  causes: ['other', 'materialsNotRight'],
  departments: ['market-regulation', 'fire', 'fire'],
  raised: null,
  asked: null,
  outcome: null,
  rating: null,
  dueOn: '2026-09-30',
  item: '申请《食品经营许可证》办理(李先生 13812345678)',
  completedAt: null,
  openedAt: '2026-09-28T01:30:00.000Z',
  ...more,
});

const seen = (time: string) => ({ at: new Date(`${time}+08:00`), calendar: CALENDAR, class: 'complex' as const });

describe('what of a file counts', () => {
  it('is its figures, and nothing of a person', () => {
    const counted = countedOf(file(), null, seen('2026-09-28T10:00'));
    expect(counted).toEqual({
      ...{ state: 'handling', kind: 'case', channel: 'window', class: 'complex', item: '食品经营许可证' },
      ...{ causes: ['materialsNotRight', 'other'], departments: ['fire', 'market-regulation'] },
      ...{ raised: null, asked: null, outcome: null, rating: null, dueOn: '2026-09-30', completed: false },
      ...{ onTime: null, took: null },
    });
    expect(isOpen(counted)).toBe(true);
  });

  it('keeps the number of a person out of the name of an item', () => {
    const { item } = countedOf(file({ item: '补办 340823199001011234 社保卡' }), null, seen('2026-09-28T10:00'));
    expect(item).toBe('补办社保卡');
    expect(countedOf(file({ item: null }), null, seen('2026-09-28T10:00')).item).toBe('');
    expect(countedOf(file({ item: '办'.repeat(300) }), null, seen('2026-09-28T10:00')).item).toHaveLength(60);
  });

  it.each([
    ['on the last day', '2026-09-30T23:59', true, 2],
    ['a day late', '2026-10-01T00:01', false, 2],
    ['after the holidays', '2026-10-08T09:00', false, 3],
  ])('is settled as the file is closed: %s', (_name, time, onTime, took) => {
    const open = countedOf(file(), null, seen('2026-09-28T10:00'));
    const done = file({ state: 'completed', completedAt: '2026-09-30T00:00:00.000Z' });
    const closed = countedOf(done, open, seen(time));
    expect(closed).toMatchObject({ completed: true, onTime, took });
    // what is done with it afterwards makes it neither late nor longer
    const later = countedOf({ ...done, state: 'cleared', dueOn: '2026-09-01' }, closed, seen('2026-11-30T10:00'));
    expect(later).toMatchObject({ onTime, took });
  });

  it('is settled anew once it was opened again', () => {
    const late = countedOf(file({ state: 'completed' }), null, seen('2026-10-09T10:00'));
    expect(late.onTime).toBe(false);
    const again = countedOf(file({ dueOn: '2026-10-12' }), late, seen('2026-10-09T11:00'));
    expect(again).toMatchObject({ onTime: null, took: null });
    const closed = countedOf(file({ state: 'completed', dueOn: '2026-10-12' }), again, seen('2026-10-12T11:00'));
    // the Saturday is worked (调休)
    expect(closed).toMatchObject({ onTime: true, took: 6 });
  });
});

describe('a file that was changed without a line', () => {
  const counted = countedOf(file(), null, seen('2026-09-28T10:00'));

  it('contradicts what was counted of it', () => {
    expect(contradictions(file(), counted)).toEqual([]);
    expect(contradictions(file({ state: 'paused', dueOn: '2026-10-01' }), counted)).toEqual(['state', 'dueOn']);
    expect(contradictions(file({ rating: 2, raised: 'open', causes: ['other'] }), counted)).toEqual([
      'causes',
      'raised',
      'rating',
    ]);
  });

  it('may have got its departments later', () =>
    expect(contradictions(file({ departments: [] }), counted)).toEqual([]));
});
