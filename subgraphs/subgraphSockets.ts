import type { IncomingMessage, Server } from 'node:http';
import type { Context } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { DomainError } from '../shared/domain/errors.ts';
import type { LinkCheck } from '../shared/link/checkRequest.ts';
import { maskFault } from '../shared/presentError.ts';
import { hushBadFrames } from '../shared/serving.ts';
import { bearerToken, DUTY_HEADER, type Principal, type Verify } from '../shared/identity/principal.ts';
import { watchToken } from '../shared/identity/watchToken.ts';
import { asGraphQLError } from './asGraphQLError.ts';
import { openContext } from './kit/context.ts';
import { subscribeTelling } from './kit/executeLocally.ts';
import type { Service } from './kit/subgraph.ts';

/** Close codes: the token is not good, or no longer; the opening of the socket is not signed as it must be. */
const TOKEN_REFUSED = 4401;
const LINK_REFUSED = 4403;

export interface SocketLimits {
  /** The largest frame, in bytes. */
  payload: number;
  /** Sockets at once; the gateway has one for each person who watches. */
  sockets: number;
  /** Of these, how many may be there that have not yet said who they are, and for how long. */
  waiting: number;
  initWithinMs: number;
}

export const SOCKET_LIMITS: SocketLimits = { payload: 1_000_000, sockets: 5_000, waiting: 250, initWithinMs: 5_000 };

type Parameters = Record<string, unknown>;
type Known = { unwatch?: () => void };
type Socket = Context<Parameters, Extra & Known>;

export interface SocketOptions {
  /** Who asks, from the token of the connection parameters; rejects where the token is not good. */
  principalOf: (authorization: unknown) => Promise<Principal | null>;
  /** Looks at the token again while the socket is open. */
  verify: Verify;
  link?: LinkCheck | undefined;
  limits?: Partial<SocketLimits>;
}

const dutyOf = ({ [DUTY_HEADER]: duty }: Parameters): string => (typeof duty === 'string' ? duty : '');

/** The graphql-ws endpoint of a subgraph: for who can sign its opening, and until the token ends. */
export function serveSockets(
  http: Server,
  service: Service,
  { principalOf, verify, link, limits = {} }: SocketOptions,
): { stop(): Promise<void> } {
  const { payload, sockets: most, waiting, initWithinMs } = { ...SOCKET_LIMITS, ...limits };
  const unknown = new Set<unknown>();
  const sockets = new WebSocketServer({
    server: http,
    path: '/graphql',
    maxPayload: payload,
    verifyClient: (_about: { req: IncomingMessage }, answer: (accepted: boolean, status?: number) => void) =>
      sockets.clients.size < most && unknown.size < waiting ? answer(true) : answer(false, 503),
  });
  sockets.on('connection', ws => {
    unknown.add(ws);
    ws.once('close', () => unknown.delete(ws));
  });

  async function connect(socket: Socket): Promise<boolean | Record<string, unknown>> {
    const { extra, connectionParams = {} } = socket;
    const { socket: ws, request } = extra;
    const authorization = typeof connectionParams.authorization === 'string' ? connectionParams.authorization : '';
    try {
      const entry = link?.admit(connectionParams.link, {
        method: 'SOCKET',
        path: request.url ?? '',
        authorization,
        body: '',
        duty: dutyOf(connectionParams),
      });
      const principal = await principalOf(connectionParams.authorization);
      unknown.delete(ws);
      // who has left meanwhile gets no timer: nobody would clear it
      const token = bearerToken(authorization);
      if (principal && token !== undefined && ws.readyState === ws.OPEN)
        extra.unwatch = watchToken(token, principal, verify, code => ws.close(TOKEN_REFUSED, code));
      return entry ? { link: entry.signAnswer(200, '') } : true;
    } catch (refusal) {
      const code = refusal instanceof DomainError ? refusal.code : 'TOKEN_INVALID';
      ws.close(code.startsWith('LINK_') ? LINK_REFUSED : TOKEN_REFUSED, code);
      return false;
    }
  }

  const server = useServer<Parameters, Known & Partial<Record<PropertyKey, never>>>(
    {
      schema: service.schema,
      connectionInitWaitTimeout: initWithinMs,
      onConnect: socket => connect(socket as Socket),
      onDisconnect: socket => (socket as Socket).extra.unwatch?.(),
      // looked at again for each stream: what made the token good may have ended
      context: async ({ connectionParams = {} }) =>
        openContext(service, await principalOf(connectionParams.authorization), dutyOf(connectionParams)),
      subscribe: subscribeTelling,
      onNext: (_context, _id, _payload, _args, result) =>
        result.errors
          ? { ...result, errors: result.errors.map(error => maskFault(error, service.name)) as never }
          : undefined,
      onError: (_context, _id, _payload, errors) => errors.map(error => maskFault(asGraphQLError(error), service.name)),
    },
    sockets,
  );
  hushBadFrames(sockets);
  return { stop: async () => server.dispose() };
}
