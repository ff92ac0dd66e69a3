import { IsNull, type EntityManager } from 'typeorm';
import { administratorConflict } from '../../shared/domain/access/administrators.ts';
import { hasDepartment, type RoleName } from '../../shared/domain/access/roles.ts';
import { isDepartmentCode } from '../../shared/domain/department/department.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { isKeyTaken } from '../../subgraphs/kit/database.ts';
import { Account } from './Account.ts';
import { forgetAttempts } from './attempts.ts';
import { hashPassword, oneTimePassword } from './passwords.ts';
import { RecoveryCode } from './RecoveryCode.ts';
import { Session } from './Session.ts';
import type { SignInAct } from './SignIn.ts';
import { note, type Store } from './store.ts';

/** An account as its administrator sees it. */
export interface Person {
  id: string;
  name: string;
  role: RoleName;
  center: string;
  /** The code of the department; null for a role that has none. */
  department: string | null;
  status: Account['status'];
  /** Whether a second factor is set up. */
  secondFactor: boolean;
}

/** Letters, digits and what e-mail addresses have; it stands in ledgers and on the command line. */
const ID = /^[\p{L}\p{N}][\p{L}\p{N}@._-]{0,63}$/u;
const LONGEST_NAME = 60;

export const nameOf = ({ seal }: Store, { id, sealedName }: Account): string => seal.open(sealedName, `name:${id}`);

const personOf = (store: Store, account: Account): Person => ({
  id: account.id,
  name: nameOf(store, account),
  role: account.role,
  center: account.center,
  department: account.department,
  status: account.status,
  secondFactor: account.totpConfirmed,
});

export const listAccounts = async (store: Store): Promise<Person[]> =>
  (await store.read.find(Account, { order: { id: 'asc' } })).map(account => personOf(store, account));

/** What an administrator says of a person. */
export type NewPerson = Pick<Person, 'id' | 'name' | 'role' | 'center'> & { department?: string | null };

/**
 * Opens an account and returns the password for its first use. Refuses with ACCOUNT_EXISTS, FIELD_INVALID, FIELD_REQUIRED, and with
 * ADMINISTRATORS_APART where one person would hold two of the three administrators' roles.
 */
export async function addAccount(store: Store, person: NewPerson): Promise<string> {
  check(person);
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  const at = store.now().toISOString();
  try {
    await store.write(async tx => {
      await keepApart(store, tx, person);
      await tx.insert(Account, {
        id: person.id,
        sealedName: store.seal.close(person.name, `name:${person.id}`),
        role: person.role,
        center: person.center,
        department: person.department ?? null,
        status: 'active',
        passwordHash,
        mustChange: true,
        passwordSetAt: at,
        sealedTotp: null,
        totpConfirmed: false,
        totpStep: 0,
        createdAt: at,
      });
      await note(tx, store, { act: 'add', account: person.id });
    });
  } catch (fault) {
    if (isKeyTaken(fault)) throw new DomainError('ACCOUNT_EXISTS', { id: person.id }, 'id');
    throw fault;
  }
  return password;
}

function check({ id, name, role, department = null }: NewPerson): void {
  if (!ID.test(id)) throw new DomainError('FIELD_INVALID', {}, 'id');
  if (name.trim() === '' || [...name].length > LONGEST_NAME || /\p{C}/u.test(name))
    throw new DomainError('FIELD_INVALID', {}, 'name');
  // citizens come with number and code, screens with a key of their own: neither has an account
  if (role === 'citizen' || role === 'display') throw new DomainError('FIELD_INVALID', {}, 'role');
  // whoever works in one sees what that one was given; for everybody else it would say nothing
  if (hasDepartment(role) && department === null) throw new DomainError('FIELD_REQUIRED', {}, 'department');
  if (department !== null && !(hasDepartment(role) && isDepartmentCode(department)))
    throw new DomainError('FIELD_INVALID', {}, 'department');
}

async function keepApart(store: Store, tx: EntityManager, person: NewPerson): Promise<void> {
  const others = (await tx.find(Account)).map(account => personOf(store, account));
  const conflict = administratorConflict(person, others);
  if (conflict) throw new DomainError('ADMINISTRATORS_APART', { id: conflict.id, role: conflict.role }, 'role');
}

/**
 * Gives a person another role, center or department. Whoever is signed in has to sign in again. Who leaves for a role without a
 * department leaves that too.
 */
export const changeAccount = (
  store: Store,
  id: string,
  to: Partial<Pick<Person, 'role' | 'center' | 'department'>>,
): Promise<void> =>
  onAccount(store, id, 'change', async (tx, account) => {
    const { role = account.role, center = account.center } = to;
    const { department = hasDepartment(role) ? account.department : null } = to;
    const person = { ...personOf(store, account), role, center, department };
    check(person);
    await keepApart(store, tx, person);
    await tx.update(Account, { id }, { role, center, department });
  });

/** Closes an account; its sign-ins end at once. The line stays, because ledgers name it. */
export const disableAccount = (store: Store, id: string): Promise<void> =>
  onAccount(store, id, 'disable', async tx => void (await tx.update(Account, { id }, { status: 'disabled' })));

export const enableAccount = (store: Store, id: string): Promise<void> =>
  onAccount(store, id, 'enable', async tx => void (await tx.update(Account, { id }, { status: 'active' })));

/** A new password for one use, for somebody who has lost password or telephone; sign-ins and the second factor end. */
export async function resetAccount(store: Store, id: string): Promise<string> {
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  await onAccount(store, id, 'reset', async tx => {
    const at = store.now().toISOString();
    const factor = { sealedTotp: null, totpConfirmed: false, totpStep: 0 };
    await tx.update(Account, { id }, { passwordHash, mustChange: true, passwordSetAt: at, ...factor });
    await tx.delete(RecoveryCode, { account: id });
  });
  await forgetAttempts(store, id);
  return password;
}

async function onAccount(
  store: Store,
  id: string,
  act: SignInAct,
  work: (tx: EntityManager, account: Account) => Promise<void>,
): Promise<void> {
  await store.write(async tx => {
    const account = await tx.findOne(Account, { where: { id }, ...store.lockRow });
    if (!account) throw new DomainError('ACCOUNT_UNKNOWN', { id }, 'id');
    await work(tx, account);
    await endSessionsOf(store, tx, id);
    await note(tx, store, { act, account: id });
  });
}

/** Ends every sign-in of a person. */
export async function endSessionsOf({ now }: Store, tx: EntityManager, account: string): Promise<void> {
  await tx.update(Session, { account, endedAt: IsNull() }, { endedAt: now().toISOString() });
}
