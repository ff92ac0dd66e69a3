import type { vaultZhCN } from './vault.zh-CN.ts';

/** English texts about reporters and their numbers. Part of `en.ts`; the type demands one for each Chinese text. */
export const vaultEn: Record<keyof typeof vaultZhCN, string> = {
  'error.ID_NUMBER_INVALID': '“{field}” is not right: its length, its birthday or its check digit does not fit.',
  'remedy.ID_NUMBER_INVALID':
    'Fill in “{field}” again from the document; the number of a resident card has 18 digits, of which the last may be an X. Without a document it may be left out.',

  'act.findReporter': 'find a reporter’s earlier cases',

  'field.reporterIdNumber': 'identity number',
  'field.idNumber': 'identity number',
  'field.phone': 'telephone',
};
