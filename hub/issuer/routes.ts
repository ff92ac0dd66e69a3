import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { callerAddress, clientAddress } from '../../gateway/limits/clientAddress.ts';
import type { Route } from '../../gateway/serveGateway.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Verify } from '../../shared/identity/principal.ts';
import { readBody } from '../../shared/readBody.ts';
import type { Account } from './Account.ts';
import { countFailures } from './failures.ts';
import { openDisplay } from './displays.ts';
import { accessControl, cookieOf, fresh, gone, refuse, send } from './http.ts';
import type { Issuer, Pass } from './openIssuer.ts';
import { closeSession, renewSession } from './sessions.ts';
import { readSignIns } from './readSignIns.ts';
import { beginSecondFactor, confirmSecondFactor, identify, nextStep, setPassword } from './proof.ts';
import type { SignInAct } from './SignIn.ts';
import { note } from './store.ts';

const PROOF = z.object({
  id: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
  code: z.string().max(32).optional(),
});

/** Who asks, and from where: as exactly as it can be believed (HUB_TRUST_PROXY). */
interface Caller {
  request: IncomingMessage;
  origin: string;
}

interface Answer {
  body: object;
  cookie?: string | null;
}

/** What the issuer answers to a POST, by path: the body is JSON, the answer too. */
type Handler = (issuer: Issuer, body: unknown, caller: Caller) => Promise<Answer>;

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [field] = read.error.issues[0]?.path ?? [];
  throw field === undefined ? new DomainError('BAD_REQUEST') : new DomainError('FIELD_INVALID', {}, String(field));
}

/** Lets a person in, unless something is still to be done first. The line is written for both. */
async function admit(issuer: Issuer, account: Account, act: SignInAct, { origin }: Caller) {
  const { store } = issuer;
  const step = nextStep(account);
  const line = { act, account: account.id, origin, ...(step ? { result: step } : {}) };
  await store.write(tx => note(tx, store, line));
  if (step) throw new DomainError(step);
  return issuer.signIn(account);
}

/** What a screen on a wall asks for, and all that is answered where people come another way. */
const DISPLAY = '/issuer/display';

const HANDLERS: Readonly<Record<string, Handler>> = {
  async '/issuer/sign-in'(issuer, body, caller) {
    const account = await identify(issuer.store, read(PROOF, body), 'sign-in', caller.origin);
    const { pass, cookie } = await admit(issuer, account, 'sign-in', caller);
    return { body: pass, cookie };
  },
  async '/issuer/password'(issuer, body, caller) {
    const { newPassword, ...proof } = read(PROOF.extend({ newPassword: z.string().min(1).max(256) }), body);
    const known = await identify(issuer.store, proof, 'password', caller.origin);
    const account = await setPassword(issuer.store, known, newPassword, caller.origin);
    await issuer.refresh();
    const { pass, cookie } = await admit(issuer, account, 'sign-in', caller);
    return { body: pass, cookie };
  },
  async '/issuer/second-factor'(issuer, body, caller) {
    const account = await identify(issuer.store, read(PROOF, body), 'second-factor', caller.origin);
    // whoever knows a password for one use must not tie a telephone to the account
    if (account.mustChange) throw new DomainError('PASSWORD_CHANGE_NEEDED');
    return { body: await beginSecondFactor(issuer.store, account) };
  },
  async '/issuer/second-factor/confirm'(issuer, body, caller) {
    const { code, ...proof } = read(PROOF.required({ code: true }), body);
    const known = await identify(issuer.store, proof, 'second-factor', caller.origin);
    const { account, recoveryCodes } = await confirmSecondFactor(issuer.store, known, code, caller.origin);
    const { pass, cookie } = await admit(issuer, account, 'sign-in', caller);
    return { body: { ...pass, recoveryCodes }, cookie };
  },
  async '/issuer/refresh'(issuer, _body, caller) {
    const { account, session, cookie } = await renewSession(issuer.store, cookieOf(caller.request), caller.origin);
    const step = nextStep(account);
    if (step) throw new DomainError(step);
    const pass: Pass = await issuer.passFor(account, session);
    return { body: pass, ...(cookie === null ? {} : { cookie }) };
  },
  async '/issuer/sign-out'(issuer, _body, caller) {
    await closeSession(issuer.store, cookieOf(caller.request), caller.origin);
    await issuer.refresh();
    return { body: { ok: true }, cookie: null };
  },
  async [DISPLAY](issuer, body, caller) {
    const { key } = read(z.object({ key: z.string().min(1).max(128) }), body);
    return { body: await issuer.passForDisplay(await openDisplay(issuer.store, key, caller.origin)) };
  },
};

const SIGN_INS = '/issuer/sign-ins';

/** Where a password or a key is shown, and so may be guessed. */
const GUESSED: ReadonlySet<string> = new Set(Object.keys(HANDLERS).filter(path => !/refresh|sign-out/.test(path)));

/**
 * The issuer over HTTP: what verifiers need, what people sign in with, and for auditors who did. Behind `proxies` servers of
 * one's own, callers are told apart by what these say.
 */
export function issuerRoutes(issuer: Issuer, verify: Verify, proxies: number): Route {
  const failures = countFailures();
  const documents: Readonly<Record<string, () => object>> = {
    '/.well-known/openid-configuration': () => ({
      issuer: issuer.name,
      jwks_uri: `${issuer.name}/issuer/jwks`,
      response_types_supported: [],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['EdDSA'],
    }),
    '/issuer/jwks': () => issuer.keys.published(),
    '/issuer/revoked': () => ({ sessions: issuer.ended() }),
  };
  return (request, response) => {
    const refused = (fault: unknown) => refuse(request, response, fault);
    const path = (request.url ?? '').split('?')[0] ?? '';
    const document = Object.hasOwn(documents, path) ? documents[path] : undefined;
    const handled = Object.hasOwn(HANDLERS, path) && (!issuer.displaysOnly || path === DISPLAY);
    const handler = handled ? HANDLERS[path] : undefined;
    if (document && request.method === 'GET') send(response, 200, document());
    else if (handler && request.method === 'POST') {
      const asked = () => answer(issuer, handler, { request, origin: callerAddress(request, proxies) }, response);
      const counted = GUESSED.has(path) ? failures(clientAddress(request, proxies), asked) : asked();
      counted.catch(refused);
    } else if (path === SIGN_INS && request.method === 'GET')
      readSignIns(issuer, verify, request).then(read => send(response, 200, read), refused);
    else if (document || handler || path === SIGN_INS) send(response, 405, {});
    else return false;
    return true;
  };
}

async function answer(issuer: Issuer, handler: Handler, caller: Caller, response: ServerResponse) {
  const { request } = caller;
  accessControl(issuer.name, request);
  let body: unknown;
  try {
    body = JSON.parse((await readBody(request, 10_000)) || '{}') as unknown;
  } catch {
    throw new DomainError('BAD_REQUEST');
  }
  const given = await handler(issuer, body, caller);
  const cookie =
    given.cookie === null ? gone(issuer.name, request) : given.cookie && fresh(issuer.name, request, given.cookie);
  send(response, 200, given.body, cookie ? { 'set-cookie': cookie } : {});
}
