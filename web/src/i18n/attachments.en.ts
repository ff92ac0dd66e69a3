import type { attachmentPagesZh } from './attachments.zh-CN.ts';

/** Texts of the files that go with a case, and of supplying what is missing, in English. Part of `en.ts`. */
export const attachmentPagesEn: Record<keyof typeof attachmentPagesZh, string> = {
  'files.title': 'Files',
  'files.heldHere': 'keeps',
  'files.withheld':
    'There are {n} files, for the window and department that work on it and for the level that was asked to rule.',
  'files.hint':
    'PDF, photographs, Word, Excel and voices; {fileMb} MB each at most, {files} of a case and {totalMb} MB together. Where a photograph was taken is removed from it.',
  'files.add': 'Add files',
  'files.choose': 'Choose files',
  'files.photograph': 'Take a photograph',
  'files.chosen': 'Files to be sent',
  'files.remove': 'Remove {name}',
  'files.progress': 'How much of {name} is sent',
  'files.send': 'Send files ({n})',
  'files.done': 'Files that have come: {n}.',
  'files.open': 'Open',
  'files.look': 'Look',
  'files.openHint':
    'Good for {minutes} minutes. Who opened it, when and what for goes into the course of the case, and the reporter can see it.',
  'files.shown': 'Open until {until}, mark {mark}',
  'files.save': 'Save on this computer',
  'files.close': 'Close',
  'files.noPreview': 'Such a file cannot be shown here; save it and open it there.',
  'files.afterReport': 'If you have papers or photographs, send them now, or later with number and code:',
  'files.afterRegister': 'What was brought can be scanned or photographed and put with this case:',

  'mine.missing': 'What is needed from you',
  'mine.until': 'Please by {day}',
  'mine.came': 'Came at {time}',
  'mine.lapsed': 'Its time is over; please ask the window',
  'mine.sentFor': 'Sent: {names}. Now press “Hand this in”.',
  'mine.supplyNote': 'In your words (may be left out with a file)',
  'mine.supply': 'Hand this in',
  'mine.files': 'Files',
  'mine.noFiles': 'There are none yet.',
  'mine.ownFile': 'Sent by you',
  'mine.lookAttachment': 'file {no}',

  'detail.ATTACH.attachment': 'File',
  'detail.OPEN_ATTACHMENT.attachment': 'File',
  'detail.ATTACH.kind': 'Kind',
  'detail.ATTACH.bytes': 'Size',
  'detail.ATTACH.sha256': 'Hash',
  'detail.ATTACH.use': 'For',
  'detail.ATTACH.supplement': 'Missing material',

  'today.brought': 'Brought',
  'today.brought.what': 'The reporter has brought something that nobody has taken up',
  'supplement.waits': 'waited for',
  'audit.did.attachment': 'file {no}, for {purpose}, open until {until}',
};
