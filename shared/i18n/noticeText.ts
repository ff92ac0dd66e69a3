import { NOTICE_PARAMS, type NoticeParam } from '../domain/case/notices.ts';
import type { NoticeEvent, Party } from '../domain/policy/policy.ts';
import type { Language } from './languages.ts';
import { isTextKey } from './phrase.ts';
import { translate } from './translate.ts';

/** What a notice speaks of. */
export interface NoticeWords {
  event: NoticeEvent;
  party: Party;
  params: Readonly<Partial<Record<NoticeParam, string>>>;
}

/** The text of a notice in a language. What is not known is paraphrased, so that every notice is a whole sentence. */
export const noticeText = ({ event, party, params }: NoticeWords, language: Language): string =>
  translate(`notice.${event}.${party}`, language, filled(params, language));

/** The subject of a notice that goes by e-mail. */
export const noticeSubject = ({ event, params }: NoticeWords, language: Language): string =>
  translate('noticeSubject.email', language, {
    ...filled(params, language),
    event: translate(`noticeEvent.${event}`, language),
  });

/** Every value that a template may ask for; the name of a limit in words. */
function filled(params: NoticeWords['params'], language: Language): Record<NoticeParam, string> {
  const clock = `clock.${params.clock ?? ''}`;
  const known = { ...params, clock: isTextKey(clock) ? translate(clock, language) : '' };
  return Object.fromEntries(
    NOTICE_PARAMS.map(name => [name, known[name] || translate(`noticeDefault.${name}`, language)]),
  ) as Record<NoticeParam, string>;
}
