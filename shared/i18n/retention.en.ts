/** English texts of how long things are kept. Part of `en.ts`. */
export const retentionEn = {
  'error.HOLD_STANDS': 'This case is held already.',
  'remedy.HOLD_STANDS': 'It need not be held twice; where the reason has changed, lift the hold and order it anew.',
  'error.NOT_HELD': 'This case is not held.',
  'remedy.NOT_HELD': 'Check the case; somebody else may have lifted it, see the list of holds.',
  'act.anonymise': 'make anonymous',
  'act.holdCase': 'hold',
  'act.readRecords': 'read records of holds and deletions',
} as const;
