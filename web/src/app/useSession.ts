import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Account, accountOfToken, fetchDemoAccounts, type Pass } from '../lib/account.ts';
import { tabStore } from '../lib/storage.ts';

const TOKEN = 'token';
const CHOSEN = 'account';
/** A demo token lasts half a day; a page on the wall stays open for longer. */
const RENEW_EVERY_MS = 3_600_000;

export interface Session {
  phase: 'loading' | 'failed' | 'ready';
  /** Null where there is no demo. */
  accounts: Account[] | null;
  account: Account | null;
  pass: Pass;
  choose: (id: string) => void;
  /** False for a text that is no token. */
  signIn: (token: string) => boolean;
  signOut: () => void;
  again: () => void;
}

/** Who sits here: one of the demo's accounts, or the holder of a token that was pasted. */
export function useSession(): Session {
  const [phase, setPhase] = useState<Session['phase']>('loading');
  const [accounts, setAccounts] = useState<Account[] | null>(null);
  const [chosen, setChosen] = useState(() => tabStore.get(CHOSEN));
  const [pasted, setPasted] = useState(() => accountOfToken(tabStore.get(TOKEN) ?? ''));

  const load = useCallback(async () => {
    const list = await fetchDemoAccounts();
    setAccounts(list);
    return list;
  }, []);
  const again = useCallback(() => {
    setPhase('loading');
    load().then(
      () => setPhase('ready'),
      () => setPhase('failed'),
    );
  }, [load]);

  useEffect(again, [again]);
  useEffect(() => {
    // a failed renewal is told by the next answer of the hub
    const timer = setInterval(() => void load().catch(() => undefined), RENEW_EVERY_MS);
    return () => clearInterval(timer);
  }, [load]);

  const account = accounts ? (accounts.find(({ id }) => id === chosen) ?? accounts[0] ?? null) : (pasted ?? null);
  const latest = useRef(account);
  latest.current = account;
  const pass = useMemo<Pass>(
    () => ({
      token: () => latest.current?.token ?? '',
      renew: async () => {
        const list = await load().catch(() => null);
        const same = list?.find(({ id }) => id === latest.current?.id);
        if (same) latest.current = same;
        return same !== undefined;
      },
    }),
    [load],
  );

  return {
    phase,
    accounts,
    account,
    pass,
    again,
    choose(id) {
      tabStore.set(CHOSEN, id);
      setChosen(id);
    },
    signIn(text) {
      const found = accountOfToken(text);
      if (found) {
        tabStore.set(TOKEN, found.token);
        setPasted(found);
      }
      return found !== undefined;
    },
    signOut() {
      tabStore.remove(TOKEN);
      setPasted(undefined);
    },
  };
}
