import type { inboxPagesZh } from './inbox.zh-CN.ts';

/** English texts of the inbox of a department. Part of `en.ts`. */
export const inboxPagesEn: Record<keyof typeof inboxPagesZh, string> = {
  'inbox.choose': 'Choose order {sheet}',
  'inbox.chooseAll': 'Choose all on this page that wait to be received',
  'app.inbox': 'Orders to answer',
  'inbox.heading': 'Orders to answer',
  'inbox.what': 'Orders this department has not answered, those due first before the rest. j and k move, Enter opens.',
  'inbox.views': 'Filter',
  'inbox.view.OWED': 'All',
  'inbox.view.DUE_TODAY': 'Due today',
  'inbox.view.OVERDUE': 'Overdue',
  'inbox.view.RETURNED': 'Given back before',
  'inbox.view.ASSISTING': 'Assisting',
  'inbox.none.OWED': 'No order waits here.',
  'inbox.none.DUE_TODAY': 'No order is due today.',
  'inbox.none.OVERDUE': 'No order is overdue.',
  'inbox.none.RETURNED': 'No case here was given back.',
  'inbox.none.ASSISTING': 'This department assists in none.',
  'inbox.order': 'Order',
  'inbox.returns': 'Given back',
  'inbox.times': '{n} ×',
  'inbox.acts': 'To do',
  'inbox.open': 'Open',
  'inbox.unnamed': 'no name left',
  'inbox.returning': 'Order {sheet}; the case was given back {n} times so far.',

  'preview.heading': 'What the reporter will read',
  'preview.answered': '{answered} of {all} answered',
};
