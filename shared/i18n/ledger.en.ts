import type { ledgerZhCN } from './ledger.zh-CN.ts';

/** English texts of the ledger that others can check. Part of `en.ts`. */
export const ledgerEn: Record<keyof typeof ledgerZhCN, string> = {
  'error.LEDGER_KEY_UNKNOWN': 'The signing key ({kid}) of the {level} level is not the one that is known here.',
  'remedy.LEDGER_KEY_UNKNOWN':
    'Compare the fingerprint with the other level by another road, then add the key as docs/ledger.md says.',
  'error.LEDGER_SIGNATURE_WRONG': 'The signature of a ledger root does not hold.',
  'remedy.LEDGER_SIGNATURE_WRONG': 'Run npx hub verify at the sender, and look into the road between the two levels.',
  'error.LEDGER_FORKED': 'A ledger root tells another past than the copy held here.',
  'remedy.LEDGER_FORKED':
    'Keep the data of both levels as they are, find the altered line with npx hub verify, and tell the auditor.',
};
