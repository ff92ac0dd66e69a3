import type { NoticeWords } from '../../../shared/i18n/noticeText.ts';
import type { Service } from '../../kit/subgraph.ts';
import type { Notice } from './Notice.ts';
import { wordsOfLine } from './readWords.ts';

/** A notice with its words: those of a message to the reporter stand on the ledger, until they are erased. */
export async function noticeWords(service: Pick<Service, 'database' | 'vault'>, notice: Notice): Promise<NoticeWords> {
  const { uid, event, party, params } = notice;
  if (params.line === undefined) return notice;
  const words = await wordsOfLine(service, uid, Number(params.line));
  return { event, party, params: { ...params, ...(words?.text ? { text: words.text } : {}) } };
}
