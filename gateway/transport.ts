import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Language } from '../shared/i18n/translate.ts';
import type { Principal } from '../shared/principal.ts';

/** What the edge knows of a request, and hands to each step of its plan. */
export interface EdgeContext {
  principal: Principal | null;
  /** Headers that go on to the subgraphs, lower-case. */
  headers: Readonly<Record<string, string>>;
  language: Language;
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

/** Makes the executor of one subgraph; called once for each subgraph of the supergraph. */
export interface Transport {
  getSubgraphExecutor(about: { subgraphName: string; transportEntry?: { location?: string } }): StepExecutor;
}

/** The answer of a subgraph that does not answer: one error that names it, so that the rest can be shown. */
export const unreachable = (subgraph: string): ExecutionResult => ({
  errors: [
    {
      message: 'LEVEL_UNREACHABLE',
      extensions: { code: 'LEVEL_UNREACHABLE', params: { level: subgraph }, subgraph },
    } as never,
  ],
});
