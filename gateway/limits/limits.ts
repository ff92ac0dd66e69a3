/**
 * What one request may ask of the edge. These bounds hold over HTTP and over a WebSocket, in every profile; they are checked
 * in the order of this file, and nothing slower than the check runs before it. `docs/limits.md` tells them to integrators.
 */
export const LIMITS = {
  /** Characters of a document. The longest of the pages has 4,000; a form filled in by hand belongs into variables. */
  characters: 100_000,
  /** Words and signs of a document, as a parser counts them. The longest of the pages has 500. */
  tokens: 4_000,
  /** Brackets inside brackets: what a parser, and everything after it, walks by calling itself. */
  nesting: 40,
  /** Operations of one document. */
  operations: 10,
  /** Fragments of one document. Finding fields that do not merge takes the square of their number. */
  fragments: 60,
  /** Fields below fields, counted through fragments. A page of cases with their files in other levels needs 8. */
  depth: 12,
  /** The same for questions about the schema; the usual one of editors needs 15. */
  introspectionDepth: 16,
  /** Fields, with the fields of a fragment counted wherever it is spread. The largest of the pages has 800. */
  fields: 2_500,
  /** Fields under another name than their own, counted like fields. */
  aliases: 100,
  /** Directives, counted like fields. */
  directives: 60,
  /** Fields at the top of a query, where each may go to another level. */
  rootFields: 40,
  /** Acts in one mutation. One that guesses a receipt's code ten times is as slow as ten requests. */
  mutations: 10,
  /** Fields about the schema, counted like fields; the usual question of editors has 250. */
  introspection: 400,
  /** Comparisons of fields that share a name in one place of the answer, each with what their arguments weigh. */
  comparisons: 4_000,
  /** Errors that are looked for in a document. */
  errors: 10,
  /** Values inside the variables, and how deep they stand. The longest form has 200. */
  values: 5_000,
  variableDepth: 16,
  /** Points of one operation: about the objects that it may bring. See `cost.ts`. */
  cost: 20_000,
  /** The same for documents that are not in the manifest of the pages. */
  adhocCost: 10_000,
} as const;

/** What one line and one caller may hold open at the same time. */
export const LINES = {
  /** Subscriptions, and other operations under way, of one socket. A page has two. */
  perSocket: 32,
  /** Sockets of one principal: a person has a screen or two, a program a few processes. */
  perPrincipal: 64,
  /** Sockets of one address; a hall of service windows may stand behind one. */
  perAddress: 2_000,
  /** How long a request may take to arrive, in milliseconds. */
  arriveWithinMs: 30_000,
} as const;

/** What `QUERY_TOO_LARGE` can find too many of; each has a text under `queryPart.`. */
export type QueryPart =
  | 'bytes'
  | 'characters'
  | 'tokens'
  | 'operations'
  | 'fragments'
  | 'fields'
  | 'aliases'
  | 'directives'
  | 'rootFields'
  | 'mutations'
  | 'introspection'
  | 'comparisons'
  | 'values';
