import type { noticesZhCN } from './notices.zh-CN.ts';

/** English texts of notices. Part of `en.ts`; the type demands one for each Chinese text. */
export const noticesEn: Record<keyof typeof noticesZhCN, string> = {
  'notice.registered.reporter':
    'Your matter is on record under {number}; you will be answered by {dueOn}. Keep the receipt: with its number and code you can follow what happens.',
  'notice.registered.window':
    'Case {number} is registered, to be answered by {dueOn}. Look into it and decide whether to accept it.',
  'notice.registered.supervisionSection':
    'Case {number} is registered, to be answered by {dueOn}. See that the window that took it goes on with it.',
  'notice.accepted.reporter':
    'Your matter ({number}) is accepted; you will be answered by {dueOn}. Please stay within reach; with number and code you can follow what happens.',
  'notice.accepted.window':
    'Case {number} is accepted, to be answered by {dueOn}. Settle it on the spot, or give it to a department.',
  'notice.accepted.supervisionSection': 'Case {number} is accepted, to be answered by {dueOn}. Watch over its time.',
  'notice.refused.reporter':
    'Your matter ({number}) is not one for this window. With number and code you can read why, and where to go instead; or ask the window that took it.',
  'notice.refused.window':
    'Case {number} is refused or referred. Explain to the reporter why, and tell how and where it can be done.',
  'notice.refused.supervisionSection':
    'Case {number} is refused or referred. Check the reason, and the route that the reporter was told.',
  'notice.materialAsked.reporter':
    'Your matter ({number}) needs more material. With number and code you can read the list; hand it in at the window that took it, or ask the window for help.',
  'notice.materialAsked.window':
    'Case {number} waits for material of the reporter. Tell everything that is missing at once, and go on when it has come.',
  'notice.materialAsked.supervisionSection':
    'Case {number} waits for material of the reporter. Check that everything that is missing was told at once.',
  'notice.extended.reporter':
    'Your matter ({number}) takes longer; the new last day is {dueOn}. If you have questions, ask the window that took it.',
  'notice.extended.window':
    'Case {number} is extended; the new last day is {dueOn}. Explain to the reporter why, and finish it by then.',
  'notice.extended.supervisionSection':
    'Case {number} is extended; the new last day is {dueOn}. Check the reason, and watch over the new date.',
  'notice.replied.reporter':
    'There is a reply to your matter ({number}) from: {department}. The window checks it and will tell you the result; with number and code you can follow what happens.',
  'notice.replied.window':
    'There is a reply to the work order of case {number} from: {department}. Check it, finish the case, and tell the reporter.',
  'notice.replied.supervisionSection':
    'There is a reply to the work order of case {number} from: {department}. Check that it came in time and solves the problem.',
  'notice.resultGiven.reporter':
    'Your matter ({number}) has a result. With number and code you can read it, and rate it; if it does not satisfy you, you may object.',
  'notice.resultGiven.window': 'Case {number} has a result. Tell the reporter, and ask for a rating.',
  'notice.resultGiven.supervisionSection': 'Case {number} has a result. See what the reporter is told, and the rating.',
  'notice.feedbackGiven.reporter':
    'The window has told you the result of your matter ({number}). Please rate it; if it does not satisfy you, you may object.',
  'notice.feedbackGiven.window':
    'The reporter of case {number} was told the result. Put the rating on record; where there is an objection, do it again.',
  'notice.feedbackGiven.supervisionSection':
    'The reporter of case {number} was told the result. Watch the rating; where it is a bad one, have a return visit made.',
  'notice.redoBegun.reporter':
    'You were not satisfied with the result of your matter ({number}); it is being done again, and you will be told what comes out. If there is more to say, tell the window that took it.',
  'notice.redoBegun.window':
    'Case {number} is to be done again. Give it out anew, and follow it until there is a new result.',
  'notice.redoBegun.supervisionSection':
    'Case {number} is to be done again. Have the cause found, and a return visit made.',
  'notice.closed.reporter':
    'Your matter ({number}) has come to its end. Should things change, or trouble remain, come to the window that took it with the number.',
  'notice.closed.window':
    'Case {number} is closed or parked. Check that its record is whole; then archive it, or look at it again when its time comes.',
  'notice.closed.supervisionSection':
    'Case {number} is closed or parked. Look into how it was handled; one that is parked is looked at again when its time comes.',
  'notice.dueSoon.reporter':
    'The last day of your matter ({number}) is near: {dueOn}. The window is urging it on; if there is news, tell the window that took it.',
  'notice.dueSoon.window':
    'A limit of case {number} is near: {clock}, {dueOn}. Go on with it now; if it has to be extended, do so before that day.',
  'notice.dueSoon.supervisionSection':
    'A limit of case {number} is near: {clock}, {dueOn}. Remind those who work on it.',
  'notice.overdue.reporter':
    'We are sorry: your matter ({number}) was not finished in time. The window is urging it on; to hear why, ask the window that took it.',
  'notice.overdue.window':
    'A limit of case {number} has passed: {clock}, {dueOn}. Act on it at once, and explain to the reporter why.',
  'notice.overdue.supervisionSection':
    'A limit of case {number} has passed: {clock}, {dueOn}. Urge it on, and find out why.',
  'notice.lapsed.reporter':
    'The time to hand in material for your matter ({number}) is over, and the window has not received it. If you still want it done, ask the window that took it soon.',
  'notice.lapsed.window':
    'The time to hand in material for case {number} is over, and it has not come. Ask the reporter, and then decide how to go on.',
  'notice.lapsed.supervisionSection':
    'The time to hand in material for case {number} is over, and it has not come. Check that the window has asked the reporter.',
  'notice.dueMoved.reporter':
    'The holidays have been announced: the last day of your matter ({number}) is now {dueOn}. If you have questions, ask the window that took it.',
  'notice.dueMoved.window':
    'The holidays have been announced: the last day of case {number} is now {dueOn}. Keep to the new day.',
  'notice.dueMoved.supervisionSection':
    'The holidays have been announced: the last day of case {number} is now {dueOn}. Watch over the new day.',
  'notice.raised.reporter':
    'Your matter ({number}) was put to the level above; the window that took it stays responsible, and the last day is still {dueOn}. With number and code you can follow what happens.',
  'notice.raised.window':
    'Case {number} was escalated; the last day is still {dueOn}. Follow what the level above says, and tell the reporter how it goes.',
  'notice.raised.supervisionSection':
    'Case {number} was escalated; the last day is still {dueOn}. Follow what the level above says.',
  'notice.ruled.reporter':
    'Those above have answered about your matter ({number}); the window that took it goes on from there and will tell you the result. With number and code you can follow what happens.',
  'notice.ruled.window':
    'Those above have decided, directed or returned case {number}. Go on as they say, and tell the reporter.',
  'notice.ruled.supervisionSection':
    'Those above have decided, directed or returned case {number}. See that the window does as they say.',
  'notice.contacted.reporter':
    'The window writes about your matter ({number}): {text} We never ask for codes, passwords or money; if in doubt, ask the window that took it.',
  'notice.contacted.window': 'The reporter of case {number} was written to through the hub. Look out for an answer.',
  'notice.contacted.supervisionSection':
    'The reporter of case {number} was written to through the hub. The text stands in the ledger.',

  'noticeSign.sms': '[Window for what could not get done] ',
  'noticeSubject.email': 'Case {number}: {event}',

  'noticeDefault.number': '(number unknown)',
  'noticeDefault.dueOn': 'the day that the window has told',
  'noticeDefault.department': 'the department in charge',
  'noticeDefault.clock': 'the time limit',
  'noticeDefault.text': 'Please ask the window that took it.',

  'party.reporter': 'reporter',
  'party.window': 'window',
  'party.supervisionSection': 'supervision section',

  'noticeChannel.inApp': 'in the hub',
  'noticeChannel.sms': 'SMS',
  'noticeChannel.email': 'e-mail',
  'noticeChannel.wechat': 'WeChat',

  'noticeEvent.registered': 'registered',
  'noticeEvent.accepted': 'accepted',
  'noticeEvent.refused': 'refused or referred',
  'noticeEvent.materialAsked': 'material asked for',
  'noticeEvent.extended': 'extended',
  'noticeEvent.replied': 'the department has replied',
  'noticeEvent.resultGiven': 'there is a result',
  'noticeEvent.feedbackGiven': 'the reporter was told',
  'noticeEvent.redoBegun': 'to be done again',
  'noticeEvent.closed': 'closed',
  'noticeEvent.dueSoon': 'a limit is near',
  'noticeEvent.overdue': 'overdue',
  'noticeEvent.lapsed': 'material did not come',
  'noticeEvent.dueMoved': 'the last day has moved',
  'noticeEvent.raised': 'escalated',
  'noticeEvent.ruled': 'answered from above',
  'noticeEvent.contacted': 'Message to the reporter',

  'noticeFault.noAddress': 'no address',
  'noticeFault.transportFailed': 'could not be sent',
  'noticeFault.expired': 'too old to be sent',
};
