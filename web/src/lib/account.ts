import { isRoleName, type RoleName } from '../../../shared/domain/access/roles.ts';

/** Who sits at this screen. */
export interface Account {
  id: string;
  role: RoleName;
  center: string;
  /** Empty until the directory has been asked. */
  centerName: string;
  /** The department of a handler, where somebody told its name. */
  departmentName?: string;
  token: string;
}

/** The right to ask, for as long as it lasts. */
export interface Pass {
  token: () => string;
  /** Gets a new token where that is possible; false where the person has to bring one. */
  renew: () => Promise<boolean>;
  /** The duty in which everything is asked; left out in the own person. */
  duty?: string;
  /** Called when the hub says that the duty does not hold. */
  dutyOver?: () => void;
}

export const isAccount = (value: unknown): value is Account => {
  const { id, role, center, token } = value as Partial<Record<keyof Account, unknown>>;
  return [id, role, center, token].every(part => typeof part === 'string') && isRoleName(role as string);
};

/** The demo's accounts; null where this hub has no demo, and people bring their own token. */
export async function fetchDemoAccounts(): Promise<Account[] | null> {
  const response = await fetch('/demo/accounts', { headers: { accept: 'application/json' } });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`the demo accounts answer with ${response.status}`);
  const list: unknown = await response.json();
  return Array.isArray(list) ? list.filter(isAccount) : null;
}

/** Reads who a token is for; the hub alone decides whether it is good. Undefined for a text that is no token. */
export function accountOfToken(text: string): Account | undefined {
  const token = text.trim().replace(/^Bearer +/i, '');
  const payload = token.split('.')[1];
  if (!payload) return undefined;
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), letter =>
      letter.charCodeAt(0),
    );
    const { sub, role, center } = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    const account = { id: sub, role, center, centerName: '', token };
    return isAccount(account) ? account : undefined;
  } catch {
    return undefined;
  }
}
