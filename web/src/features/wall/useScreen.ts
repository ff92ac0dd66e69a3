import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Account, Pass } from '../../lib/account.ts';
import { type DisplayPass, openDisplay, Refused } from '../../lib/identity.ts';

/** So long before a token ends the next is fetched. */
const EARLY_MS = 60_000;
const TRY_AGAIN_MS = 5_000;

export interface Screen {
  /** Null until the key was taken. */
  account: Account | null;
  pass: Pass;
  /** The key is no key any more. */
  over: boolean;
}

/** What a screen shows its key for: tokens, one after the other, through any time in which the hub is away. */
export function useScreen(key: string): Screen {
  const [entry, setEntry] = useState<DisplayPass | null>(null);
  const [over, setOver] = useState(false);
  const token = useRef('');
  const left = useRef(false);
  const asking = useRef<Promise<boolean>>(undefined);

  const renew = useCallback((): Promise<boolean> => {
    const ask = async (): Promise<boolean> => {
      for (;;) {
        try {
          const given = await openDisplay(key);
          token.current = given.account.token;
          setEntry(given);
          return true;
        } catch (thrown) {
          // too many of the same address have guessed: that is no word about this key
          if (thrown instanceof Refused && thrown.fault.code === 'SIGN_IN_REFUSED') {
            setOver(true);
            return false;
          }
          if (left.current) return false;
          await new Promise(done => setTimeout(done, TRY_AGAIN_MS));
        }
      }
    };
    asking.current ??= ask().finally(() => (asking.current = undefined));
    return asking.current;
  }, [key]);

  useEffect(() => {
    left.current = false;
    void renew();
    return () => {
      left.current = true;
    };
  }, [renew]);
  const expiresAt = entry?.expiresAt;
  useEffect(() => {
    if (expiresAt === undefined) return;
    const timer = setTimeout(() => void renew(), Math.max(expiresAt * 1000 - Date.now() - EARLY_MS, 1_000));
    return () => clearTimeout(timer);
  }, [expiresAt, renew]);

  const pass = useMemo<Pass>(() => ({ token: () => token.current, renew }), [renew]);
  const { id, role, center } = entry?.account ?? {};
  // a new token is no other screen: what hangs on the account stays
  const account = useMemo(
    () => (id && role && center ? { id, role, center, centerName: '', token: '' } : null),
    [id, role, center],
  );
  return { account, pass, over };
}
