/** Chinese texts of kinds of matter and measures. Part of `zh-CN.ts`. */
export const kindsZhCN = {
  'error.KIND_NOT_FOUND': '没有这个一类事。',
  'remedy.KIND_NOT_FOUND': '请刷新清单后再选。',
  'error.KIND_STATE': '该一类事现为“{state}”，不能这样操作。',
  'remedy.KIND_STATE': '请刷新后按当前状态办理；采取措施前须先确认。',
  'error.MEASURE_NOT_FOUND': '没有这项改进措施。',
  'remedy.MEASURE_NOT_FOUND': '请刷新清单后再选。',
  'error.MEASURE_OVER': '这项措施已经终止，或者已是长效举措。',
  'remedy.MEASURE_OVER': '需要时请另行采取一项措施。',
  'act.keepKinds': '研判一类事、采取改进措施',
  'act.readKinds': '查看一类事',
  'kindState.found': '待研判',
  'kindState.confirmed': '已确认',
  'kindState.dismissed': '已排除',
} as const;
