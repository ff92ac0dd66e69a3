import { type Account, isAccount } from './account.ts';
import { type Fault, faultOf } from './faults.ts';

/** The ways to sign in that this hub has. */
export interface Ways {
  /** Accounts of the hub's own. */
  local: boolean;
  /** Tokens that somebody pastes. */
  token: boolean;
  /** An identity provider elsewhere. */
  oidc: Provider | null;
}

export interface Provider {
  issuer: string;
  client: string;
  scope: string;
  audience: string;
}

/** Somebody who has signed in: for how long, and how it goes on and ends. */
export interface Entry {
  account: Account;
  /** Seconds since 1970. */
  expiresAt: number;
  /** Gets the next token; null where the sign-in is over. Throws where nothing answered. */
  renew: () => Promise<Entry | null>;
  leave: () => Promise<void>;
}

/** What a person types to sign in. */
export interface Proof {
  id: string;
  password: string;
  code?: string | undefined;
}

/** An answer of the hub that says no, with its reason. */
export class Refused extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** The fault behind whatever was thrown. */
export const faultBehind = (thrown: unknown): Fault =>
  thrown instanceof Refused ? thrown.fault : { code: 'OFFLINE', message: '', remedy: null, field: null, level: null };

async function answerOf(response: Response): Promise<unknown> {
  const body = (await response.json()) as { errors?: { message: string; extensions?: Record<string, unknown> }[] };
  const [error] = body.errors ?? [];
  if (error) throw new Refused(faultOf(error));
  if (!response.ok) throw new Error(`the hub answers with ${response.status}`);
  return body;
}

/** The ways of this hub. A gateway without a sign-in of its own takes tokens. */
export async function fetchWays(): Promise<Ways> {
  const response = await fetch('/identity', { headers: { accept: 'application/json' } });
  if (response.status === 404) return { local: false, token: true, oidc: null };
  return (await answerOf(response)) as Ways;
}

/** Who a token is for, as the hub reads it: providers call things by names of their own. */
export async function fetchMe(token: string): Promise<{ account: Account; expiresAt: number }> {
  const response = await fetch('/identity/me', { headers: { authorization: `Bearer ${token}` } });
  const { expiresAt, ...who } = (await answerOf(response)) as { expiresAt: number };
  return { account: accountOf({ ...who, token }), expiresAt };
}

function accountOf(answer: object): Account {
  const account = { centerName: '', ...answer };
  if (!isAccount(account)) throw new Error('the hub answers with no account');
  return account;
}

/** Asks the hub's own issuer. The cookie that renews the sign-in goes along by itself. */
async function ask(path: string, body: object, language: string): Promise<Record<string, unknown>> {
  const response = await fetch(`/issuer/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify(body),
  });
  return (await answerOf(response)) as Record<string, unknown>;
}

function entryOf(answer: Record<string, unknown>): Entry {
  const { token, expiresAt, account } = answer as { token: string; expiresAt: number; account: object };
  return {
    account: accountOf({ ...account, token }),
    expiresAt,
    renew: renewLocal,
    leave: async () => void (await ask('sign-out', {}, 'zh-CN')),
  };
}

/** Goes on with the sign-in of this browser; null where there is none. */
export async function renewLocal(): Promise<Entry | null> {
  try {
    return entryOf(await ask('refresh', {}, 'zh-CN'));
  } catch (thrown) {
    if (thrown instanceof Refused && thrown.fault.code !== 'INTERNAL_SERVER_ERROR') return null;
    throw thrown;
  }
}

/** Signing in at the hub itself. Each throws Refused with the code that says what comes next. */
export const localIssuer = {
  signIn: async (proof: Proof, language: string): Promise<Entry> => entryOf(await ask('sign-in', proof, language)),
  setPassword: async (proof: Proof, newPassword: string, language: string): Promise<Entry> =>
    entryOf(await ask('password', { ...proof, newPassword }, language)),
  beginSecondFactor: async ({ id, password }: Proof, language: string): Promise<{ secret: string; uri: string }> =>
    (await ask('second-factor', { id, password }, language)) as { secret: string; uri: string },
  async confirmSecondFactor({ id, password }: Proof, code: string, language: string) {
    const answer = await ask('second-factor/confirm', { id, password, code }, language);
    return { entry: entryOf(answer), recoveryCodes: answer.recoveryCodes as string[] };
  },
};

/** A token for a screen on a wall, and until when it is good, in seconds since 1970. */
export interface DisplayPass {
  account: Account;
  expiresAt: number;
}

/** Shows the key of a screen. Throws Refused where it is none. */
export async function openDisplay(key: string): Promise<DisplayPass> {
  const { account, expiresAt } = entryOf(await ask('display', { key }, 'zh-CN'));
  return { account, expiresAt };
}
