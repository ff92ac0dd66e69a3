import type { ClockKind, ClockStatus } from '../domain/clock/clock.ts';
import type { Saying } from '../domain/clock/sayStep.ts';
import type { ErrorCode } from '../domain/errors.ts';

type ClockError = Extract<ErrorCode, `EXTENSION_${string}` | `CALENDAR_${string}`>;

type ClockText =
  | `why.${Saying}`
  | `clock.${ClockKind}`
  | `clockStatus.${ClockStatus}`
  | `${'error' | 'remedy'}.${ClockError}`
  | `field.${'until' | 'workdays'}`;

/** Chinese texts of limits. A missing one does not compile. */
export const clockZhCN = {
  'error.EXTENSION_NOT_FORESEEN': '本中心的规定没有设延期办理，该时限不能延长。',
  'remedy.EXTENSION_NOT_FORESEEN': '请在时限内办理；确有困难的，请请示上级或提级办理。',
  'error.EXTENSION_USED': '该时限已按规定延期 {times} 次，不能再次延期。',
  'remedy.EXTENSION_USED': '请在已延长的时限内办结，或请示上级、提级办理。',
  'error.EXTENSION_BEYOND_CAP': '延期最长不超过 {cap} 个工作日，最迟到 {latest}，不能延至 {asked}。',
  'remedy.EXTENSION_BEYOND_CAP': '请选择 {latest} 或之前的工作日。',
  'error.CALENDAR_UNPUBLISHED': '{year} 年的放假安排尚未公布，还不能指定该年的日期。',
  'remedy.CALENDAR_UNPUBLISHED': '请指定已公布年份内的日期，或改填延长的工作日数。',
  'error.CALENDAR_INVALID': '放假安排文件不合要求：{reason}。',
  'remedy.CALENDAR_INVALID': '请对照放假通知原文改正后重新导入，并写明文号。',

  'field.until': '延期至',
  'field.workdays': '延长的工作日数',

  'clock.citizen': '群众时限',
  'clock.transfer': '转办',
  'clock.result': '办理结果',
  'clock.reply': '工单回复',
  'clock.feedback': '反馈',
  'clock.objection': '异议期',
  'clock.redo': '重办',
  'clock.summons': '叫办到场',
  'clock.arbitration': '裁定派单',
  'clock.step': '提级办理',
  'clock.rung': '请示',
  'clock.supplement': '补正',
  'clock.pause': '中止',

  'clockStatus.running': '计时中',
  'clockStatus.paused': '已暂停',
  'clockStatus.met': '已完成',
  'clockStatus.cancelled': '已取消',

  'why.started': '{day} {time} 起算，时限 {n} 个工作日（{cite}，{pack}）',
  'why.startedMinutes': '{day} {time} 起算，时限 {n} 分钟，只计办公时间（{cite}，{pack}）',
  'why.unpublished': '{year} 年放假安排尚未公布，暂按周一至周五推算，日期可能变动',
  'why.firstDaySkipped': '{day} 为起算当日，不计入',
  'why.counted': '{day} 第 {workday} 个工作日',
  'why.countedMakeUp': '{day} {name}调休上班，第 {workday} 个工作日',
  'why.skipped': '{day} 休息日，不计入',
  'why.skippedHoliday': '{day} {name}放假，不计入',
  'why.pausedDay': '{day} 暂停期间，不计入',
  'why.named': '{day} 为指定的截止日',
  'why.ran': '{day} {time} 至 {to}，计 {minutes} 分钟',
  'why.extended': '{day} {time} 延期，时限改为自起算日起共 {n} 个工作日（{cite}，{pack}）',
  'why.extendedMinutes': '{day} {time} 延期，时限改为自起算时起共 {n} 分钟（{cite}，{pack}）',
  'why.extendedUntil': '{day} {time} 指定截止日为 {until}（{cite}，{pack}）',
  'why.paused': '{day} {time} 暂停计时',
  'why.resumed': '{day} {time} 恢复计时',
  'why.met': '{day} {time} 完成，停止计时',
  'why.cancelled': '{day} {time} 取消，停止计时',
  'why.due': '{day} {time} 时限届满',
} as const satisfies Record<ClockText, string>;
