import type { LevelName } from '../levels.ts';

/** What the QR code of a receipt carries: which ledger, which case, and the hash of its first line. No person and no code. */
export interface ReceiptLink {
  level: LevelName;
  number: string;
  hash: string;
}

/** The page that checks a receipt. */
export const RECEIPT_PAGE = '#/verify';

/** The address of the page that checks a receipt, below the address of the pages (N13). */
export const receiptAddress = (base: string, { level, number, hash }: ReceiptLink): string =>
  `${base}${RECEIPT_PAGE}?level=${level}&number=${encodeURIComponent(number)}&hash=${encodeURIComponent(hash)}`;
