import type { OutsideChannel } from '../../../shared/domain/case/notices.ts';
import { noticeSubject, noticeText, type NoticeWords } from '../../../shared/i18n/noticeText.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import type { Message } from './transport.ts';

/** What goes out on each road: an SMS is signed and Chinese, an e-mail has a subject and both languages. */
export const ADAPTERS: Readonly<Record<OutsideChannel, (words: NoticeWords) => Pick<Message, 'subject' | 'text'>>> = {
  sms: words => ({ subject: null, text: `${translate('noticeSign.sms', 'zh-CN')}${noticeText(words, 'zh-CN')}` }),
  email: words => ({
    subject: noticeSubject(words, 'zh-CN'),
    text: `${noticeText(words, 'zh-CN')}\n\n${noticeText(words, 'en')}\n`,
  }),
  wechat: words => ({
    subject: translate(`noticeEvent.${words.event}`, 'zh-CN'),
    text: noticeText(words, 'zh-CN'),
  }),
};
