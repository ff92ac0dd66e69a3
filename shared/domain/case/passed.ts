import { type Stage, stageOf } from '../policy/crosswalk.ts';
import type { CaseState } from './lifecycle.ts';

/** A stage that a case has come to, and when. */
export interface PassedStage {
  stage: Stage;
  at: string;
}

/** The stages that a case went through, in the words of all places (1.6): when it came to each, and nothing of the work inside. */
export function passedStages(lines: readonly { to: CaseState; at: string }[]): PassedStage[] {
  const passed: PassedStage[] = [];
  for (const { to, at } of lines) {
    const stage = stageOf(to);
    if (passed.at(-1)?.stage !== stage) passed.push({ stage, at });
  }
  return passed;
}
