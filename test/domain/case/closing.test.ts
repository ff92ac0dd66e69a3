import { describe, expect, it } from '@jest/globals';
import { checkRating, followUp, RATING_LEVELS, ratingLevels } from '../../../shared/domain/case/closing.ts';
import type { FileFacts } from '../../../shared/domain/case/facts.ts';
import { guard } from '../../../shared/domain/case/guards.ts';
import { CASE_ACTS, type CaseAct, type CaseState } from '../../../shared/domain/case/lifecycle.ts';
import { DomainError, type ErrorCode } from '../../../shared/domain/errors.ts';
import type { PolicyKey, PolicyValues } from '../../../shared/domain/policy/policy.ts';
import { isTextKey } from '../../../shared/i18n/phrase.ts';
import { file, policyWith, SOURCE } from '../casework.ts';
import { refusalOf } from '../refusalOf.ts';

type Doctrine = PolicyValues['closing.doctrine'];
const DOCTRINES: Doctrine[] = ['DEEMED_IF_NO_OBJECTION', 'FEEDBACK_GIVEN', 'RATED', 'SATISFIED_ONLY'];

const under = (doctrine: Doctrine, over: Partial<PolicyValues> = {}) =>
  policyWith({ 'closing.doctrine': doctrine, ...over });

const waiting = (facts: Partial<FileFacts> = {}) => file('awaitingConfirmation', facts);

describe('a rating', () => {
  it.each([
    ['LH-36: five levels', 'HCP5', [5, 4, 3, 2, 1]],
    ['WL-76: satisfied or not', 'SATISFIED', [5, 1]],
    ['SJ-60: none, only feedback', 'NONE', []],
  ] as const)('%s', (_rule, scale, levels) => {
    const policy = policyWith({ 'rating.scale': scale });
    expect(ratingLevels(policy)).toEqual(levels);
    for (const level of [0, 1, 2, 3, 4, 5, 6, 4.5, NaN]) {
      const refused = new DomainError(
        'RATING_OUTSIDE_SCALE',
        { key: 'rating.scale', ...SOURCE, levels: levels.join('、') },
        'level',
      );
      const expected = (levels as readonly number[]).includes(level) ? undefined : refused.extensions;
      expect(refusalOf(() => checkRating(level, policy))).toEqual(expected);
    }
  });

  it.each(RATING_LEVELS)('level %s has a text', level => expect(isTextKey(`ratingLevel.${level}`)).toBe(true));
});

/** Where a rating is heard: while the result waits, while it is kept apart, and after the end. */
const HEARD: CaseState[] = ['awaitingConfirmation', 'parked', 'cleared', 'deemedClosed', 'explainedClosed'];

describe('what follows of itself', () => {
  it.each(['giveFeedback', 'resolveOnSpot'] as const)('AH-29: after %s it is cleared where feedback is all', act => {
    for (const doctrine of DOCTRINES)
      expect(followUp(act, waiting(), under(doctrine))).toBe(doctrine === 'FEEDBACK_GIVEN' ? 'clear' : undefined);
  });

  it.each<[level: number, redos: number, CaseAct | undefined]>([
    [5, 0, 'clear'],
    [3, 2, 'clear'],
    [2, 0, 'redo'],
    [1, 1, 'redo'],
    [1, 2, undefined],
    [2, 3, undefined],
  ])('LH-37, Q5: rated %s after %s of two redos: %s', (rating, redos, next) => {
    expect(followUp('rate', waiting({ rating, redos }), under('RATED'))).toBe(next);
  });

  it.each(HEARD)(
    'LH-37, Q5: %s: a bad rating sends back while redos are left, but for what a person has parked',
    state => {
      for (const doctrine of DOCTRINES.filter(one => one !== 'SATISFIED_ONLY'))
        for (const rating of [1, 2])
          for (const redos of [0, 1, 2, 3])
            expect(followUp('rate', file(state, { rating, redos }), under(doctrine))).toBe(
              redos < 2 && state !== 'parked' ? 'redo' : undefined,
            );
    },
  );

  it.each(HEARD)('WL-76: %s: where only satisfaction clears, people redo and strike off one by one', state => {
    for (const rating of RATING_LEVELS)
      expect(followUp('rate', file(state, { rating }), under('SATISFIED_ONLY'))).toBeUndefined();
  });

  it.each(HEARD)('LH-35, AH-19: %s: a good rating clears only where it decides and the result waits for it', state => {
    for (const doctrine of DOCTRINES)
      for (const rating of [3, 4, 5])
        expect(followUp('rate', file(state, { rating }), under(doctrine))).toBe(
          doctrine === 'RATED' && state === 'awaitingConfirmation' ? 'clear' : undefined,
        );
  });

  it('LH-35: a level that neither satisfies nor sends back decides nothing, and can be given', () => {
    const policy = under('RATED', { 'rating.satisfiedFrom': 4, 'rating.redoOn': [1, 2] });
    const next = RATING_LEVELS.map(rating => followUp('rate', waiting({ rating }), policy));
    expect(next).toEqual(['clear', 'clear', undefined, 'redo', 'redo']);
    expect(refusalOf(() => guard(waiting({ rating: 3 }), 'rate', policy))).toBeUndefined();
  });

  it.each(CASE_ACTS.filter(act => !['giveFeedback', 'resolveOnSpot', 'rate'].includes(act)))(
    'is nothing after %s',
    act => {
      for (const doctrine of DOCTRINES) expect(followUp(act, waiting({ rating: 5 }), under(doctrine))).toBeUndefined();
    },
  );
});

/** The codes of each doctrine, for no rating, a bad one, the lowest that satisfies, the best. */
type Codes = readonly [none: ErrorCode | null, bad: ErrorCode | null, fair: ErrorCode | null, best: ErrorCode | null];
const RATINGS = [null, 2, 3, 5];

const codesOf = (act: CaseAct, facts: Partial<FileFacts>, doctrine: Doctrine) =>
  RATINGS.map(rating => refusalOf(() => guard(waiting({ ...facts, rating }), act, under(doctrine)))?.code ?? null);

describe('1.0 no. 2: the doctrines of closing', () => {
  it.each<[Doctrine, Codes]>([
    ['DEEMED_IF_NO_OBJECTION', ['OBJECTION_RUNNING', 'NOT_SATISFIED', null, null]],
    ['FEEDBACK_GIVEN', [null, null, null, null]],
    ['RATED', ['RATING_MISSING', 'NOT_SATISFIED', null, null]],
    ['SATISFIED_ONLY', ['RATING_MISSING', 'NOT_SATISFIED', null, null]],
  ])('WL-77, LH-35, SJ-19, AH-29: cleared under %s', (doctrine, codes) => {
    expect(codesOf('clear', {}, doctrine)).toEqual(codes);
  });

  it.each<[Doctrine, Codes]>([
    ['DEEMED_IF_NO_OBJECTION', [null, null, null, null]],
    ['FEEDBACK_GIVEN', [null, null, null, null]],
    ['RATED', [null, null, null, null]],
    ['SATISFIED_ONLY', ['NOT_SATISFIED', 'NOT_SATISFIED', null, null]],
  ])('SJ-18, WL-77: closed with an explanation under %s', (doctrine, codes) => {
    expect(codesOf('closeExplained', { explained: true }, doctrine)).toEqual(codes);
    expect(codesOf('closeExplained', {}, doctrine)).toEqual(RATINGS.map(() => 'NOT_EXPLAINED'));
  });

  it.each(DOCTRINES)('SJ-19: %s: silence closes only where the doctrine says so', doctrine => {
    // who has said that it is not good was not silent
    const codes = doctrine === 'DEEMED_IF_NO_OBJECTION' ? [null, 'NOT_SATISFIED', null, null] : undefined;
    expect(codesOf('deemClosed', {}, doctrine)).toEqual(codes ?? RATINGS.map(() => 'NOT_FORESEEN'));
  });

  it('AH-29: what was parked is cleared by satisfaction, not by the feedback that was given before', () => {
    const parked = (rating: number | null) =>
      refusalOf(() => guard(file('parked', { rating, done: ['giveFeedback'] }), 'clear', under('FEEDBACK_GIVEN')))
        ?.code;
    expect([parked(null), parked(1), parked(5)]).toEqual(['RATING_MISSING', 'NOT_SATISFIED', undefined]);
  });

  it('WL-77: what satisfies no more is not filed as cleared where only satisfaction clears', () => {
    const filed = (doctrine: Doctrine, rating: number | null) =>
      refusalOf(() => guard(file('cleared', { rating }), 'archive', under(doctrine)))?.code;
    expect([filed('SATISFIED_ONLY', 1), filed('SATISFIED_ONLY', 5), filed('RATED', 1)]).toEqual([
      'NOT_SATISFIED',
      undefined,
      undefined,
    ]);
  });

  it('Q5: what is closed is kept apart only when it was badly rated', () => {
    const kept = (rating: number | null) =>
      refusalOf(() => guard(file('cleared', { rating }), 'park', under('RATED')))?.code;
    expect([kept(null), kept(1), kept(5)]).toEqual(['ACT_NOT_ALLOWED', undefined, 'SATISFIED']);
  });

  it.each(DOCTRINES)('Q6: %s: parked when not satisfied, rated or silent', doctrine => {
    expect(codesOf('park', {}, doctrine)).toEqual([null, null, 'SATISFIED', 'SATISFIED']);
  });

  it.each(['RATED', 'SATISFIED_ONLY'] as const)(
    'WL-76, WL-77: %s: what is parked is cleared once it satisfies',
    one => {
      const codes = RATINGS.map(
        rating => refusalOf(() => guard(file('parked', { rating }), 'clear', under(one)))?.code ?? null,
      );
      expect(codes).toEqual(['RATING_MISSING', 'NOT_SATISFIED', null, null]);
    },
  );
});

interface Refused {
  act: CaseAct;
  doctrine: Doctrine;
  facts?: Partial<FileFacts>;
  over?: Partial<PolicyValues>;
  code: ErrorCode;
  key: PolicyKey;
}

it.each<Refused>([
  { act: 'clear', doctrine: 'DEEMED_IF_NO_OBJECTION', code: 'OBJECTION_RUNNING', key: 'clock.objection' },
  { act: 'clear', doctrine: 'RATED', code: 'RATING_MISSING', key: 'closing.doctrine' },
  { act: 'clear', doctrine: 'RATED', facts: { rating: 1 }, code: 'NOT_SATISFIED', key: 'closing.doctrine' },
  {
    act: 'clear',
    doctrine: 'SATISFIED_ONLY',
    facts: { rating: 4 },
    over: { 'rating.satisfiedFrom': 5 },
    code: 'NOT_SATISFIED',
    key: 'closing.doctrine',
  },
  {
    act: 'closeExplained',
    doctrine: 'SATISFIED_ONLY',
    facts: { explained: true },
    code: 'NOT_SATISFIED',
    key: 'closing.doctrine',
  },
  { act: 'deemClosed', doctrine: 'RATED', code: 'NOT_FORESEEN', key: 'closing.doctrine' },
  {
    act: 'park',
    doctrine: 'SATISFIED_ONLY',
    facts: { rating: 1 },
    over: { 'closing.park': null },
    code: 'NOT_FORESEEN',
    key: 'closing.park',
  },
  { act: 'park', doctrine: 'RATED', over: { 'closing.park': null }, code: 'NOT_FORESEEN', key: 'closing.park' },
  {
    act: 'rate',
    doctrine: 'DEEMED_IF_NO_OBJECTION',
    over: { 'rating.scale': 'NONE' },
    code: 'NOT_FORESEEN',
    key: 'rating.scale',
  },
  { act: 'park', doctrine: 'SATISFIED_ONLY', facts: { rating: 5 }, code: 'SATISFIED', key: 'closing.park' },
])('refuses: $act under $doctrine with $facts: $code, because of $key', ({ act, doctrine, facts, over, code, key }) => {
  expect(refusalOf(() => guard(waiting(facts), act, under(doctrine, over)))).toEqual(
    new DomainError(code, { key, ...SOURCE }).extensions,
  );
});

describe('material that came', () => {
  const goesOn = (over: Partial<FileFacts>, rule: PolicyValues['material.supply']['goesOn'] = 'WHEN_ALL_CAME') =>
    followUp('supplement', file('awaitingMaterial', over), policyWith({ 'material.supply': { goesOn: rule } }));

  it('SH-19: lets the case go on once all of it is there, where the place does not look at it first', () => {
    expect(goesOn({ awaited: 0 })).toBe('resume');
    expect(goesOn({ awaited: 0 }, 'WHEN_CHECKED')).toBeUndefined();
    expect(goesOn({ awaited: 1 })).toBeUndefined();
    // what may follow is not what it waits for
    expect(goesOn({ awaited: null })).toBeUndefined();
    expect(goesOn({ awaited: 0, state: 'handling' })).toBeUndefined();
  });
});
