import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { DomainError } from '../shared/domain/errors.ts';
import { readBody } from '../shared/readBody.ts';
import { close, headersOf, listen, quietPlugins } from '../shared/serving.ts';
import { maskFault } from '../shared/presentError.ts';
import { bearerToken, type Principal, type Verify } from '../shared/principal.ts';
import { contextFor } from './kit/context.ts';
import type { RequestContext, Service } from './kit/subgraph.ts';

export interface ServedSubgraph {
  url: string;
  stop(): Promise<void>;
}

/** Serves one subgraph over HTTP and graphql-ws. It checks every token itself: the gateway is not trusted for it. */
export async function serveSubgraph(
  service: Service,
  { host, port, verify }: { host: string; port: number; verify: Verify },
): Promise<ServedSubgraph> {
  const apollo = new ApolloServer<RequestContext>({
    schema: service.schema,
    introspection: false,
    csrfPrevention: false, // no browser speaks to a subgraph, and no cookie is ever read
    formatError: (_formatted, error) => maskFault(asGraphQLError(error), service.name),
    plugins: quietPlugins(),
    stopOnTerminationSignals: false,
  });
  await apollo.start();

  const principalOf = async (authorization: unknown): Promise<Principal | null> => {
    const token = bearerToken(typeof authorization === 'string' ? authorization : undefined);
    return token === undefined ? null : verify(token);
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/healthz') return void response.end('ok');
    const headers = headersOf(request);
    let principal: Principal | null;
    try {
      principal = await principalOf(request.headers.authorization);
    } catch (refusal) {
      const errors = [maskFault(asGraphQLError(refusal), service.name)];
      response.writeHead(401, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify({ errors }));
    }
    const body = JSON.parse((await readBody(request)) || '{}') as unknown;
    const result = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method ?? 'POST', headers, search: '', body },
      context: async () => contextFor(service, principal),
    });
    response.writeHead(result.status ?? 200, Object.fromEntries(result.headers));
    response.end(result.body.kind === 'complete' ? result.body.string : '');
  }

  const http = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ errors: [{ message: 'BAD_REQUEST', extensions: { code: 'BAD_REQUEST' } }] }));
    });
  });
  const sockets = new WebSocketServer({ server: http, path: '/graphql' });
  const ws = useServer(
    {
      schema: service.schema,
      context: async ({ connectionParams }) => contextFor(service, await principalOf(connectionParams?.authorization)),
      onNext: (_context, _id, _payload, _args, result) =>
        result.errors
          ? { ...result, errors: result.errors.map(error => maskFault(error, service.name)) as never }
          : undefined,
      onError: (_context, _id, _payload, errors) => errors.map(error => maskFault(asGraphQLError(error), service.name)),
    },
    sockets,
  );
  const taken = await listen(http, host, port);
  return {
    url: `http://${host}:${taken}/graphql`,
    async stop() {
      await ws.dispose();
      await close(http);
      await apollo.stop();
    },
  };
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const fault = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(fault.message, {
    originalError: fault,
    extensions: fault instanceof DomainError ? { ...fault.extensions } : {},
  });
}
