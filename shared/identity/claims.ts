import type { JWTPayload } from 'jose';
import { hasDepartment, isRoleName, type RoleName } from '../domain/access/roles.ts';
import { isDepartmentCode } from '../domain/department/department.ts';
import { DomainError } from '../domain/errors.ts';
import type { Principal } from './principal.ts';

/** Which claim says what. A dot goes into an object: `realm_access.roles`. */
export interface ClaimNames {
  id: string;
  role: string;
  center: string;
  department: string;
}

export const OWN_CLAIMS: ClaimNames = { id: 'sub', role: 'role', center: 'center', department: 'department' };

/** What a provider calls a role -> what the hub calls it. Where there is such a list, no other word counts. */
export type RoleWords = ReadonlyMap<string, RoleName>;

/** As wide as the columns that keep it; nothing invisible, because ids stand in ledgers and logs. */
const ID = /^[^\p{C}\p{Zl}\p{Zp}]{1,64}$/u;
const CENTER = /^[0-9A-Z]{1,16}$/;

/**
 * Who a verified payload speaks of. Where it leaves that open or says it twice it is refused with NO_PLACE_HERE, which names the
 * claim to set: the person has signed in rightly, and only the administrator of the provider can help.
 */
export function principalOf(payload: JWTPayload, names: ClaimNames, words?: RoleWords): Principal {
  const [id, center] = [claim(payload, names.id), claim(payload, names.center)];
  const role = roleOf(claim(payload, names.role), words);
  const { exp, sid } = payload;
  if (typeof id !== 'string' || !ID.test(id)) throw noPlace(names.id);
  if (role === undefined) throw noPlace(names.role);
  if (typeof center !== 'string' || !CENTER.test(center)) throw noPlace(names.center);
  if (exp === undefined) throw noPlace('exp');
  const department = departmentOf(claim(payload, names.department), role);
  if (department === null) throw noPlace(names.department);
  const more = {
    ...(department === undefined ? {} : { department }),
    ...(typeof sid === 'string' ? { session: sid } : {}),
  };
  return { id, role, center, expiresAt: exp, ...more };
}

const noPlace = (name: string): DomainError => new DomainError('NO_PLACE_HERE', { claim: name });

/**
 * The code of the own department; null where what is claimed can be none. Providers know a department of everybody: for a role
 * that has none here it says nothing. Somebody of a department without the claim comes in, and has no case.
 */
function departmentOf(claimed: unknown, role: RoleName): string | undefined | null {
  if (claimed === undefined || !hasDepartment(role)) return undefined;
  return typeof claimed === 'string' && isDepartmentCode(claimed) ? claimed : null;
}

/** Providers put roles of many systems into one list. One of ours must be in it, and no second. */
function roleOf(claimed: unknown, words: RoleWords | undefined): RoleName | undefined {
  if (words === undefined) return typeof claimed === 'string' && isRoleName(claimed) ? claimed : undefined;
  const given: unknown[] = Array.isArray(claimed) ? claimed : [claimed];
  const roles = new Set(given.flatMap(word => (typeof word === 'string' ? (words.get(word) ?? []) : [])));
  return roles.size === 1 ? [...roles][0] : undefined;
}

function claim(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  let value: unknown = payload;
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}
