import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The header of a request, and the entry of the connection parameters of a socket is called `link`. */
export const LINK_HEADER = 'x-doudi-link';
/** The header of an answer, and the entry of a socket's acknowledgement is called `link` as well. */
export const ANSWER_HEADER = 'x-doudi-link-answer';

/** What a request is signed over. */
export interface SignedRequest {
  /** The subgraph that it is for: its name in lower case. */
  subgraph: string;
  /** POST, or SOCKET for the opening of a graphql-ws connection. */
  method: string;
  /** As it stands in the first line of the request, with what follows a question mark. */
  path: string;
  /** The authorization header or parameter as it is sent; empty where there is none. */
  authorization: string;
  /** The body as it is sent; empty for a socket. */
  body: string;
  /** The duty in which is asked, as it is sent; empty or left out where there is none. */
  duty?: string;
}

/** What the header says. */
export interface LinkHeader {
  /** 2 where a duty is signed with it. */
  version: 1 | 2;
  kid: string;
  /** Milliseconds since 1970, by the clock of who signs. */
  issued: number;
  /** 16 random bytes in base64url: no two requests have the same. */
  nonce: string;
  signature: Buffer;
}

const HEADER = /^v([12]);kid=([\w.-]{1,64});t=(\d{1,15});n=([\w-]{22});s=([\w-]{43})$/;
const ANSWER = /^v1;kid=([\w.-]{1,64});s=([\w-]{43})$/;

/** A request without a duty is signed as before there were any; one with a duty a level of that time does not take. */
const versionOf = ({ duty = '' }: SignedRequest): 1 | 2 => (duty === '' ? 1 : 2);

/** No part can hold a line break, so no two requests have one text. */
const requestText = (kid: string, issued: number, nonce: string, request: SignedRequest): string =>
  [
    `doudi-link-v${versionOf(request)} request`,
    kid,
    request.subgraph,
    request.method,
    request.path,
    issued,
    nonce,
    digestOf(request.authorization),
    digestOf(request.body),
    ...(request.duty ? [digestOf(request.duty)] : []),
  ].join('\n');

const answerText = (kid: string, subgraph: string, nonce: string, status: number, body: string): string =>
  ['doudi-link-v1 answer', kid, subgraph, nonce, status, digestOf(body)].join('\n');

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
const macOf = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

export const newNonce = (): string => randomBytes(16).toString('base64url');

/** The header of a request, signed. */
export function signRequest(
  { kid, key }: { kid: string; key: Buffer },
  issued: number,
  nonce: string,
  request: SignedRequest,
): string {
  const signature = macOf(key, requestText(kid, issued, nonce, request)).toString('base64url');
  return `v${versionOf(request)};kid=${kid};t=${issued};n=${nonce};s=${signature}`;
}

/** What a header says, without a word on whether it is true; undefined for what is no such header. */
export function readHeader(header: unknown): LinkHeader | undefined {
  const found = typeof header === 'string' ? HEADER.exec(header) : null;
  if (!found) return undefined;
  const [, version, kid = '', issued, nonce = '', signature = ''] = found;
  return {
    version: version === '2' ? 2 : 1,
    kid,
    issued: Number(issued),
    nonce,
    signature: Buffer.from(signature, 'base64url'),
  };
}

/** Whether the key has signed just this. Takes as long for a near miss as for a far one. */
export const isRequestSigned = (key: Buffer, header: LinkHeader, request: SignedRequest): boolean =>
  header.version === versionOf(request) &&
  isSame(header.signature, macOf(key, requestText(header.kid, header.issued, header.nonce, request)));

/** The header of an answer, signed with the key that the request was signed with, and bound to its nonce. */
export function signAnswer(
  { kid, key }: { kid: string; key: Buffer },
  subgraph: string,
  nonce: string,
  status: number,
  body: string,
): string {
  return `v1;kid=${kid};s=${macOf(key, answerText(kid, subgraph, nonce, status, body)).toString('base64url')}`;
}

/** Whether an answer is signed with this key, for the request with this nonce. */
export function isAnswerSigned(
  { kid, key }: { kid: string; key: Buffer },
  header: unknown,
  subgraph: string,
  nonce: string,
  status: number,
  body: string,
): boolean {
  const [, named, signature = ''] = (typeof header === 'string' ? ANSWER.exec(header) : null) ?? [];
  if (named !== kid) return false;
  return isSame(Buffer.from(signature, 'base64url'), macOf(key, answerText(kid, subgraph, nonce, status, body)));
}

const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
