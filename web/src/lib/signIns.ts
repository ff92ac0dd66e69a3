import type { Pass } from './account.ts';
import { faultOf } from './faults.ts';
import { Refused } from './identity.ts';

/** One line of who signed in, as the hub's own issuer tells it. */
export interface SignInLine {
  seq: number;
  at: string;
  act: string;
  /** Null for a name that no account has. */
  account: string | null;
  /** `ok`, or the code of the refusal. */
  result: string;
  origin: string;
}

export interface SignInWish {
  account: string;
  failed: boolean;
}

/** A page of who signed in, newest first; null where the hub has no accounts of its own. Throws Refused. */
export async function fetchSignIns(
  { token, renew }: Pass,
  { account, failed }: SignInWish,
  before: number | null,
  language: string,
): Promise<{ signIns: SignInLine[]; before: number | null } | null> {
  const query = new URLSearchParams({
    ...(account === '' ? {} : { account }),
    ...(failed ? { failed: 'true' } : {}),
    ...(before === null ? {} : { before: String(before) }),
  });
  const ask = () =>
    fetch(`/issuer/sign-ins?${query.toString()}`, {
      headers: { accept: 'application/json', authorization: `Bearer ${token()}`, 'accept-language': language },
    });
  const first = await ask();
  const response = first.status === 401 && (await renew()) ? await ask() : first;
  if (response.status === 404) return null;
  const body = (await response.json()) as { errors?: Parameters<typeof faultOf>[0][] };
  const [error] = body.errors ?? [];
  if (error) throw new Refused(faultOf(error));
  return body as unknown as { signIns: SignInLine[]; before: number | null };
}
