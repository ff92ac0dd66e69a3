import { LessThan } from 'typeorm';
import { needsSecondFactor } from '../../shared/domain/access/secondFactor.ts';
import { passwordFault } from '../../shared/domain/access/password.ts';
import { DomainError, type ErrorCode } from '../../shared/domain/errors.ts';
import { Account } from './Account.ts';
import { endSessionsOf, nameOf } from './accounts.ts';
import { forgetAttempts, giveBackAttempt, takeAttempt } from './attempts.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { RecoveryCode } from './RecoveryCode.ts';
import { newRecoveryCodes, newSecret, plainRecoveryCode, stepOf } from './secondFactor.ts';
import type { SignInAct } from './SignIn.ts';
import { note, shifted, type Store } from './store.ts';

/** What somebody brings to prove who they are. */
export interface Proof {
  id: string;
  password: string;
  /** Six digits of the second factor, or a recovery code. */
  code?: string | undefined;
}

/** How long a password that an administrator made opens the way to another. */
const ONE_TIME_SECONDS = 7 * 24 * 3600;

const totpAbout = (id: string) => `totp:${id}`;

/**
 * Whose proof it is. Refuses with SIGN_IN_REFUSED (for an unknown name, a wrong password and a closed account alike),
 * SIGN_IN_LOCKED, SIGN_IN_BUSY, SECOND_FACTOR_NEEDED or SECOND_FACTOR_WRONG; each leaves a line.
 */
export async function identify(store: Store, proof: Proof, act: SignInAct, origin: string): Promise<Account> {
  const account = (await store.read.findOneBy(Account, { id: proof.id })) ?? undefined;
  const refuse = async (refusal: DomainError): Promise<never> => {
    await store.write(tx => note(tx, store, { act, account: account?.id ?? null, result: refusal.code, origin }));
    throw refusal;
  };
  await takeAttempt(store, proof.id).catch(refuse);
  const isRight = await isPassword(account?.passwordHash, proof.password).catch(async fault => {
    await giveBackAttempt(store, proof.id);
    return fault instanceof DomainError ? refuse(fault) : Promise.reject(fault as Error);
  });
  const isStale = account?.mustChange && account.passwordSetAt < shifted(store.now(), -ONE_TIME_SECONDS);
  if (!account || !isRight || account.status !== 'active' || isStale) return refuse(new DomainError('SIGN_IN_REFUSED'));
  if (account.totpConfirmed) {
    if (!proof.code) {
      await giveBackAttempt(store, proof.id);
      return refuse(new DomainError('SECOND_FACTOR_NEEDED', {}, 'code'));
    }
    if (!(await takeCode(store, account, proof.code)))
      return refuse(new DomainError('SECOND_FACTOR_WRONG', {}, 'code'));
  }
  await forgetAttempts(store, proof.id);
  return account;
}

/** Takes a code once: the same, or an older one, is wrong from then on. */
async function takeCode(store: Store, { id, sealedTotp }: Account, code: string): Promise<boolean> {
  const step = sealedTotp === null ? undefined : stepOf(store.seal.open(sealedTotp, totpAbout(id)), code, store.now());
  return store.write(async tx => {
    if (step !== undefined)
      return ((await tx.update(Account, { id, totpStep: LessThan(step) }, { totpStep: step })).affected ?? 0) === 1;
    const hash = recoveryHash(store, id, code);
    return ((await tx.delete(RecoveryCode, { hash, account: id })).affected ?? 0) === 1;
  });
}

const recoveryHash = ({ seal }: Store, id: string, code: string) =>
  seal.hash(`recovery:${id}:${plainRecoveryCode(code)}`);

/** What is still to be done before this person may work; undefined where nothing is. */
export function nextStep({ mustChange, role, totpConfirmed }: Account): ErrorCode | undefined {
  if (mustChange) return 'PASSWORD_CHANGE_NEEDED';
  return needsSecondFactor(role) && !totpConfirmed ? 'SECOND_FACTOR_UNSET' : undefined;
}

/** Sets a password of the person's own; other sign-ins of theirs end. Refuses with PASSWORD_…, and changes nothing then. */
export async function setPassword(store: Store, account: Account, password: string, origin: string): Promise<Account> {
  const fault =
    passwordFault(password, { id: account.id, name: nameOf(store, account) }) ??
    ((await isPassword(account.passwordHash, password)) ? 'PASSWORD_UNCHANGED' : undefined);
  if (fault) throw new DomainError(fault, {}, 'newPassword');
  const passwordHash = await hashPassword(password);
  const change = { passwordHash, mustChange: false, passwordSetAt: store.now().toISOString() };
  await store.write(async tx => {
    await tx.update(Account, { id: account.id }, change);
    await endSessionsOf(store, tx, account.id);
    await note(tx, store, { act: 'password', account: account.id, origin });
  });
  return { ...account, ...change } as Account;
}

/** Begins a second factor. It asks for nothing until a code of it was right, so that nobody locks themselves out. */
export async function beginSecondFactor(store: Store, { id, totpConfirmed }: Account) {
  const made = newSecret(id);
  const sealedTotp = store.seal.close(made.secret, totpAbout(id));
  // one that is in use goes on until the person lets an administrator take it away
  if (totpConfirmed) throw new DomainError('SECOND_FACTOR_SET');
  await store.write(async tx => void (await tx.update(Account, { id }, { sealedTotp, totpStep: 0 })));
  return made;
}

/** Confirms it with a first code, and returns the codes for a lost telephone: they are shown once. */
export async function confirmSecondFactor(store: Store, account: Account, code: string, origin: string) {
  const { id, sealedTotp, totpConfirmed } = account;
  if (totpConfirmed) throw new DomainError('SECOND_FACTOR_SET');
  const step = sealedTotp === null ? undefined : stepOf(store.seal.open(sealedTotp, totpAbout(id)), code, store.now());
  if (step === undefined) throw new DomainError('SECOND_FACTOR_WRONG', {}, 'code');
  const recoveryCodes = newRecoveryCodes();
  await store.write(async tx => {
    await tx.update(Account, { id }, { totpConfirmed: true, totpStep: step });
    await tx.delete(RecoveryCode, { account: id });
    await tx.insert(
      RecoveryCode,
      recoveryCodes.map(one => ({ account: id, hash: recoveryHash(store, id, one) })),
    );
    await note(tx, store, { act: 'second-factor', account: id, origin });
  });
  return { account: { ...account, totpConfirmed: true } as Account, recoveryCodes };
}
