import { type DocumentNode, type ExecutionResult, type GraphQLSchema, print } from 'graphql';
import { Pool } from 'undici';
import { DUTY_HEADER } from '../shared/identity/principal.ts';
import type { LinkSigner } from '../shared/link/linkSigner.ts';
import { refusalLog } from '../shared/link/refusalLog.ts';
import { ANSWER_HEADER, LINK_HEADER } from '../shared/link/signature.ts';
import { log } from '../shared/log.ts';
import { fitFor, Misfit } from './fitAnswer.ts';
import { ANSWER_LIMIT, asAnswer, readAnswer } from './readAnswer.ts';
import { streamsOf } from './subgraphStreams.ts';
import { broken, givenUp, type Step, type StepExecutor, type Transport, unreachable } from './transport.ts';

/** How much a subgraph may take. */
const LIMITS = { connections: 64, answerWithinMs: 10_000, answerBytes: ANSWER_LIMIT };

export interface HttpTransportOptions {
  /** Signs what goes to the subgraphs that it has keys for, and checks what comes back from them. */
  sign?: LinkSigner | undefined;
  /** The largest answer that is read, in bytes. */
  answerBytes?: number;
}

/** Carries steps to subgraphs over HTTP, and subscriptions over graphql-ws; one connection for each token and duty. */
export function httpTransport(
  urls: Readonly<Record<string, string>> = {},
  options: HttpTransportOptions = {},
): Transport {
  return {
    getSubgraphExecutor({ name: composedName, location: composed, schema }) {
      const name = composedName.toLowerCase();
      const location = urls[name] ?? urls[composedName] ?? composed;
      if (!URL.canParse(location)) throw new Error(`the supergraph gives no address for "${composedName}"`);
      return executorFor(name, new URL(location), schema(), options);
    },
  };
}

function executorFor(
  subgraph: string,
  url: URL,
  schema: GraphQLSchema,
  { sign, answerBytes = LIMITS.answerBytes }: HttpTransportOptions,
): StepExecutor {
  const pool = new Pool(url.origin, {
    connections: LIMITS.connections,
    headersTimeout: LIMITS.answerWithinMs,
    bodyTimeout: LIMITS.answerWithinMs,
  });
  const streams = streamsOf(subgraph, url, sign);
  const breaks = refusalLog(subgraph, 'the answer of a subgraph is not signed as it must be');
  const fit = fitFor(schema);
  const path = `${url.pathname}${url.search}`;

  async function post({ document, variables, operationName, context }: Step): Promise<ExecutionResult> {
    const signal = context?.signal;
    if (signal?.aborted) return givenUp();
    const body = JSON.stringify({ query: textOf(document), variables, operationName });
    const { authorization = '', [DUTY_HEADER]: duty = '' } = context?.headers ?? {};
    try {
      const signed = sign?.({ subgraph, method: 'POST', path, authorization, body, duty });
      const headers = {
        'content-type': 'application/json',
        accept: 'application/json',
        ...context?.headers,
        ...(signed ? { [LINK_HEADER]: signed.header } : {}),
      };
      const response = await pool.request({ method: 'POST', path, headers, body, ...(signal ? { signal } : {}) });
      const text = await readAnswer(response.body, answerBytes);
      const answer = asAnswer(text);
      if (signed && !signed.isAnswer(response.headers[ANSWER_HEADER], response.statusCode, text)) {
        breaks.note(refusalIn(answer) ?? `status ${response.statusCode}`);
        return broken(subgraph);
      }
      if (answer) return fitted(answer, document, variables);
      log.warn({ subgraph, status: response.statusCode }, 'a subgraph did not answer GraphQL');
    } catch (fault) {
      if (signal?.aborted) return givenUp();
      log.warn({ subgraph, fault: (fault as Error).message }, 'a subgraph did not answer');
    }
    return unreachable(subgraph);
  }

  function fitted(answer: ExecutionResult, document: DocumentNode, variables: Step['variables'] = {}): ExecutionResult {
    try {
      return fit(document, variables, answer);
    } catch (fault) {
      if (!(fault instanceof Misfit)) throw fault;
      log.warn({ subgraph, at: fault.message }, 'the answer of a subgraph is not one to what it was asked');
      return broken(subgraph);
    }
  }

  const executor: StepExecutor = async step => {
    if (step.operationType !== 'subscription') return post(step);
    const { document, variables, operationName, context } = step;
    const payload = {
      query: textOf(document),
      ...(variables ? { variables } : {}),
      ...(operationName ? { operationName } : {}),
    };
    const { authorization = '', [DUTY_HEADER]: duty = '' } = context?.headers ?? {};
    return streams.open(payload, answer => fitted(answer, document, variables), { authorization, duty });
  };
  executor[Symbol.asyncDispose] = async () => {
    await streams.close();
    await pool.destroy();
  };
  return executor;
}

/** What the subgraph says against our own signature, for the log; it cannot sign that where it does not know the key. */
function refusalIn(answer: ExecutionResult | undefined): string | undefined {
  const code = answer?.errors?.[0]?.extensions?.code;
  return typeof code === 'string' && /^LINK_[A-Z]+$/.test(code) ? code : undefined;
}

/** The steps of a plan keep their document, so each is printed once. */
const TEXTS = new WeakMap<DocumentNode, string>();

function textOf(document: DocumentNode): string {
  let text = TEXTS.get(document);
  if (text === undefined) TEXTS.set(document, (text = print(document)));
  return text;
}
