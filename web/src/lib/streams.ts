import type { TypedDocumentNode } from '@apollo/client';
import { getOperationAST, print } from 'graphql';
import { createClient } from 'graphql-ws';
import type { ConnectionStore } from './connection.ts';
import type { Pass } from './account.ts';
import { type Fault, faultOf, needsSignIn } from './faults.ts';
import { DUTY_HEADER } from './duty.ts';
import { hashOf } from './hashes.ts';

/** What a stream sends has a place in it. */
interface Placed {
  cursor: string;
}

/** A subscription of any level; all of them call their result `event`. */
export type StreamDocument<E extends Placed> = TypedDocumentNode<{ event: E }, { area: string; after?: string | null }>;

export interface Follow<E extends Placed> {
  document: StreamDocument<E>;
  area: string;
  /** Where to begin; every frame moves it on, so that a broken stream goes on where it broke off. */
  after: string;
  onEvent: (event: E) => void;
  /** The hub will not let this stream go on: signing in or another area is needed. */
  onRefusal: (faults: Fault[]) => void;
}

export interface Streams {
  /** Follows a stream until the returned function is called, through any number of lost connections. */
  follow<E extends Placed>(follow: Follow<E>): () => void;
  close(): void;
}

/** How long the socket waits for the next stream, when one page follows another. */
const LINGER_MS = 3_000;
const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;
const LONGEST_WAIT_MS = 15_000;

/** Half to one and a half times the doubled wait, so that a thousand screens do not come back in one instant. */
const waitBefore = (attempt: number) => Math.min(500 * 2 ** attempt, LONGEST_WAIT_MS) * (0.5 + Math.random());

type Ending = { faults: Fault[] } | 'broken';

/**
 * One socket for all streams of a page. graphql-ws would repeat a lost subscription with the variables it began with;
 * here each one is taken up from the last cursor seen, so nothing is missed and nothing comes twice.
 */
export function openStreams(
  { token, renew, duty, dutyOver }: Pass,
  language: () => string,
  connection: ConnectionStore,
): Streams {
  let awaitedPong: ReturnType<typeof setTimeout> | undefined;
  let running = 0;
  let open = false;
  const client = createClient({
    url: () => `${location.origin.replace(/^http/, 'ws')}/graphql`,
    connectionParams: () => ({
      authorization: `Bearer ${token()}`,
      'accept-language': language(),
      ...(duty === undefined ? {} : { [DUTY_HEADER]: duty }),
    }),
    retryAttempts: 0,
    lazyCloseTimeout: LINGER_MS,
    keepAlive: PING_EVERY_MS,
    on: {
      connected: () => {
        open = true;
        connection.tell({ stream: 'live', updatedAt: new Date() });
      },
      closed: () => {
        open = false;
        if (running > 0) connection.tell({ stream: 'lost' });
      },
      // a pulled cable closes no socket: only a missing answer tells
      ping: received => {
        if (!received) awaitedPong = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
      },
      pong: received => {
        if (!received) return;
        clearTimeout(awaitedPong);
        connection.tell({ updatedAt: new Date() });
      },
    },
  });

  const isRenewed = async (faults: readonly Fault[]) =>
    faults.some(({ code }) => code === 'TOKEN_EXPIRED') && (await renew());

  function follow<E extends Placed>({ document, area, after, onEvent, onRefusal }: Follow<E>): () => void {
    const operationName = getOperationAST(document)?.name?.value;
    const extensions = hashOf(operationName);
    const request = extensions ? { query: '', operationName, extensions } : { query: print(document) };
    let cursor = after;
    let attempt = 0;
    let stopped = false;
    let leave = () => {};
    running += 1;
    connection.tell({ stream: open ? 'live' : 'connecting' });

    const once = () =>
      new Promise<Ending>(ended => {
        leave = client.subscribe<{ event: E | null }>(
          { ...request, variables: { area, after: cursor } },
          {
            next: ({ data, errors }) => {
              if (!data?.event) return ended({ faults: (errors ?? []).map(faultOf) });
              attempt = 0;
              cursor = data.event.cursor;
              connection.tell({ stream: 'live', updatedAt: new Date() });
              onEvent(data.event);
            },
            error: reason => ended(endingOf(reason)),
            complete: () => ended('broken'),
          },
        );
      });

    const run = async () => {
      while (!stopped) {
        const ending = await once();
        leave();
        if (stopped) return;
        if (ending !== 'broken' && ending.faults.some(({ code }) => code === 'NOT_ON_DUTY')) dutyOver?.();
        if (ending !== 'broken' && isFinal(ending.faults) && !(await isRenewed(ending.faults)))
          return onRefusal(ending.faults);
        connection.tell({ stream: 'lost' });
        await new Promise(done => setTimeout(done, waitBefore(attempt++)));
      }
    };
    void run();

    return () => {
      if (stopped) return;
      stopped = true;
      running -= 1;
      leave();
      if (running === 0) connection.tell({ stream: 'idle' });
    };
  }

  return {
    follow,
    close: () => {
      clearTimeout(awaitedPong);
      void client.dispose();
    },
  };
}

/** The close code of the hub's own for a token that is not good, or no longer; its reason is the error code. */
const TOKEN_REFUSED = 4401;

function endingOf(reason: unknown): Ending {
  if (Array.isArray(reason)) return { faults: reason.map(faultOf) };
  if (reason instanceof CloseEvent && reason.code === TOKEN_REFUSED)
    return { faults: [faultOf({ message: '', extensions: { code: reason.reason } })] };
  return 'broken';
}

const FINAL = [
  'OUTSIDE_JURISDICTION',
  'CENTER_UNKNOWN',
  'NOT_ON_DUTY',
  'CURSOR_MALFORMED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_UNKNOWN',
  'QUERY_TOO_COSTLY',
];

/** Whether asking again would be answered in the same way. */
const isFinal = (faults: readonly Fault[]) => needsSignIn(faults) || faults.some(({ code }) => FINAL.includes(code));
