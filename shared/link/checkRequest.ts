import { DomainError } from '../domain/errors.ts';
import type { KeyFile } from './keyFile.ts';
import type { LinkKey, LinkKeys } from './linkKeys.ts';
import { seenNonces } from './nonces.ts';
import { refusalLog } from './refusalLog.ts';
import { isRequestSigned, type LinkHeader, readHeader, signAnswer, type SignedRequest } from './signature.ts';

/** How far the clocks of gateway and level may be apart, and how long a request may be on its way. */
export const FRESH_MS = 30_000;

/** Requests remembered against being sent twice; some 4,000 a second fit into the window. */
const REMEMBERED = 250_000;

/** A request that may come in, and how its answer is signed; undefined where an unsigned one is let in. */
export interface Admitted {
  /** What goes out in the header of the answer. */
  signAnswer(status: number, body: string): string;
}

/** Looks at the signatures of what comes to one subgraph. */
export interface LinkCheck {
  /** What can be said before the body is there: throws LINK_UNSIGNED, LINK_FORGED (the key is not ours) or LINK_STALE. */
  begin(header: unknown): void;
  /** Throws those and, with the body there, LINK_FORGED (it is not what was signed) or LINK_REPLAYED. */
  admit(header: unknown, request: Omit<SignedRequest, 'subgraph'>): Admitted | undefined;
}

export interface LinkCheckOptions {
  subgraph: string;
  keys: KeyFile<LinkKeys>;
  /** Lets in what is not signed at all; what is signed must be so rightly all the same. */
  open?: boolean;
  /** Milliseconds since 1970. */
  now?: () => number;
  remembered?: number;
}

/** The door of a subgraph: lets in what one of its keys has signed just now, for it, and once. */
export function linkCheck(options: LinkCheckOptions): LinkCheck {
  const { subgraph, keys, open = false, now = Date.now, remembered = REMEMBERED } = options;
  const seen = seenNonces({ windowMs: FRESH_MS, limit: remembered, since: now() });
  const refusals = refusalLog(subgraph, 'refused a request at the link', now);

  function refuse(code: 'LINK_UNSIGNED' | 'LINK_STALE' | 'LINK_REPLAYED' | 'LINK_FORGED', kid?: string): never {
    refusals.note(code, kid);
    throw new DomainError(code);
  }

  /** A key that is not known yet may have come into the file a moment ago. */
  const keyOf = (kid: string): LinkKey | undefined => {
    const named = (all: LinkKeys) => all[subgraph]?.find(key => key.kid === kid);
    return named(keys.current()) ?? named(keys.look());
  };

  function judge(header: unknown): { said: LinkHeader; key: LinkKey } | undefined {
    if (open && header === undefined) return undefined;
    const said = readHeader(header);
    if (!said) return refuse('LINK_UNSIGNED');
    const key = keyOf(said.kid);
    if (!key) return refuse('LINK_FORGED');
    if (Math.abs(now() - said.issued) > FRESH_MS || said.issued < seen.floor) return refuse('LINK_STALE', key.kid);
    return { said, key };
  }

  return {
    begin: header => void judge(header),
    admit(header, request) {
      const judged = judge(header);
      if (!judged) return undefined;
      const { said, key } = judged;
      if (!isRequestSigned(key.key, said, { subgraph, ...request })) return refuse('LINK_FORGED', key.kid);
      // only what is signed is remembered: nobody else can fill the memory, or use up a nonce
      const met = seen.take(said.nonce, said.issued, now());
      if (met !== 'new') return refuse(met === 'seen' ? 'LINK_REPLAYED' : 'LINK_STALE', key.kid);
      return { signAnswer: (status, body) => signAnswer(key, subgraph, said.nonce, status, body) };
    },
  };
}
