import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DomainError } from '../shared/domain/errors.ts';
import { languageOf } from '../shared/i18n/translate.ts';
import { log } from '../shared/log.ts';
import { maskFault, translateError } from '../shared/presentError.ts';
import type { Verify } from '../shared/principal.ts';
import { readBody } from '../shared/readBody.ts';
import { close, headersOf, listen, quietPlugins } from '../shared/serving.ts';
import { contextOf } from './authenticate.ts';
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
  /** Introspection and field suggestions. */
  developer: boolean;
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
  const { verify, developer, routes = [], missing } = options;
  const apollo = new ApolloServer<EdgeContext>({
    gateway: asApolloGateway(supergraph),
    introspection: developer,
    hideSchemaDetailsFromClientErrors: !developer,
    formatError: (formatted, error) => presentable(formatted, error),
    plugins: quietPlugins(),
    stopOnTerminationSignals: false,
  });
  await apollo.start();

  async function graphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const language = languageOf(request.headers['accept-language']);
    let context: EdgeContext;
    try {
      context = await contextOf(request.headers, verify);
    } catch (refusal) {
      return send(response, 401, { errors: [translateError(shownRefusal(refusal), language)] });
    }
    const headers = headersOf(request);
    const body = await bodyOf(request);
    if (body === undefined)
      return send(response, 400, { errors: [translateError(shownRefusal(new DomainError('BAD_REQUEST')), language)] });
    const { search } = new URL(request.url ?? '/', 'http://hub');
    const httpGraphQLRequest = { method: (request.method ?? 'POST').toUpperCase(), headers, search, body };
    const result = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => context });
    const text = result.body.kind === 'complete' ? result.body.string : '';
    response.writeHead(result.status ?? 200, { ...Object.fromEntries(result.headers), ...SAFE_HEADERS });
    // Apollo puts errors first; an answer without any goes out untouched
    response.end(text.startsWith('{"errors"') ? translated(text, language) : text);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0];
    if (path === '/graphql') return graphql(request, response);
    if (path === '/healthz') return send(response, 200, { ok: true });
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
      if (!response.headersSent)
        send(response, 500, {
          errors: [translateError(shownRefusal(new DomainError('INTERNAL_SERVER_ERROR', { id: '-' })), 'zh-CN')],
        });
    });
  });
  const subscriptions = serveSubscriptions(http, supergraph, verify);
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

/** Apollo Server parses, validates and answers; planning and running is ours. */
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

const shownRefusal = (refusal: unknown): GraphQLFormattedError => {
  const error = refusal instanceof DomainError ? refusal : new DomainError('TOKEN_INVALID');
  return { message: error.code, extensions: error.extensions };
};

function translated(text: string, language: EdgeContext['language']): string {
  const { errors, ...rest } = JSON.parse(text) as { errors: GraphQLFormattedError[] };
  return JSON.stringify({ errors: errors.map(error => translateError(error, language)), ...rest });
}

/** The parsed body; an empty object for a GET, undefined for what is no JSON or too large. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (request.method === 'GET') return {};
  try {
    return JSON.parse(await readBody(request)) as unknown;
  } catch {
    return undefined;
  }
}

const SAFE_HEADERS = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...SAFE_HEADERS });
  response.end(JSON.stringify(body));
}
