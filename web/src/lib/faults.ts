import { isLevelName, type LevelName } from '../../../shared/domain/levels.ts';

/** Why something did not come back, as a page can show it. */
export interface Fault {
  /** A code of shared/domain/errors.ts, or OFFLINE where nothing answered at all. */
  code: string;
  message: string;
  remedy: string | null;
  /** The input at fault. */
  field: string | null;
  /** The level that did not answer. */
  level: LevelName | null;
}

/** An error as the API tells it. */
export interface RawError {
  message: string;
  extensions?: Record<string, unknown>;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

export function faultOf({ message, extensions = {} }: RawError): Fault {
  const level = text((extensions.params as Record<string, unknown> | undefined)?.level);
  return {
    code: text(extensions.code) ?? 'INTERNAL_SERVER_ERROR',
    message,
    remedy: text(extensions.remedy),
    field: text(extensions.field),
    level: level !== null && isLevelName(level) ? level : null,
  };
}

const SILENT = ['LEVEL_UNREACHABLE', 'LINK_BROKEN', 'LEVEL_BUSY'];

/** The levels that did not answer; everything else in the answer stands. */
export const missingLevels = (faults: readonly Fault[]): LevelName[] => [
  ...new Set(faults.flatMap(({ code, level }) => (SILENT.includes(code) && level ? [level] : []))),
];

/** What remains when levels that did not answer are told in their own way. */
export const besidesMissing = (faults: readonly Fault[]): Fault[] =>
  faults.filter(({ code, level }) => !(SILENT.includes(code) && level));

const SIGN_IN = ['UNAUTHENTICATED', 'TOKEN_INVALID', 'TOKEN_EXPIRED', 'TOKEN_REVOKED', 'NO_PLACE_HERE', 'SESSION_OVER'];

/** Whether the person has to sign in again. */
export const needsSignIn = (faults: readonly Fault[]): boolean => faults.some(({ code }) => SIGN_IN.includes(code));

/** What is to be said at the fields of a form, and what concerns none of them. `nameOf`: the field that a fault speaks of. */
export function placeFaults(
  faults: readonly Fault[],
  nameOf: (fault: Fault) => string | undefined,
): { placed: { name: string; errors: string[] }[]; others: Fault[] } {
  const named = faults.map(fault => ({ fault, name: nameOf(fault) }));
  return {
    placed: named.flatMap(({ fault: { message, remedy }, name }) =>
      name === undefined ? [] : [{ name, errors: [[message, remedy].filter(Boolean).join(' ')] }],
    ),
    others: named.flatMap(({ fault, name }) => (name === undefined ? [fault] : [])),
  };
}
