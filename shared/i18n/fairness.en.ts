import type { fairnessZhCN } from './fairness.zh-CN.ts';

/** English texts of the reply gate and of the registry of refusals. Part of `en.ts`. */
export const fairnessEn: Record<keyof typeof fairnessZhCN, string> = {
  'error.REPLY_INCOMPLETE': 'The {field} cannot go to the citizen yet: {finding}.',
  'remedy.REPLY_INCOMPLETE': '{advice} All that has to change: {findings}.',
  'error.REPLY_UNCONFIRMED': 'Look at the {field} once more before it is sent: {finding}.',
  'remedy.REPLY_UNCONFIRMED':
    '{advice} If it may go as it is, name {codes} in confirmed; that is written in the ledger.',

  'reply.UNANSWERED': 'this demand has no answer',
  'reply.TOO_SHORT': 'it is too short to tell a result',
  'reply.EMPTY_PHRASE': 'it is an empty phrase and tells no result',
  'reply.REPEATS_DEMAND': 'it only repeats what was asked',
  'reply.BARE_NO': 'it only says no, and not why',
  'reply.CONTRADICTION': 'it is marked as solved, and the text says that it cannot be done',
  'reply.BASIS_MISSING': 'it names no basis',
  'reply.BASIS_VAGUE': 'the basis does not say which rule',
  'reply.ROUTE_MISSING': 'it does not say what the citizen can do now',
  'reply.ROUTE_VAGUE': 'the route does not say where to go or whom to ask',
  'reply.NO_RESULT': 'it does not say what was done',
  'reply.PROMISE': 'it says what will be done, which is no result yet',
  'reply.DONE_AFTER_ALL': 'it is marked as explained or referred, and reads as if it were done',
  'reply.NO_ARTICLE': 'the basis names neither document nor article',
  'reply.JARGON': 'it uses a word of the trade and does not explain it',

  'replyRemedy.UNANSWERED': 'Each matter has its answer: write the result of this demand.',
  'replyRemedy.TOO_SHORT': 'Say in one sentence at least what was done, as in “The bill was settled anew.”',
  'replyRemedy.EMPTY_PHRASE':
    'Say what was done, when, and where to fetch it; where there is no result yet, finish first and answer then.',
  'replyRemedy.REPEATS_DEMAND': 'Say what was done about it and what came of it.',
  'replyRemedy.BARE_NO': 'Say why it cannot be done, what is missing, and how it could be done.',
  'replyRemedy.CONTRADICTION':
    'Where it cannot be done, mark it as explained, with basis and route; where it was done, correct the text.',
  'replyRemedy.BASIS_MISSING': 'Name the document and the article.',
  'replyRemedy.BASIS_VAGUE': 'Name the document and its article, not just “the relevant rules”.',
  'replyRemedy.ROUTE_MISSING': 'Say who can do it and where, or how to object or ask for a review.',
  'replyRemedy.ROUTE_VAGUE': 'Name the office, window, page or telephone, not just “the department in charge”.',
  'replyRemedy.NO_RESULT': 'Say the result, as “the license was issued”, “the fee was paid back”.',
  'replyRemedy.PROMISE': 'Complete it when it is done; where it is arranged already, name the day and who does it.',
  'replyRemedy.DONE_AFTER_ALL': 'Where it was done, mark it as solved.',
  'replyRemedy.NO_ARTICLE': 'Add the document or the article; an inner instruction is no basis.',
  'replyRemedy.JARGON': 'Say it in plain words, or explain it in brackets.',

  'field.confirmed': 'advice confirmed',

  'findingSeverity.stop': 'has to change',
  'findingSeverity.advise': 'please confirm',

  'treatment.REFUSED': 'refused',
  'treatment.REFERRED': 'referred',
  'treatment.EXPLAINED': 'explained',
  'treatment.CLOSED_EXPLAINED': 'closed as explained',
  'treatment.PARKED': 'parked',
  'treatment.SOLVED': 'solved',
  'treatment.CONDITIONAL': 'done, material to follow',

  'likeness.SAME_ITEM': 'same item',
  'likeness.SAME_CLASS': 'same class',
  'likeness.SAME_CAUSES': 'same causes',
  'likeness.SHARED_CAUSE': 'a cause in common',
  'likeness.LIKE_TEXT': 'like demand',
};
