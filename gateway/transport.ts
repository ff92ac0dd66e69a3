import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Language } from '../shared/i18n/languages.ts';
import type { Principal } from '../shared/identity/principal.ts';
import type { SubgraphEntry } from './plan/readSupergraph.ts';

/** What the edge knows of a request, and hands to each step of its plan. */
export interface EdgeContext {
  principal: Principal | null;
  /** Headers that go on to the subgraphs, lower-case. */
  headers: Readonly<Record<string, string>>;
  language: Language;
  /** Given up: no further step begins, and those under way are stopped where that can be. */
  signal?: AbortSignal;
}

/** One step of a plan: an operation on one subgraph. */
export interface Step {
  document: DocumentNode;
  variables?: Record<string, unknown>;
  operationName?: string;
  operationType?: string;
  context?: EdgeContext;
}

export type StepOutcome = ExecutionResult | AsyncIterable<ExecutionResult>;

export type StepExecutor = ((step: Step) => Promise<StepOutcome>) & { [Symbol.asyncDispose]?: () => Promise<void> };

export interface Transport {
  getSubgraphExecutor(about: SubgraphEntry): StepExecutor;
}

/** What a step of an operation that was given up is answered with; nobody reads it any more. */
export const givenUp = (): ExecutionResult => ({
  errors: [{ message: 'OPERATION_TIMEOUT', extensions: { code: 'OPERATION_TIMEOUT' } } as never],
});

/** The answer of a subgraph that does not answer: one error that names it, so that the rest can be shown. */
export const unreachable = (subgraph: string): ExecutionResult => without('LEVEL_UNREACHABLE', subgraph);

/** The answer of a subgraph that is not signed as it must be: nothing of it is used. */
export const broken = (subgraph: string): ExecutionResult => without('LINK_BROKEN', subgraph);

const without = (code: string, subgraph: string): ExecutionResult => ({
  errors: [{ message: code, extensions: { code, params: { level: subgraph }, subgraph } } as never],
});
