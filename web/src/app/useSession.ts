import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Account, accountOfToken, fetchDemoAccounts, type Pass } from '../lib/account.ts';
import type { Fault } from '../lib/faults.ts';
import { type Entry, faultBehind, fetchWays, renewLocal, type Ways } from '../lib/identity.ts';
import { tabStore } from '../lib/storage.ts';

const TOKEN = 'token';
const CHOSEN = 'account';
/** A demo token lasts half a day; a page on the wall stays open for longer. */
const RENEW_EVERY_MS = 3_600_000;
/** So long before a token ends the next is fetched. */
const EARLY_MS = 60_000;
const TRY_AGAIN_MS = 10_000;

export interface Session {
  phase: 'loading' | 'failed' | 'ready';
  /** Null where there is no demo. */
  accounts: Account[] | null;
  account: Account | null;
  pass: Pass;
  /** How people sign in here; null where the demo lets everybody in. */
  ways: Ways | null;
  /** Why somebody who was in is out, or did not come in from the provider. */
  fault: Fault | null;
  choose: (id: string) => void;
  enter: (entry: Entry) => void;
  /** False for a text that is no token. */
  signIn: (token: string) => boolean;
  signOut: () => void;
  again: () => void;
}

const OVER: Fault = { code: 'SESSION_OVER', message: '', remedy: null, field: null, level: null };

/** Who sits here: one of the demo's accounts, somebody who signed in, or the holder of a token that was pasted. */
export function useSession(): Session {
  const [phase, setPhase] = useState<Session['phase']>('loading');
  const [accounts, setAccounts] = useState<Account[] | null>(null);
  const [ways, setWays] = useState<Ways | null>(null);
  const [entry, setEntry] = useState<Entry | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [chosen, setChosen] = useState(() => tabStore.get(CHOSEN));
  const [pasted, setPasted] = useState(() => accountOfToken(tabStore.get(TOKEN) ?? ''));

  const load = useCallback(async () => {
    const list = await fetchDemoAccounts();
    setAccounts(list);
    return list;
  }, []);

  /** How people sign in here; without a demo also whether this browser is signed in already. */
  const arrive = useCallback(async () => {
    const found = await fetchWays();
    // only where the demo’s tokens are believed there can be accounts of it
    if (found.token && (await load()) !== null) return;
    setWays(found);
    const come = await returned(found).catch(thrown => {
      setFault(faultBehind(thrown));
      return null;
    });
    setEntry(come ?? (found.local ? await renewLocal() : null));
  }, [load]);

  // the code in the address is good once, whatever calls this twice
  const arriving = useRef<Promise<void>>(undefined);
  const again = useCallback(() => {
    setPhase('loading');
    arriving.current ??= arrive().finally(() => (arriving.current = undefined));
    arriving.current.then(
      () => setPhase('ready'),
      () => setPhase('failed'),
    );
  }, [arrive]);

  useEffect(again, [again]);
  const isDemo = accounts !== null;
  useEffect(() => {
    if (!isDemo) return;
    // a failed renewal is told by the next answer of the hub
    const timer = setInterval(() => void load().catch(() => undefined), RENEW_EVERY_MS);
    return () => clearInterval(timer);
  }, [load, isDemo]);

  const account = accounts
    ? (accounts.find(({ id }) => id === chosen) ?? accounts[0] ?? null)
    : (entry?.account ?? pasted ?? null);
  const latest = useRef(account);
  latest.current = account;
  const current = useRef(entry);
  current.current = entry;

  /** One renewal at a time: the secret for the next token is good once. */
  const renewing = useRef<Promise<boolean>>(undefined);
  const renewEntry = useCallback(() => {
    renewing.current ??= (async () => {
      const next = (await current.current?.renew()) ?? null;
      current.current = next;
      if (next) latest.current = next.account;
      setEntry(next);
      setFault(next ? null : OVER);
      return next !== null;
    })().finally(() => (renewing.current = undefined));
    return renewing.current;
  }, []);

  useEffect(() => {
    if (!entry) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (ms: number) => {
      timer = setTimeout(() => void renewEntry().catch(() => wait(TRY_AGAIN_MS)), ms);
    };
    wait(Math.max(entry.expiresAt * 1000 - Date.now() - EARLY_MS, 1_000));
    return () => clearTimeout(timer);
  }, [entry, renewEntry]);

  const pass = useMemo<Pass>(
    () => ({
      token: () => latest.current?.token ?? '',
      renew: async () => {
        if (current.current) return renewEntry().catch(() => false);
        const list = await load().catch(() => null);
        const same = list?.find(({ id }) => id === latest.current?.id);
        if (same) latest.current = same;
        return same !== undefined;
      },
    }),
    [load, renewEntry],
  );

  return {
    phase,
    accounts,
    account,
    pass,
    ways,
    fault,
    again,
    choose(id) {
      tabStore.set(CHOSEN, id);
      setChosen(id);
    },
    enter(come) {
      setFault(null);
      setEntry(come);
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
      setEntry(null);
      setFault(null);
      // nobody stays on the screen because the hub does not answer
      void entry?.leave().catch(() => undefined);
    },
  };
}

/** The sign-in that a provider has sent back with this page; null where it has sent nothing. */
async function returned({ oidc }: Ways): Promise<Entry | null> {
  if (!oidc) return null;
  const { finishSignIn, isReturning } = await import('../lib/oidc.ts');
  return isReturning() ? finishSignIn(oidc) : null;
}
