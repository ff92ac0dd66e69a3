import type { batchPagesZh } from './batch.zh-CN.ts';

/** Doing the same to several. */
export const batchPagesEn: Record<keyof typeof batchPagesZh, string> = {
  'batch.heading': 'Do the same to several',
  'batch.choose': 'Choose case {number}',
  'batch.chooseAll': 'Choose all cases on this page',
  'batch.chosen': '{n} chosen',
  'batch.offer': '{act} ({n})',
  'batch.clear': 'Choose none',
  'batch.nothing': 'Nothing can be done to these together at present.',
  'batch.running': '{act}: {over} of {total}',
  'batch.stop': 'Stop, leave the rest',
  'batch.done': '“{act}” is done for {n}. ',
  'batch.refused': '{n} could not be done, for the reasons below. ',
  'batch.left': '{n} were not sent and stay chosen.',
  'batch.cut': 'The line was cut: {n} were not answered and stay chosen. Go on when it is back.',
  'batch.acceptWhat':
    'Each of these is accepted by itself and leaves its own line. Where accepting needs a reason, please write it.',
  'batch.urge': 'Press',
  'batch.urgeWhat':
    'Each of these is pressed for by itself; its center answers within the limit. No names and no numbers of people, please.',
  // it is read at a window, whatever language the one who presses has chosen
  'batch.urgeDemand': '请尽快办理并书面答复办理情况。',
};
