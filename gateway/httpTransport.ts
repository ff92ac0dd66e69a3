import { type DocumentNode, type ExecutionResult, print } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { Pool } from 'undici';
import WebSocket from 'ws';
import { log } from '../shared/log.ts';
import { type Step, type StepExecutor, type Transport, unreachable } from './transport.ts';

/** How long a subgraph may take, and how long an unused stream connection is kept for the next subscriber. */
const LIMITS = { connections: 64, answerWithinMs: 10_000, keepStreamMs: 5_000 };

/** Carries steps to subgraphs over HTTP, and subscriptions over graphql-ws; one connection for each token. */
export function httpTransport(urls: Readonly<Record<string, string>> = {}): Transport {
  return {
    getSubgraphExecutor({ subgraphName, transportEntry }) {
      const name = subgraphName.toLowerCase();
      const location = urls[name] ?? urls[subgraphName] ?? transportEntry?.location;
      if (!location || !URL.canParse(location))
        throw new Error(`the supergraph gives no address for "${subgraphName}"`);
      return executorFor(name, new URL(location));
    },
  };
}

function executorFor(subgraph: string, url: URL): StepExecutor {
  const pool = new Pool(url.origin, {
    connections: LIMITS.connections,
    headersTimeout: LIMITS.answerWithinMs,
    bodyTimeout: LIMITS.answerWithinMs,
  });
  const streams = streamsOf(url);

  async function post({ document, variables, operationName, context }: Step): Promise<ExecutionResult> {
    const body = JSON.stringify({ query: textOf(document), variables, operationName });
    const headers = { 'content-type': 'application/json', accept: 'application/json', ...context?.headers };
    try {
      const response = await pool.request({ method: 'POST', path: `${url.pathname}${url.search}`, headers, body });
      const answer = (await response.body.json()) as ExecutionResult | null;
      if (answer && typeof answer === 'object' && ('data' in answer || 'errors' in answer)) return answer;
      log.warn({ subgraph, status: response.statusCode }, 'a subgraph did not answer GraphQL');
    } catch (fault) {
      log.warn({ subgraph, fault: (fault as Error).message }, 'a subgraph did not answer');
    }
    return unreachable(subgraph);
  }

  const executor: StepExecutor = async step => {
    if (step.operationType !== 'subscription') return post(step);
    const { document, variables, operationName, context } = step;
    const payload = {
      query: textOf(document),
      ...(variables ? { variables } : {}),
      ...(operationName ? { operationName } : {}),
    };
    return told(subgraph, streams.clientFor(context?.headers.authorization).iterate(payload) as StepStream);
  };
  executor[Symbol.asyncDispose] = async () => {
    await streams.close();
    await pool.destroy();
  };
  return executor;
}

type StepStream = AsyncIterableIterator<ExecutionResult>;

/** A stream that ends with an error tells it as a result: a refusal of the subgraph as it came, a lost line by its name. */
function told(subgraph: string, stream: StepStream): StepStream {
  let over = false;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (over) return { done: true, value: undefined };
      try {
        return await stream.next();
      } catch (fault) {
        over = true;
        if (Array.isArray(fault)) return { done: false, value: { errors: fault as never } };
        log.warn({ subgraph, fault: (fault as Error).message }, 'a stream from a subgraph broke off');
        return { done: false, value: unreachable(subgraph) };
      }
    },
    async return() {
      over = true;
      return (await stream.return?.()) ?? { done: true, value: undefined };
    },
  };
}

/** One lazy graphql-ws client for each token: it connects for its first subscription and leaves after its last. */
function streamsOf(url: URL) {
  const clients = new Map<string, Client>();
  const address = `${url.protocol === 'https:' ? 'wss' : 'ws'}://${url.host}${url.pathname}`;
  return {
    clientFor(authorization = ''): Client {
      let client = clients.get(authorization);
      if (!client) {
        client = createClient({
          url: address,
          webSocketImpl: WebSocket,
          connectionParams: authorization ? { authorization } : {},
          lazyCloseTimeout: LIMITS.keepStreamMs,
          // the client of the gateway knows its cursor and comes back with it; a retry here would lose what it missed
          retryAttempts: 0,
          on: { closed: () => clients.delete(authorization) },
        });
        clients.set(authorization, client);
      }
      return client;
    },
    async close() {
      for (const client of clients.values()) await client.dispose();
    },
  };
}

/** The steps of a plan keep their document, so each is printed once. */
const TEXTS = new WeakMap<DocumentNode, string>();

function textOf(document: DocumentNode): string {
  let text = TEXTS.get(document);
  if (text === undefined) TEXTS.set(document, (text = print(document)));
  return text;
}
