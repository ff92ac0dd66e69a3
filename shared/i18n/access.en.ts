import type { accessZhCN } from './access.zh-CN.ts';

/** English texts of permissions. Part of `en.ts`; the type demands one for each Chinese text. */
export const accessEn: Record<keyof typeof accessZhCN, string> = {
  'act.loadNotice': 'load a holiday notice',
  'act.readCase': 'look at cases',
  'act.readFile': 'read what a case is about',
  'act.readInbox': 'open the inbox of a department',
  'act.readWork': 'read what offices wrote to each other',
  'act.readEntries': 'read the ledger of a case',
  'act.readReporter': 'see who reported',
  'act.readTally': 'read figures',
  'act.readOversight': 'read the figures of an area',
  'act.readStream': 'follow the ledger',
  'act.readNotices': 'read this box',
  'act.readPolicy': 'read the rules',
  'act.readUnequal': 'compare how centers treat the same matter',
  'act.readAudit': 'read the audit record',
  'act.readSignIns': 'read the record of sign-ins',
};
