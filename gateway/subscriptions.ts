import type { Server } from 'node:http';
import type { GraphQLError } from 'graphql';
import type { Context } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { DomainError } from '../shared/domain/errors.ts';
import { translateError } from '../shared/presentError.ts';
import { bearerToken, type Verify } from '../shared/identity/principal.ts';
import { watchToken } from '../shared/identity/watchToken.ts';
import { contextOf } from './authenticate.ts';
import { type Admission, type EdgeRules, errorsOf } from './limits/admit.ts';
import { clientAddress } from './limits/clientAddress.ts';
import { LINES } from './limits/limits.ts';
import { openTurnstile } from './limits/turnstile.ts';
import { BODY_LIMIT } from '../shared/readBody.ts';
import { hushBadFrames } from '../shared/serving.ts';
import type { Outcome, Supergraph } from './supergraph.ts';
import type { EdgeContext } from './transport.ts';

/** Close codes of our own, beside those of the protocol: the token is not good, or no longer. */
const TOKEN_REFUSED = 4401;

/** Too many lines at once: of one address, or of one principal. */
const TOO_MANY = 4429;

type Known = { edge?: EdgeContext };
type Socket = Context<Record<string, unknown>, Extra & Known>;

interface Edge {
  verify: Verify | undefined;
  admission: Admission;
  rules: EdgeRules;
}

/** The graphql-ws endpoint (protocol graphql-transport-ws) on the gateway's own server. */
export function serveSubscriptions(http: Server, supergraph: Supergraph, { verify, admission, rules }: Edge) {
  const sockets = new WebSocketServer({ server: http, path: '/graphql', maxPayload: BODY_LIMIT });
  const addresses = openTurnstile(LINES.perAddress);
  const principals = openTurnstile(LINES.perPrincipal);
  sockets.on('connection', (ws, request) => {
    const leave = addresses.enter(clientAddress(request, rules.trustProxy));
    if (leave) ws.once('close', leave);
    else ws.close(TOO_MANY, 'TOO_MANY_REQUESTS');
  });
  const languageOf = ({ extra }: Socket) => extra.edge?.language ?? 'zh-CN';
  const shown = (socket: Socket, errors: readonly GraphQLError[]) =>
    errors.map(error => translateError(error.toJSON ? error.toJSON() : error, languageOf(socket))) as never;

  const payerOf = ({ extra }: Socket) => ({
    principal: extra.edge?.principal ?? null,
    stranger: extra.edge?.headers.authorization === undefined,
    address: clientAddress(extra.request, rules.trustProxy),
  });

  async function connect(socket: Socket): Promise<boolean> {
    const { request, socket: ws } = socket.extra;
    try {
      const edge = await contextOf({ ...request.headers, ...socket.connectionParams }, verify);
      socket.extra.edge = edge;
      // who has left meanwhile gets neither a place nor a watch: nobody would take them back
      if (ws.readyState !== ws.OPEN) return false;
      if (edge.principal) {
        const leave = principals.enter(edge.principal.id);
        if (!leave) {
          ws.close(TOO_MANY, 'TOO_MANY_REQUESTS');
          return false;
        }
        // the socket's own end, not the protocol's: that waits until the streams on it have ended
        ws.once('close', leave);
      }
      const token = bearerToken(edge.headers.authorization);
      if (verify && edge.principal && token !== undefined)
        ws.once(
          'close',
          watchToken(token, edge.principal, verify, code => ws.close(TOKEN_REFUSED, code)),
        );
      return true;
    } catch (refusal) {
      await admission.refuse(payerOf(socket)).catch(() => undefined);
      ws.close(TOKEN_REFUSED, refusal instanceof DomainError ? refusal.code : 'TOKEN_INVALID');
      return false;
    }
  }

  const server = useServer<Record<string, unknown>, Known & Partial<Record<PropertyKey, never>>>(
    {
      connectionInitWaitTimeout: 10_000,
      onConnect: socket => connect(socket as Socket),
      onSubscribe: async (socket, _id, payload) => {
        try {
          if (Object.keys(socket.subscriptions).length > LINES.perSocket)
            throw new DomainError('TOO_MANY_REQUESTS', { seconds: '10' });
          const { document, operation, operationName, variables } = await admission.admit(
            payload,
            payerOf(socket as Socket),
          );
          // whoever has no account asks over HTTP, where wrong guesses are counted (N12)
          if (operation.operation !== 'subscription' && !(socket as Socket).extra.edge?.headers.authorization)
            throw new DomainError('UNAUTHENTICATED');
          const run = (): Promise<Outcome> =>
            supergraph.run({
              document,
              operationName,
              operationType: operation.operation,
              variables,
              context: (socket as Socket).extra.edge ?? { principal: null, headers: {}, language: 'zh-CN' },
            });
          return { schema: supergraph.schema, document, operationName, rootValue: { run } };
        } catch (refusal) {
          return errorsOf(refusal);
        }
      },
      execute: args => (args.rootValue as { run: () => never }).run(),
      subscribe: args => (args.rootValue as { run: () => never }).run(),
      onError: (socket, _id, _payload, errors) => shown(socket as Socket, errors),
      onNext: (socket, _id, _payload, _args, result) =>
        result.errors ? { ...result, errors: shown(socket as Socket, result.errors) } : undefined,
    },
    sockets,
    12_000,
  );
  hushBadFrames(sockets);
  return {
    dispose: async () => server.dispose(),
    /** The places taken: how many sockets are open, and how many of them belong to somebody. */
    places: () => ({ open: addresses.count(), known: principals.count() }),
  };
}
