import { PULSE_SECONDS } from '../../../shared/domain/oversight/coverage.ts';
import { defineCapability } from '../../kit/subgraph.ts';
import { ASK } from '../cases/countedLines.ts';
import { hearAsk, keepTelling, pulse } from './tellLines.ts';

/** Lets the levels above count what happens here, line by line and without a person (N7). */
export const upward = defineCapability({
  name: 'upward',
  needs: ['cases'],
  start: keepTelling,
  receives: { [ASK]: hearAsk },
  jobs: [{ name: 'pulse', everySeconds: PULSE_SECONDS, run: pulse }],
});
