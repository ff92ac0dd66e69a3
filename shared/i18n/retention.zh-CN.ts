/** Chinese texts of how long things are kept. Part of `zh-CN.ts`. */
export const retentionZhCN = {
  'error.HOLD_STANDS': '本办件已经封存。',
  'remedy.HOLD_STANDS': '不必重复封存；封存理由有变化的，请先解封，再重新封存。',
  'error.NOT_HELD': '本办件没有封存。',
  'remedy.NOT_HELD': '请核对办件；可能已由他人解封，可在封存清单中查看。',
  'act.anonymise': '匿名化',
  'act.holdCase': '封存',
  'act.readRecords': '查阅封存与销毁记录',
} as const;
