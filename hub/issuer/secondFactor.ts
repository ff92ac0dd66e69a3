import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD = 30;
/** One step to either side: the clock of a telephone, and a person who types. */
const WINDOW = 1;

const totpOf = (secret: string, id = ''): TOTP =>
  new TOTP({
    issuer: 'Doudi',
    label: id,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  });

/** A new secret, and the address that authenticator programs read from a square code. */
export function newSecret(id: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 }).base32;
  return { secret, uri: totpOf(secret, id).toString() };
}

/** The 30-second step that a code (RFC 6238) is of; undefined for one that is wrong now. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD) + delta;
}

const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const RECOVERY_CODES = 10;

/** Codes for a lost telephone, 60 bits each, as ABCDEF-GHJKLM. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => {
    const text = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    return `${text.slice(0, 6)}-${text.slice(6)}`;
  });

/** As it was printed, however it was typed. */
export const plainRecoveryCode = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
