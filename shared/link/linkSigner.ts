import type { KeyFile } from './keyFile.ts';
import { type LinkKeys, signingKey } from './linkKeys.ts';
import { isAnswerSigned, newNonce, signRequest, type SignedRequest } from './signature.ts';

/** A request that is signed, and how its answer is checked. */
export interface Signed {
  header: string;
  /** Whether the subgraph has answered just this to just this request. */
  isAnswer(header: unknown, status: number, body: string): boolean;
}

/** Signs what goes to a subgraph; undefined for a subgraph that the file has no key for: it is asked unsigned. */
export type LinkSigner = (request: SignedRequest) => Signed | undefined;

/** Signs with the newest key of each subgraph. `now` in milliseconds. */
export const linkSigner =
  (keys: KeyFile<LinkKeys>, now: () => number = Date.now): LinkSigner =>
  request => {
    const known = keys.current();
    if (!Object.hasOwn(known, request.subgraph)) return undefined;
    const key = signingKey(known[request.subgraph] ?? [], now());
    // a subgraph that has keys is never asked without one, even if all of them begin later
    if (!key) throw new Error(`no key for "${request.subgraph}" is valid yet`);
    const nonce = newNonce();
    return {
      header: signRequest(key, now(), nonce, request),
      isAnswer: (header, status, body) => isAnswerSigned(key, header, request.subgraph, nonce, status, body),
    };
  };
