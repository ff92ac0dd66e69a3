import { GraphQLError } from 'graphql';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Operation, Outcome } from '../supergraph.ts';

/**
 * Runs an operation for no longer than it may take. What takes longer is answered with OPERATION_TIMEOUT; `signal` then tells
 * the steps under way to stop, and no further step begins. A stream has so long to begin, and then as long as it likes.
 */
export async function within(
  seconds: number,
  operation: Operation,
  run: (operation: Operation) => Promise<Outcome>,
): Promise<Outcome> {
  const giveUp = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>(resolve => {
    timer = setTimeout(() => {
      resolve(timedOut(seconds));
      giveUp.abort();
    }, seconds * 1000);
  });
  try {
    return await Promise.race([run({ ...operation, context: { ...operation.context, signal: giveUp.signal } }), late]);
  } finally {
    clearTimeout(timer);
  }
}

function timedOut(seconds: number): Outcome {
  const { code, extensions } = new DomainError('OPERATION_TIMEOUT', { seconds: String(seconds) });
  return { data: null, errors: [new GraphQLError(code, { extensions })] };
}
