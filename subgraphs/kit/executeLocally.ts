import { type DocumentNode, execute, type ExecutionArgs, type ExecutionResult, locatedError, subscribe } from 'graphql';
import { maskFault } from '../../shared/presentError.ts';
import type { Principal } from '../../shared/identity/principal.ts';
import { openContext } from './context.ts';
import type { Service } from './subgraph.ts';

/** An operation on one subgraph, as a gateway in the same process sends it. */
export interface LocalOperation {
  document: DocumentNode;
  variables?: Record<string, unknown> | undefined;
  operationName?: string | null | undefined;
  operationType?: string | undefined;
  principal: Principal | null;
  /** The duty in which is asked, as the request says. */
  duty?: string | undefined;
}

/** Runs an operation in this process. What comes out is what would come out over HTTP. */
export async function executeLocally(
  service: Service,
  { document, variables, operationName, operationType, principal, duty }: LocalOperation,
): Promise<ExecutionResult | AsyncIterableIterator<ExecutionResult>> {
  const args = {
    schema: service.schema,
    document,
    variableValues: variables ?? {},
    operationName: operationName ?? null,
    contextValue: await openContext(service, principal, duty),
  };
  if (operationType !== 'subscription') return masked(service, await execute(args));
  const stream = await subscribeTelling(args);
  return Symbol.asyncIterator in stream ? maskEach(service, stream) : masked(service, stream);
}

/**
 * `subscribe` of graphql-js, but for a stream that ends with a fault: that is told as a last result, with its code, and is no
 * broken connection. A stream whose token has expired ends so.
 */
export async function subscribeTelling(
  args: ExecutionArgs,
): Promise<ExecutionResult | AsyncGenerator<ExecutionResult, void>> {
  const stream = await subscribe(args);
  return Symbol.asyncIterator in stream ? tellFault(stream) : stream;
}

function tellFault(stream: AsyncGenerator<ExecutionResult, void>): AsyncGenerator<ExecutionResult, void> {
  let over = false;
  const telling: Omit<AsyncGenerator<ExecutionResult, void>, typeof Symbol.asyncDispose> = {
    [Symbol.asyncIterator]: () => telling as AsyncGenerator<ExecutionResult, void>,
    async next() {
      if (over) return { done: true, value: undefined };
      try {
        return await stream.next();
      } catch (fault) {
        over = true;
        return { done: false, value: { errors: [locatedError(fault, undefined)] } };
      }
    },
    return: () => stream.return(),
    throw: (fault: unknown) => stream.throw(fault),
  };
  return telling as AsyncGenerator<ExecutionResult, void>;
}

const masked = ({ name }: Service, { errors, ...result }: ExecutionResult): ExecutionResult =>
  errors ? { ...result, errors: errors.map(error => maskFault(error, name)) as never } : result;

/** Maps a stream without a generator of our own, so that stopping it reaches the ledger's tail at once. */
function maskEach(
  service: Service,
  stream: AsyncGenerator<ExecutionResult, void>,
): AsyncIterableIterator<ExecutionResult> {
  const mask = async (step: Promise<IteratorResult<ExecutionResult, void>>) => {
    const { done, value } = await step;
    return done || !value
      ? { done: true as const, value: undefined }
      : { done: false as const, value: masked(service, value) };
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => mask(stream.next()),
    return: () => mask(stream.return()),
  };
}
