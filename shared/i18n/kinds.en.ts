import type { kindsZhCN } from './kinds.zh-CN.ts';

/** English texts of kinds of matter and measures. Part of `en.ts`. */
export const kindsEn: Record<keyof typeof kindsZhCN, string> = {
  'error.KIND_NOT_FOUND': 'There is no such kind of matter.',
  'remedy.KIND_NOT_FOUND': 'Read the list again and choose from it.',
  'error.KIND_STATE': 'The kind is “{state}” and does not allow this.',
  'remedy.KIND_STATE': 'Read it again and go by how it stands now; a measure is taken once it is confirmed.',
  'error.MEASURE_NOT_FOUND': 'There is no such measure.',
  'remedy.MEASURE_NOT_FOUND': 'Read the list again and choose from it.',
  'error.MEASURE_OVER': 'The measure has ended, or is the rule already.',
  'remedy.MEASURE_OVER': 'Where it is needed, take another measure.',
  'act.keepKinds': 'judge kinds of matter and take measures',
  'act.readKinds': 'read kinds of matter',
  'kindState.found': 'to be judged',
  'kindState.confirmed': 'confirmed',
  'kindState.dismissed': 'dismissed',
};
