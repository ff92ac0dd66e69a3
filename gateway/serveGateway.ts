import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DomainError } from '../shared/domain/errors.ts';
import { languageOf } from '../shared/i18n/translate.ts';
import { log } from '../shared/log.ts';
import { maskFault, translateError } from '../shared/presentError.ts';
import type { Verify } from '../shared/identity/principal.ts';
import { close, headersOf, listen, quietPlugins } from '../shared/serving.ts';
import { contextOf } from './authenticate.ts';
import { watchGuesses } from './guesses.ts';
import { type Admission, type Asked, type EdgeRules, errorsOf, openAdmission } from './limits/admit.ts';
import type { Payer } from './limits/budgets.ts';
import { clientAddress } from './limits/clientAddress.ts';
import { answerOf, readAsked } from './limits/httpRequest.ts';
import { LINES } from './limits/limits.ts';
import { within } from './limits/timeLimit.ts';
import { serveSubscriptions } from './subscriptions.ts';
import type { Supergraph } from './supergraph.ts';
import type { EdgeContext } from './transport.ts';

/** Answers a request that is not GraphQL, or says that it is not its own. */
export type Route = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface GatewayOptions {
  host: string;
  port: number;
  /** Checks tokens at the edge; without it they are only passed on. */
  verify?: Verify;
  /** What a request may ask, and how much of it. */
  rules: EdgeRules;
  /** Pages and the like, asked in turn. */
  routes?: readonly Route[];
  /** The names of subgraphs that do not answer now, for /readyz. */
  missing?: () => Promise<string[]>;
}

export interface ServedGateway {
  url: string;
  stop(): Promise<void>;
}

/** The edge: HTTP and graphql-ws over one supergraph. It knows no subgraph's code. */
export async function serveGateway(supergraph: Supergraph, options: GatewayOptions): Promise<ServedGateway> {
  const { verify, rules, routes = [], missing } = options;
  const admission = openAdmission(supergraph.schema, rules);
  const timed: Supergraph = {
    ...supergraph,
    run: operation => within(rules.operationSeconds, operation, supergraph.run),
  };
  const apollo = new ApolloServer<EdgeContext>({
    gateway: asApolloGateway(timed),
    introspection: rules.developer,
    hideSchemaDetailsFromClientErrors: !rules.developer,
    // documents come from the manifest or are read and checked before Apollo sees them
    persistedQueries: false,
    documentStore: admittedDocuments(admission),
    formatError: (formatted, error) => presentable(formatted, error),
    plugins: quietPlugins(),
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  const guesses = watchGuesses();

  /** Who asks, and what; it is paid for by then, and may run. */
  async function admitted(request: IncomingMessage) {
    let payer: Payer = { principal: null, address: clientAddress(request, rules.trustProxy) };
    let asked: Asked;
    let context: EdgeContext;
    let source: string | null;
    try {
      context = await contextOf(request.headers, verify);
      source = await guesses.admit(payer.address, context.headers.authorization);
      payer = { ...payer, principal: context.principal, stranger: context.headers.authorization === undefined };
      asked = await readAsked(request);
    } catch (refusal) {
      await admission.refuse(payer);
      throw refusal;
    }
    const { text: query, operationName, variables } = await admission.admit(asked, payer);
    return { context, source, body: { query, variables, ...(operationName === undefined ? {} : { operationName }) } };
  }

  async function run(request: IncomingMessage, { context, body }: Awaited<ReturnType<typeof admitted>>) {
    const httpGraphQLRequest = { method: 'POST', headers: headersOf(request), search: '', body };
    const result = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => context });
    return { ...result, text: result.body.kind === 'complete' ? result.body.string : '' };
  }

  async function graphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const language = languageOf(request.headers['accept-language']);
    let result: Awaited<ReturnType<typeof run>>;
    try {
      const ready = await admitted(request);
      result = await guesses.counted(ready.source, () => run(request, ready));
    } catch (refusal) {
      const { status, headers, errors } = answerOf(refusal, request, language);
      return send(response, status, { errors }, headers);
    }
    const { text } = result;
    response.writeHead(result.status ?? 200, { ...Object.fromEntries(result.headers), ...SAFE_HEADERS });
    // Apollo puts errors first; an answer without any goes out untouched
    response.end(text.startsWith('{"errors"') ? translated(text, language) : text);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0];
    if (path === '/graphql') return graphql(request, response);
    if (path === '/healthz') return send(response, 200, { ok: true, sockets: subscriptions.places() });
    if (path === '/readyz') {
      const absent = (await missing?.()) ?? [];
      return send(response, absent.length > 0 ? 503 : 200, { ready: absent.length === 0, missing: absent });
    }
    if (routes.some(route => route(request, response))) return;
    send(response, 404, { errors: [{ message: 'not found; the API is at /graphql' }] });
  }

  const http = createServer((request, response) => {
    answer(request, response).catch(fault => {
      log.error({ fault: (fault as Error).stack }, 'the gateway could not answer');
      // what has begun cannot be taken back: to be cut off is better than to wait for the rest
      if (response.headersSent) response.destroy();
      else
        send(response, 500, {
          errors: errorsOf(new DomainError('INTERNAL_SERVER_ERROR', { id: '-' })).map(error =>
            translateError(error.toJSON(), 'zh-CN'),
          ),
        });
    });
  });
  http.requestTimeout = LINES.arriveWithinMs;
  const subscriptions = serveSubscriptions(http, timed, { verify, admission, rules });
  log.info(welcomeOf(rules));
  const taken = await listen(http, options.host, options.port);
  return {
    url: `http://${options.host === '0.0.0.0' ? '127.0.0.1' : options.host}:${taken}`,
    async stop() {
      await subscriptions.dispose();
      await close(http);
      await apollo.stop();
    },
  };
}

type DocumentStore = NonNullable<ApolloServerOptionsWithGateway<EdgeContext>['documentStore']>;

/** Apollo finds each document where the edge has read it, and does not validate it once more. */
const admittedDocuments = ({ documents }: Admission): DocumentStore => ({
  // Apollo asks with a prefix before the SHA-256 of the text
  get: async key => documents.known(key.slice(-64)),
  set: async () => undefined,
  delete: async () => undefined,
});

/** What the log says of how open the edge is. */
const welcomeOf = ({ adhoc, developer, manifest }: EdgeRules): string =>
  adhoc || developer
    ? 'anybody may send documents of their own (HUB_ADHOC or the developer profile)'
    : `only the ${manifest.size} operations of the pages are taken, and documents of integrators`;

/** Apollo Server answers; planning and running is ours. */
const asApolloGateway = (supergraph: Supergraph): ApolloServerOptionsWithGateway<EdgeContext>['gateway'] => ({
  onSchemaLoadOrUpdate(callback) {
    callback({ apiSchema: supergraph.schema, coreSupergraphSdl: '' });
    return () => undefined;
  },
  load: async () => ({
    executor: async ({ document, request, operationName, operation, context }) => {
      if (operation.operation === 'subscription') throw new DomainError('SUBSCRIPTION_TRANSPORT');
      const { variables = {} } = request;
      const run = {
        document,
        operationName,
        operationType: operation.operation,
        variables,
        context: context as EdgeContext,
      };
      return (await supergraph.run(run)) as never;
    },
  }),
  stop: async () => undefined,
});

/** Errors of subgraphs and of Apollo pass with their code; a fault of the gateway itself is hidden behind an id. */
function presentable(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  if (error instanceof GraphQLError && (original === error || formatted.extensions?.code !== 'INTERNAL_SERVER_ERROR')) {
    const { stacktrace: _trace, ...extensions } = formatted.extensions ?? {};
    return { ...formatted, extensions };
  }
  const fault = original instanceof Error ? original : new Error(String(original));
  return maskFault(new GraphQLError(fault.message, { originalError: fault }), 'gateway');
}

function translated(text: string, language: EdgeContext['language']): string {
  const { errors, ...rest } = JSON.parse(text) as { errors: GraphQLFormattedError[] };
  return JSON.stringify({ errors: errors.map(error => translateError(error, language)), ...rest });
}

const SAFE_HEADERS = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...SAFE_HEADERS, ...headers });
  response.end(JSON.stringify(body));
}
