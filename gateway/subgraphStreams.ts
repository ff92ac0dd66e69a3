import type { ExecutionResult } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { isErrorCode } from '../shared/domain/errors.ts';
import { DUTY_HEADER } from '../shared/identity/principal.ts';
import type { LinkSigner, Signed } from '../shared/link/linkSigner.ts';
import { log } from '../shared/log.ts';
import { withoutNames } from './limits/names.ts';
import { ANSWER_LIMIT } from './readAnswer.ts';
import { broken, unreachable } from './transport.ts';

/** How long an unused connection is kept for the next subscriber. */
const KEEP_MS = 5_000;

/** The close code of a subgraph for a token that is not good, or no longer; its reason is the error code. */
const TOKEN_REFUSED = 4401;
/** For an opening that is not signed as the subgraph wants it; we close so where its acknowledgement is not. */
const LINK_REFUSED = 4403;

type Fitted = (frame: ExecutionResult) => ExecutionResult;

export type StepStream = AsyncIterableIterator<ExecutionResult>;

/** Who asks, as it goes on to the subgraph; empty texts for nobody and for no duty. */
export interface Asking {
  authorization: string;
  duty: string;
}

/** Streams of one subgraph: a connection for each token and duty, opened for its first subscription and left after its last. */
export interface SubgraphStreams {
  /** Each frame goes through `fitted`. */
  open(payload: { query: string }, fitted: Fitted, asking?: Asking): StepStream;
  close(): Promise<void>;
}

export function streamsOf(subgraph: string, url: URL, sign: LinkSigner | undefined): SubgraphStreams {
  const clients = new Map<string, Client>();
  const address = `${url.protocol === 'https:' ? 'wss' : 'ws'}://${url.host}${url.pathname}`;

  function clientFor({ authorization, duty }: Asking): Client {
    const name = JSON.stringify([authorization, duty]);
    const known = clients.get(name);
    if (known) return known;
    let signed: Signed | undefined;
    const client = createClient({
      url: address,
      webSocketImpl: BoundedSocket,
      jsonMessageReviver: withoutNames,
      connectionParams: () => {
        signed = sign?.({ subgraph, method: 'SOCKET', path: url.pathname, authorization, body: '', duty });
        const asking = { ...(authorization ? { authorization } : {}), ...(duty ? { [DUTY_HEADER]: duty } : {}) };
        return { ...asking, ...(signed ? { link: signed.header } : {}) };
      },
      lazyCloseTimeout: KEEP_MS,
      // the client of the gateway knows its cursor and comes back with it; a retry here would lose what it missed
      retryAttempts: 0,
      on: {
        connected: (socket, acknowledgement) => {
          if (signed && !signed.isAnswer(acknowledgement?.link, 200, ''))
            (socket as WebSocket).close(LINK_REFUSED, 'LINK_BROKEN');
        },
        closed: () => clients.delete(name),
      },
    });
    clients.set(name, client);
    return client;
  }
  return {
    open: (payload, fitted, asking = { authorization: '', duty: '' }) =>
      told(subgraph, clientFor(asking).iterate(payload) as StepStream, fitted),
    async close() {
      for (const client of clients.values()) await client.dispose();
    },
  };
}

/** A frame is no larger than an answer. */
class BoundedSocket extends WebSocket {
  constructor(address: string, protocols?: string | string[]) {
    super(address, protocols, { maxPayload: ANSWER_LIMIT });
  }
}

/** A stream that ends with an error tells it as a result: a refusal of the subgraph as it came, a lost line by its name. */
function told(subgraph: string, stream: StepStream, fitted: Fitted): StepStream {
  let over = false;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (over) return { done: true, value: undefined };
      try {
        const { done, value } = await stream.next();
        return done ? { done, value } : { done: false, value: fitted(value) };
      } catch (fault) {
        over = true;
        return { done: false, value: endOf(subgraph, fault) };
      }
    },
    async return() {
      over = true;
      return (await stream.return?.()) ?? { done: true, value: undefined };
    },
  };
}

function endOf(subgraph: string, fault: unknown): ExecutionResult {
  if (Array.isArray(fault)) return { errors: fault as never };
  const { code, reason, message } = fault as { code?: unknown; reason?: unknown; message?: string };
  log.warn({ subgraph, code, reason, fault: message }, 'a stream from a subgraph broke off');
  if (code === TOKEN_REFUSED && isErrorCode(reason))
    return { errors: [{ message: reason, extensions: { code: reason } } as never] };
  return code === LINK_REFUSED ? broken(subgraph) : unreachable(subgraph);
}
