import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { Settings } from '../../shared/settings.ts';
import { type Database, openDatabase } from '../../subgraphs/kit/database.ts';
import { placeOf } from '../../subgraphs/places.ts';
import { Account } from './Account.ts';
import { Attempt } from './Attempt.ts';
import { Display } from './Display.ts';
import { AccountDepartment1767225600151 } from './migrations/1767225600151-AccountDepartment.ts';
import { Issuer1767225600100 } from './migrations/1767225600100-Issuer.ts';
import { Display1767225740000 } from './migrations/1767225740000-Display.ts';
import { RecoveryCode } from './RecoveryCode.ts';
import { openSeal, type Seal } from './seal.ts';
import { Session } from './Session.ts';
import { SignIn, type SignInAct } from './SignIn.ts';
import { SigningKey } from './SigningKey.ts';

export const ISSUER_TABLES = {
  entities: [Account, Attempt, Display, RecoveryCode, Session, SigningKey, SignIn],
  migrations: [Issuer1767225600100, AccountDepartment1767225600151, Display1767225740000],
};

/** What the parts of the issuer work on. */
export interface Store {
  read: EntityManager;
  write: Database['write'];
  lockRow: Database['lockRow'];
  seal: Seal;
  now: () => Date;
  close(): Promise<void>;
}

const TRIES = 20;

/** Somebody else was writing: the command line beside the hub, or another gateway. */
const isBusy = (fault: unknown): boolean => String((fault as { code?: unknown }).code).startsWith('SQLITE_BUSY');

/** Opens the issuer's own database. The command line may have it open beside the hub. */
export async function openStore(settings: Settings, now: () => Date = () => new Date()): Promise<Store> {
  const seal = openSeal(settings.HUB_DATA);
  const again = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt++)
      try {
        return await work();
      } catch (fault) {
        if (!isBusy(fault) || attempt >= TRIES) throw fault;
        await pause(10 * attempt);
      }
  };
  const database = await again(() => openDatabase(placeOf(settings), 'issuer', ISSUER_TABLES, { alone: false }));
  return {
    read: database.read,
    write: work => again(() => database.write(work)),
    lockRow: database.lockRow,
    seal,
    now,
    close: () => database.close(),
  };
}

/** Writes a line into the record of sign-ins. */
export async function note(
  tx: EntityManager,
  { now }: Pick<Store, 'now'>,
  line: { act: SignInAct; account: string | null; result?: string; origin?: string },
): Promise<void> {
  const { act, account, result = 'ok', origin = '' } = line;
  await tx.insert(SignIn, { at: now().toISOString(), act, account, result, origin: origin.slice(0, 64) });
}

/** So many seconds before or after an instant, as the tables write it. */
export const shifted = (at: Date, seconds: number): string => new Date(at.getTime() + seconds * 1000).toISOString();
