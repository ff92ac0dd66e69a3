import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { DomainError } from '../shared/domain/errors.ts';
import type { LinkCheck } from '../shared/link/checkRequest.ts';
import { ANSWER_HEADER, LINK_HEADER } from '../shared/link/signature.ts';
import { readBody } from '../shared/readBody.ts';
import { close, headersOf, listen, quietPlugins } from '../shared/serving.ts';
import { maskFault } from '../shared/presentError.ts';
import { bearerToken, DUTY_HEADER, type Principal, type Verify } from '../shared/identity/principal.ts';
import { asGraphQLError } from './asGraphQLError.ts';
import { openContext } from './kit/context.ts';
import type { RequestContext, Service } from './kit/subgraph.ts';
import { serveSockets, type SocketLimits } from './subgraphSockets.ts';

export interface ServedSubgraph {
  url: string;
  stop(): Promise<void>;
}

export interface SubgraphOptions {
  host: string;
  port: number;
  verify: Verify;
  /** Lets in only what the gateway has signed; without it everybody who has a token may ask. */
  link?: LinkCheck | undefined;
  sockets?: Partial<SocketLimits>;
}

/** An answer before it is signed. */
interface Reply {
  status: number;
  headers: Record<string, string>;
  text: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Serves one subgraph over HTTP and graphql-ws. It checks every token itself: the gateway is not trusted for it. */
export async function serveSubgraph(
  service: Service,
  { host, port, verify, link, sockets = {} }: SubgraphOptions,
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

  const refused = (status: number, refusal: unknown): Reply => ({
    status,
    headers: JSON_TYPE,
    text: JSON.stringify({ errors: [maskFault(asGraphQLError(refusal), service.name)] }),
  });

  /** Answers who has been let in. */
  async function reply(request: IncomingMessage, text: string): Promise<Reply> {
    let principal: Principal | null;
    try {
      principal = await principalOf(request.headers.authorization);
    } catch (refusal) {
      return refused(401, refusal);
    }
    try {
      const result = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method ?? 'POST',
          headers: headersOf(request),
          search: '',
          body: JSON.parse(text || '{}') as unknown,
        },
        context: () => openContext(service, principal, request.headers[DUTY_HEADER]),
      });
      const { status = 200, headers, body } = result;
      return { status, headers: Object.fromEntries(headers), text: body.kind === 'complete' ? body.string : '' };
    } catch {
      return refused(400, new DomainError('BAD_REQUEST'));
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/healthz') return void response.end('ok');
    const { [LINK_HEADER]: header, authorization = '', [DUTY_HEADER]: duty } = request.headers;
    const { method = '', url: path = '' } = request;
    try {
      // a stranger is told before the body is read
      link?.begin(header);
      const body = await readBody(request);
      const entry = link?.admit(header, { method, path, authorization, body, duty: String(duty ?? '') });
      const { status, headers, text } = await reply(request, body);
      response.writeHead(status, { ...headers, ...(entry ? { [ANSWER_HEADER]: entry.signAnswer(status, text) } : {}) });
      response.end(text);
    } catch (refusal) {
      const isLink = refusal instanceof DomainError && refusal.code.startsWith('LINK_');
      const { status, headers, text } = isLink ? refused(401, refusal) : refused(400, new DomainError('BAD_REQUEST'));
      // what is left of the body is not waited for
      response.writeHead(status, { ...headers, ...(isLink && !request.complete ? { connection: 'close' } : {}) });
      response.end(text);
    }
  }

  const http = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const streams = serveSockets(http, service, { principalOf, verify, link, limits: sockets });
  const taken = await listen(http, host, port);
  return {
    url: `http://${host}:${taken}/graphql`,
    async stop() {
      await streams.stop();
      await close(http);
      await apollo.stop();
    },
  };
}
