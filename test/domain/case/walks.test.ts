import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPending } from '../../../shared/domain/case/escalation.ts';
import type { FileFacts } from '../../../shared/domain/case/facts.ts';
import { CLEARED } from '../../../shared/domain/case/lifecycle.ts';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import { file } from '../casework.ts';
import { keyOf, NEW_FILES, POLICIES, type Step, stepsFrom } from '../courses.ts';

/** Whether somebody can bring the file out of its state, at once or after other acts in it. */
function hasExit(facts: FileFacts, [, policy]: (typeof POLICIES)[number]): boolean {
  const seen = new Map([[keyOf(facts, policy), facts]]);
  for (const one of seen.values())
    for (const { act, after } of stepsFrom(one, policy)) {
      if (after.state !== facts.state && act !== 'withdraw') return true;
      seen.set(keyOf(after, policy), seen.get(keyOf(after, policy)) ?? after);
    }
  return isPending(facts.raised);
}

describe('a walk of permitted acts', () => {
  const anyWalk = fc.tuple(
    fc.constantFrom(...POLICIES),
    // a question or a suggestion is soon over: most walks are those of a case
    fc.oneof({ weight: 4, arbitrary: fc.constant(file('registered')) }, fc.constantFrom(...NEW_FILES)),
    fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 60 }),
  );

  /** The steps that the dice choose, two of three out of the state, until there is none. */
  function walk([, policy]: (typeof POLICIES)[number], birth: FileFacts, dice: readonly number[]): Step[] {
    const steps: Step[] = [];
    for (const die of dice) {
      const open = stepsFrom(steps.at(-1)?.after ?? birth, policy);
      const leaving = open.filter(({ act, before, after }) => act !== 'withdraw' && before.state !== after.state);
      const choice = die % 3 > 0 && leaving.length > 0 ? leaving : open;
      const chosen = choice[Math.floor(die / 3) % (choice.length || 1)];
      if (chosen) steps.push(chosen);
    }
    return steps;
  }

  it('leaves no file where nobody can do anything, but in the archive', () => {
    fc.assert(
      fc.property(anyWalk, ([doctrine, birth, dice]) => {
        for (const { after } of walk(doctrine, birth, dice))
          expect([after.state, after.state === 'archived' || hasExit(after, doctrine)]).toEqual([after.state, true]);
      }),
      { numRuns: 300 },
    );
  });

  /** By which way a step takes a result back: what is parked has been looked at (Q5), an objection is the citizen’s word. */
  function againOf({ act, followed, before }: Step): 'redo' | 'object' | 'parked' | undefined {
    if (act === 'object') return act;
    if (act !== 'redo' && followed !== 'redo') return undefined;
    return before.state === 'parked' ? before.state : 'redo';
  }

  it('Q5, SJ-19, LH-37: counts each redo and objection; a redo needs one left, but of a parked case', () => {
    const seen = { redo: 0, object: 0, parked: 0, late: 0, byItself: 0, beyond: 0 };
    fc.assert(
      fc.property(anyWalk, ([doctrine, birth, dice]) => {
        const limit = valueOf(doctrine[1], 'closing.redoLimit');
        const steps = walk(doctrine, birth, dice);
        const rose = steps.map(({ before, after }) => after.redos - before.redos);
        expect(rose).toEqual(steps.map(step => (againOf(step) === undefined ? 0 : 1)));
        const again = steps.filter(step => againOf(step) !== undefined);
        // a late rating is no exception: what it opens is counted with the others
        const limited = again.filter(step => againOf(step) === 'redo');
        expect(limited.length).toBeLessThanOrEqual(limit);
        const byItself = again.filter(({ followed }) => followed === 'redo');
        for (const { after } of [...limited, ...byItself]) expect(after.redos).toBeLessThanOrEqual(limit);
        for (const step of again) seen[againOf(step) ?? 'redo'] += 1;
        seen.late += limited.filter(({ before }) => CLEARED.includes(before.state)).length;
        seen.byItself += byItself.length;
        seen.beyond += again.filter(({ after }) => after.redos > limit).length;
      }),
      { numRuns: 1500 },
    );

    expect(Object.entries(seen).filter(([, times]) => times <= 20)).toEqual([]);
  });

  it('WL-77, LH-10, WL-80, AH-20: clears only what satisfies, unless feedback closes, and refuses only where that is allowed', () => {
    const seen = { cleared: 0, refused: 0 };
    fc.assert(
      fc.property(anyWalk, ([doctrine, birth, dice]) => {
        const [mode, closing] = [valueOf(doctrine[1], 'triage.refusal'), valueOf(doctrine[1], 'closing.doctrine')];
        for (const { act, followed, before, after } of walk(doctrine, birth, dice)) {
          if (closing !== 'FEEDBACK_GIVEN' && (act === 'clear' || followed === 'clear')) {
            seen.cleared += 1;
            expect(after.rating).toBeGreaterThanOrEqual(valueOf(doctrine[1], 'rating.satisfiedFrom'));
          }
          if (act !== 'refuse') continue;
          seen.refused += 1;
          expect(['REASON', 'EXCLUDED_ONLY']).toContain(mode);
          if (mode === 'EXCLUDED_ONLY') expect(before.exclusion).not.toBeNull();
        }
      }),
      { numRuns: 1500 },
    );

    expect(Object.entries(seen).filter(([, times]) => times <= 20)).toEqual([]);
  });
});
