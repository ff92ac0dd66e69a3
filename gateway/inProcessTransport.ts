import { DUTY_HEADER } from '../shared/identity/principal.ts';
import type { EdgeContext, Step, StepOutcome, Transport } from './transport.ts';
import { givenUp, unreachable } from './transport.ts';

/** A subgraph in this process; undefined while it is stopped. */
export type LocalSubgraph = (
  step: Omit<Step, 'context'> & Pick<EdgeContext, 'principal'> & { duty: string | undefined },
) => Promise<unknown>;

/** Carries steps to subgraphs in the same process, by a call. */
export const inProcessTransport = (subgraphs: (name: string) => LocalSubgraph | undefined): Transport => ({
  getSubgraphExecutor: ({ name }) => {
    return async ({ context, ...step }) => {
      const run = subgraphs(name);
      if (context?.signal?.aborted) return givenUp();
      if (!run) return unreachable(name);
      const { principal = null, headers } = context ?? {};
      return (await run({ ...step, principal, duty: headers?.[DUTY_HEADER] })) as StepOutcome;
    };
  },
});
