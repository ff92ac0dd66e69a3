import type { Server } from 'node:http';
import { getOperationAST, GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Context, SubscribePayload } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { DomainError } from '../shared/domain/errors.ts';
import { translateError } from '../shared/presentError.ts';
import type { Verify } from '../shared/principal.ts';
import { contextOf } from './authenticate.ts';
import type { Outcome, Supergraph } from './supergraph.ts';
import type { EdgeContext } from './transport.ts';

/** Close codes of our own, beside those of the protocol: the token is not good, or no longer. */
const TOKEN_REFUSED = 4401;

type Known = { edge?: EdgeContext; expiry?: NodeJS.Timeout };
type Socket = Context<Record<string, unknown>, Extra & Known>;

/** The graphql-ws endpoint (protocol graphql-transport-ws) on the gateway's own server. */
export function serveSubscriptions(http: Server, supergraph: Supergraph, verify: Verify | undefined) {
  const sockets = new WebSocketServer({ server: http, path: '/graphql', maxPayload: 1_000_000 });
  const documents = documentsOf(supergraph.schema);
  const languageOf = ({ extra }: Socket) => extra.edge?.language ?? 'zh-CN';
  const shown = (socket: Socket, errors: readonly GraphQLError[]) =>
    errors.map(error => translateError(error.toJSON ? error.toJSON() : error, languageOf(socket))) as never;

  async function connect(socket: Socket): Promise<boolean> {
    const { request, socket: ws } = socket.extra;
    try {
      const edge = await contextOf({ ...request.headers, ...socket.connectionParams }, verify);
      socket.extra.edge = edge;
      if (edge.principal) {
        // timers hold at most 2^31 ms; a longer token is looked at again by then
        const left = Math.min(edge.principal.expiresAt * 1000 - Date.now(), 2 ** 31 - 1);
        socket.extra.expiry = setTimeout(() => ws.close(TOKEN_REFUSED, 'TOKEN_EXPIRED'), left).unref();
      }
      return true;
    } catch (refusal) {
      ws.close(TOKEN_REFUSED, refusal instanceof DomainError ? refusal.code : 'TOKEN_INVALID');
      return false;
    }
  }

  const server = useServer<Record<string, unknown>, Known & Partial<Record<PropertyKey, never>>>(
    {
      connectionInitWaitTimeout: 10_000,
      onConnect: socket => connect(socket as Socket),
      onDisconnect: socket => clearTimeout((socket as Socket).extra.expiry),
      onSubscribe: (socket, _id, payload) => {
        const document = documents(payload);
        if (!('kind' in document)) return shown(socket as Socket, document);
        const operation = getOperationAST(document, payload.operationName);
        if (!operation) return shown(socket as Socket, [coded('OPERATION_RESOLUTION_FAILURE')]);
        const run = (): Promise<Outcome> =>
          supergraph.run({
            document,
            operationName: payload.operationName,
            operationType: operation.operation,
            variables: (payload.variables ?? {}) as Record<string, unknown>,
            context: (socket as Socket).extra.edge ?? { principal: null, headers: {}, language: 'zh-CN' },
          });
        return { schema: supergraph.schema, document, operationName: payload.operationName, rootValue: { run } };
      },
      execute: args => (args.rootValue as { run: () => never }).run(),
      subscribe: args => (args.rootValue as { run: () => never }).run(),
      onNext: (socket, _id, _payload, _args, result) =>
        result.errors ? { ...result, errors: shown(socket as Socket, result.errors) } : undefined,
    },
    sockets,
    12_000,
  );
  return { dispose: async () => server.dispose() };
}

const coded = (code: string, message = code) => new GraphQLError(message, { extensions: { code } });

/** Parses and validates each document once. */
function documentsOf(schema: GraphQLSchema): (payload: SubscribePayload) => DocumentNode | readonly GraphQLError[] {
  const known = new Map<string, DocumentNode>();
  return ({ query }) => {
    const seen = known.get(query);
    if (seen) return seen;
    let document: DocumentNode;
    try {
      document = parse(query, { noLocation: true });
    } catch (fault) {
      return [coded('GRAPHQL_PARSE_FAILED', (fault as Error).message)];
    }
    const faults = validate(schema, document, undefined, { maxErrors: 10, hideSuggestions: true } as never);
    if (faults.length > 0) return faults.map(({ message }) => coded('GRAPHQL_VALIDATION_FAILED', message));
    if (known.size >= 1_000) known.clear();
    known.set(query, document);
    return document;
  };
}
