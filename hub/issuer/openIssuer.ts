import { LessThan, MoreThan } from 'typeorm';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import { auditedSince } from '../../shared/domain/privacy/retention.ts';
import { AUDIENCE } from '../../shared/identity/demoIssuer.ts';
import { ownIssuer, waysOf } from '../../shared/identity/identitySettings.ts';
import { localIssuer } from '../../shared/identity/localIssuer.ts';
import type { TrustedIssuer } from '../../shared/identity/verify.ts';
import { log } from '../../shared/log.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Account } from './Account.ts';
import { nameOf } from './accounts.ts';
import { Display } from './Display.ts';
import { endedDisplays } from './displays.ts';
import { Attempt } from './Attempt.ts';
import { Session } from './Session.ts';
import { openSession, SESSION_SECONDS } from './sessions.ts';
import { SignIn } from './SignIn.ts';
import { openSigningKeys, type SigningKeys, TOKEN_SECONDS } from './signingKeys.ts';
import { openStore, shifted, type Store } from './store.ts';

/** What a page gets when somebody has signed in. The name is for the screen; it is not in the token. */
export interface Pass {
  token: string;
  /** Seconds since 1970. */
  expiresAt: number;
  account: { id: string; name: string; role: string; center: string; department: string | null };
}

/** The issuer of an installation without an identity provider, at work. */
export interface Issuer {
  /** It signs in no person, only screens: people come another way. */
  displaysOnly: boolean;
  /** Its address, and the `iss` of its tokens. */
  name: string;
  store: Store;
  keys: SigningKeys;
  /** Trust in it, for the verifier of the same process. */
  trusted: TrustedIssuer;
  /** The sessions that have ended while tokens of theirs may still be good. */
  ended(): readonly string[];
  /** Reads keys and ended sessions anew: what the command line or another gateway did counts from here on. */
  refresh(): Promise<void>;
  /** A token for a sign-in that is open. */
  passFor(account: Account, session: string): Promise<Pass>;
  /** A token for a screen on a wall. */
  passForDisplay(display: Display): Promise<Pass>;
  /** Opens a sign-in; the cookie holds what gets the next token. */
  signIn(account: Account): Promise<{ pass: Pass; cookie: string }>;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 2_000;
const TIDY_EVERY = 1_800;
const ATTEMPTS_SECONDS = 24 * 3600;
const DAY_SECONDS = 24 * 3600;
/** So long the record of sign-ins can still be read with the name of a screen that is gone. */
const DISPLAY_KEPT_DAYS = 366;

/** Opens the issuer's database and keys, and looks after both. */
export async function openIssuer(settings: Settings, now?: () => Date): Promise<Issuer> {
  const displaysOnly = !waysOf(settings).includes('local');
  const store = await openStore(settings, now);
  const keys = await openSigningKeys(store);
  const name = ownIssuer(settings);
  let ended: readonly string[] = [];

  async function refresh(): Promise<void> {
    await keys.refresh();
    const since = shifted(store.now(), -TOKEN_SECONDS - 60);
    const sessions = await store.read.find(Session, { where: { endedAt: MoreThan(since) }, select: { id: true } });
    ended = [...sessions.map(({ id }) => id), ...(await endedDisplays(store, since))];
    recent = new Set(ended);
  }
  let recent: ReadonlySet<string> = new Set();

  /** What has no use any more; the record of sign-ins after the months that hold for all such records. */
  const tidy = () =>
    store.write(async tx => {
      const before = (seconds: number) => LessThan(shifted(store.now(), -seconds));
      await tx.delete(SignIn, { at: LessThan(auditedSince(store.now(), settings.HUB_AUDIT_MONTHS)) });
      await tx.delete(Attempt, { lastAt: before(ATTEMPTS_SECONDS) });
      await tx.delete(Display, { endsAt: before(DISPLAY_KEPT_DAYS * DAY_SECONDS) });
      await tx.delete(Session, { openedAt: before(SESSION_SECONDS + DAY_SECONDS) });
    });

  await refresh();
  await tidy();
  let looks = 0;
  let last: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    last = last
      .then(async () => {
        await refresh();
        if (++looks % TIDY_EVERY === 0) await tidy();
      })
      .catch(fault => log.error({ fault: (fault as Error).message }, 'the issuer cannot read its database'));
  }, LOOK_EVERY_MS).unref();

  async function passFor(account: Account, session: string): Promise<Pass> {
    const { id, role, center, department } = account;
    const about = { issuer: name, audience: AUDIENCE, subject: id };
    const token = await keys.sign(
      { role, center, sid: session, ...(department === null ? {} : { department }) },
      about,
    );
    const expiresAt = Math.floor(store.now().getTime() / 1000) + TOKEN_SECONDS;
    return { token, expiresAt, account: { id, name: nameOf(store, account), role, center, department } };
  }

  /** A screen has no session that goes on: its key is shown again for each token, and ends them all. */
  async function passForDisplay({ id, name: called, center }: Display): Promise<Pass> {
    const role = 'display' satisfies RoleName;
    const token = await keys.sign({ role, center, sid: id }, { issuer: name, audience: AUDIENCE, subject: id });
    const expiresAt = Math.floor(store.now().getTime() / 1000) + TOKEN_SECONDS;
    return { token, expiresAt, account: { id, name: called, role, center, department: null } };
  }

  return {
    displaysOnly,
    name,
    store,
    keys,
    trusted: localIssuer(name, keys, session => recent.has(session), { displaysOnly }),
    ended: () => ended,
    refresh,
    passFor,
    passForDisplay,
    async signIn(account) {
      const { session, cookie } = await openSession(store, account.id);
      return { pass: await passFor(account, session), cookie };
    },
    async stop() {
      clearInterval(timer);
      await last;
      await store.close();
    },
  };
}
