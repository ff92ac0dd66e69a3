import type { verifyPagesZh } from './verify.zh-CN.ts';

/** English texts of the receipt’s proof and of the page that checks it. */
export const verifyPagesEn: Record<keyof typeof verifyPagesZh, string> = {
  'proof.qr': 'QR code to check this receipt',
  'proof.what':
    'Scan to check at any time that the record of what was done has not been altered. No sign-in, and nothing of the case is shown.',
  'proof.hash': 'Hash of the receipt',

  'verify.heading': 'Check a receipt',
  'verify.what':
    'With number and hash of a receipt anybody can check whether the record of a case has been altered. Nothing of the case and nobody’s name is shown.',
  'verify.level': 'Level of the window that registered it',
  'verify.number': 'Number',
  'verify.hash': 'Hash',
  'verify.fill': 'Fill in the number as on the receipt',
  'verify.hashShape': 'The hash has 64 digits and letters a–f; fill it in as on the receipt',
  'verify.send': 'Check',
  'verify.yes': 'It holds: the record has not been altered',
  'verify.yesWhat':
    'The record of {number} goes on line by line from the registration; none was altered, taken out or put in.',
  'verify.no': 'It does not hold',
  'verify.noWhat':
    'There is no whole record with this number and this hash. Check what was filled in and the level; if that is right, take the receipt to the center above or to the efficiency office.',
  'verify.lines': 'Lines',
  'verify.linesOf': '{lines} now; the receipt is of line {no}',
  'verify.head': 'Newest hash',
  'verify.headWhat': 'Note it: a later check with it covers everything up to now.',
  'verify.headLink': 'Link to check with the newest hash',
  'verify.witness': 'Witness',
  'verify.witnessed': 'The {level} level keeps a signed copy: closed for {day}, countersigned {time}',
  'verify.root': 'Root',
  'verify.notYet': 'Not closed yet: a day is closed on the next, and countersigned by another level.',
  'verify.print': 'Print the result',
};
