import { describe, expect, it } from '@jest/globals';
import type { Rung } from '../../../shared/domain/policy/policy.ts';
import { MEETING_KINDS, meetingKind, seriesOf, UNSORTED } from '../../../shared/domain/meeting/series.ts';
import { policyWith, SOURCE } from '../casework.ts';

const rung = (code: string, cadence: Rung['cadence'], crosses = false): Rung => ({
  ...{ code, body: `${code}会议`, cadence, crosses },
  limit: { unit: 'workday', n: 5 },
});

describe('WL-70, WL-72, WL-73: the meetings that come again', () => {
  it('are those of bodies that sit by the week or the month at this level', () => {
    const ladder = [
      rung('atOnce', 'atOnce'),
      rung('office', 'weekly'),
      rung('government', 'monthly'),
      rung('above', 'weekly', true),
    ];
    expect(seriesOf(policyWith({ 'escalation.ladder': ladder, 'meeting.cadence': [] }))).toEqual([
      { name: 'office会议', takes: 'office', cadence: 'weekly', ...SOURCE },
      { name: 'government会议', takes: 'government', cadence: 'monthly', ...SOURCE },
    ]);
  });

  it('are the lists that are sorted, and no meeting that is only named', () => {
    const cadence = [
      { name: '分类梳理', every: 'week', sorts: true },
      { name: '例会', every: 'regular', sorts: true },
      { name: '座谈', every: 'month' },
    ] as const;
    expect(seriesOf(policyWith({ 'escalation.ladder': [], 'meeting.cadence': cadence }))).toEqual([
      { name: '分类梳理', takes: UNSORTED, cadence: 'weekly', ...SOURCE },
    ]);
  });
});

it('tells by what fills its agenda whether a list is sorted, a body sits, or somebody called it', () => {
  expect([UNSORTED, 'cityGovernment', null].map(meetingKind)).toEqual([...MEETING_KINDS]);
});
