import { useSyncExternalStore } from 'react';
import { isLevelName } from '../../../shared/domain/levels.ts';
import { RECEIPT_PAGE as PAGE, type ReceiptLink } from '../../../shared/domain/paper/receiptAddress.ts';

/** What stands in an address; null for any other page. What is missing or no level is left empty for a person to fill in. */
export function readReceiptAddress(fragment: string): ReceiptLink | null {
  if (fragment !== PAGE && !fragment.startsWith(`${PAGE}?`)) return null;
  const given = new URLSearchParams(fragment.slice(PAGE.length + 1));
  const level = given.get('level') ?? '';
  return {
    level: isLevelName(level) ? level : 'county',
    number: given.get('number') ?? '',
    hash: given.get('hash') ?? '',
  };
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** The receipt that the page is asked to check; null while it shows something else. A text, so that it compares by value. */
export function useReceiptLink(): ReceiptLink | null {
  const fragment = useSyncExternalStore(subscribe, () => location.hash);
  return readReceiptAddress(fragment);
}
