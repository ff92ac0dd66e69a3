import { loadCalendar } from '../../../shared/calendar/loadCalendar.ts';
import type { PolicyValues } from '../../../shared/domain/policy/policy.ts';
import { type PastCase, whatIf } from '../../../shared/domain/policy/whatIf.ts';
import { policyWith } from '../casework.ts';

export const CALENDAR = loadCalendar();
export const TODAY = '2026-11-20';
export const days = (n: number) => ({ unit: 'workday', n }) as const;

/** Registered on Friday, 13 February 2026, before the Spring Festival: 3 working days later is 25 February (1.8). */
export const past = (facts: Partial<PastCase> = {}): PastCase => ({
  uid: 'u1',
  number: '430524-20260213-0001',
  kind: 'case',
  classCode: null,
  state: 'cleared',
  registeredOn: '2026-02-13',
  completedAt: '2026-02-26T02:00:00.000Z',
  refused: false,
  exclusion: null,
  rating: null,
  redos: 0,
  outcome: 'SOLVED',
  ...facts,
});

/** Nothing but the citizen’s own date, so that each test is about one key. */
export const PLAIN: Partial<PolicyValues> = { 'clock.result': null };

/** What a draft would have changed for one past case: kind, key, before, after. */
export const findings = (
  facts: Partial<PastCase>,
  current: Partial<PolicyValues>,
  draft: Partial<PolicyValues>,
  today = TODAY,
) =>
  whatIf([past(facts)], policyWith({ ...PLAIN, ...current }), policyWith({ ...PLAIN, ...draft }), CALENDAR, today).map(
    ({ kind, key, before, after }) => [kind, key, before, after],
  );
