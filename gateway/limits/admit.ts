import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Principal } from '../../shared/identity/principal.ts';
import { type Budgets, type BudgetSizes, openBudgets, type Payer, REFUSED } from './budgets.ts';
import { costOf, POINTS } from './cost.ts';
import { LIMITS } from './limits.ts';
import type { Manifest } from './manifest.ts';
import { type ReadDocuments, readDocuments, sha256 } from './readDocument.ts';
import { checkVariables } from './variables.ts';

/** How strict the edge is; `edgeRules.ts` reads it from the settings. */
export interface EdgeRules {
  /** Questions about the schema, and suggestions in errors. */
  developer: boolean;
  /** Whether anybody may send a document of their own. Without it only integrators may. */
  adhoc: boolean;
  /** The operations of the pages. */
  manifest: Manifest;
  budgets: BudgetSizes;
  /** Proxies of one's own in front, each of which adds to X-Forwarded-For. */
  trustProxy: number;
  /** How long an operation may take. */
  operationSeconds: number;
}

/** What a client sent: over HTTP the body, over a socket the payload of `subscribe`. */
export interface Asked {
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

/** An operation that may run. */
export interface Admitted {
  /** The text of the document, also where only its hash was sent. */
  text: string;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  operationName: string | undefined;
  variables: Record<string, unknown>;
  /** In points. */
  cost: number;
}

/** The one road into the hub: HTTP and sockets both take it. */
export interface Admission {
  /** Lets an operation in and charges for it, or throws the errors that it is refused with. Nothing was planned or run by then. */
  admit(asked: Asked, payer: Payer): Promise<Admitted>;
  /** Charges for a request that is refused before it is read. */
  refuse(payer: Payer): Promise<void>;
  documents: ReadDocuments;
}

/** Why an operation may not run: the errors as a client gets them. */
export class Refused extends Error {
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super(errors[0]?.message ?? 'refused');
    this.errors = errors;
  }
}

/** Opens the road over a schema. */
export function openAdmission(schema: GraphQLSchema, rules: EdgeRules): Admission {
  const documents = readDocuments(schema, rules.developer);
  const budgets: Budgets = openBudgets(rules.budgets);

  function examine(asked: Asked, principal: Payer['principal']): Admitted {
    const { operationName, variables } = formOf(asked);
    const { text, hash, known } = textOf(asked, rules, principal);
    const reading = documents.read(text, hash);
    if ('errors' in reading) throw new Refused(reading.errors);
    const { document } = reading;
    const operation = getOperationAST(document, operationName);
    if (!operation) throw new DomainError('OPERATION_RESOLUTION_FAILURE');
    checkVariables(variables);
    const cost = Math.ceil(costOf(schema, document, operation, variables));
    const limit = known || rules.developer ? LIMITS.cost : LIMITS.adhocCost;
    if (cost > limit)
      throw new DomainError('QUERY_TOO_COSTLY', { cost: String(Math.min(cost, 1e9)), limit: String(limit) });
    return { text, document, operation, operationName, variables, cost };
  }

  const refuse = (payer: Payer) => budgets.pay(payer, REFUSED);
  return {
    documents,
    refuse,
    async admit(asked, payer) {
      let admitted: Admitted;
      try {
        admitted = examine(asked, payer.principal);
      } catch (refusal) {
        await refuse(payer);
        throw refusal;
      }
      const act = payer.stranger && admitted.operation.operation === 'mutation' ? POINTS.strangersAct : 0;
      await budgets.pay(payer, Math.max(1, admitted.cost + act));
      return admitted;
    },
  };
}

/** The name and the variables, if they are what they must be. */
function formOf({ operationName, variables }: Asked): Pick<Admitted, 'operationName' | 'variables'> {
  const nameFits = operationName === undefined || operationName === null || typeof operationName === 'string';
  if (!nameFits || !(variables === undefined || isObject(variables) || variables === null))
    throw new DomainError('BAD_REQUEST');
  return { operationName: operationName ? String(operationName) : undefined, variables: variables ?? {} };
}

/** The document of a request: by its hash from the manifest, or as it was sent where that is allowed. */
function textOf(
  { query, extensions }: Asked,
  { manifest, adhoc, developer }: EdgeRules,
  principal: Pick<Principal, 'role'> | null,
): { text: string; hash: string; known: boolean } {
  const hash = hashIn(extensions);
  if (hash !== undefined) {
    const text = manifest.get(hash);
    if (text !== undefined) return { text, hash, known: true };
  }
  if (typeof query !== 'string' || query === '')
    throw new DomainError(hash === undefined ? 'BAD_REQUEST' : 'OPERATION_UNKNOWN');
  const own = query.length > LIMITS.characters ? '' : sha256(query);
  const known = manifest.has(own);
  if (!known && !adhoc && !developer && principal?.role !== 'integrator') throw new DomainError('OPERATION_UNKNOWN');
  return { text: query, hash: own, known };
}

/** `extensions.persistedQuery.sha256Hash`, as Apollo's clients send it. */
function hashIn(extensions: unknown): string | undefined {
  if (!isObject(extensions) || !Object.hasOwn(extensions, 'persistedQuery')) return undefined;
  const { persistedQuery } = extensions;
  const hash = isObject(persistedQuery) ? persistedQuery.sha256Hash : undefined;
  if (typeof hash !== 'string') throw new DomainError('BAD_REQUEST');
  return hash;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The errors of a refusal, whichever kind it is; what is no refusal is thrown on. */
export function errorsOf(refusal: unknown): readonly GraphQLError[] {
  if (refusal instanceof Refused) return refusal.errors;
  if (refusal instanceof DomainError) return [new GraphQLError(refusal.code, { extensions: refusal.extensions })];
  throw refusal;
}
