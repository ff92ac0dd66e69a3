import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../../shared/domain/errors.ts';

/** argon2id at OWASP's second choice (2023 and later): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 2 } as const;

const AT_ONCE = 2;
/** More than these wait in vain: a flood must not eat the memory of the hub. */
const WAITING = 32;

let running = 0;
const queue: (() => void)[] = [];

/** Does a hash in its turn. Refuses with SIGN_IN_BUSY where too many wait. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) throw new DomainError('SIGN_IN_BUSY');
    await new Promise<void>(resolve => queue.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize('NFKC'), COST));

let nobody: Promise<string> | undefined;

/** Whether it is the password. For nobody's name it takes as long as for somebody's, and the answer is no. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  nobody ??= hash(randomBytes(16), COST);
  const against = stored ?? (await nobody);
  const isRight = await inTurn(() => verify(against, password.normalize('NFKC')));
  return stored !== undefined && isRight;
}

/** Without what looks alike on paper: 0 and O, 1, I and l. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz';

/** A password for one use: four groups of four, 93 bits. */
export const oneTimePassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join(
    '-',
  );
