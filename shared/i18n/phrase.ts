import { type TextKey, zhCN } from './zh-CN.ts';

/** Names that stand for a text of their own, so that a message says 受理 and not "accept", and where that text is found. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  act: ['act'],
  step: ['act'],
  state: ['state', 'supervisionState', 'libraryState', 'kindState'],
  role: ['role'],
  level: ['level'],
  own: ['level'],
  field: ['field'],
  order: ['orderStatus'],
  word: ['channel', 'recordKind'],
  what: ['policyFault'],
  finding: ['reply'],
  advice: ['replyRemedy'],
  part: ['queryPart'],
  grade: ['grade'],
  fault: ['templateFault'],
  found: ['personal'],
  stands: ['meetingState'],
  visit: ['visitState'],
  circular: ['circularState'],
  guideChange: ['guideChangeState'],
  outcome: ['itemOutcome'],
  meanwhile: ['meanwhile'],
};

export const isTextKey = (key: string): key is TextKey => Object.hasOwn(zhCN, key);

/** A text with its `{params}` filled in, out of the texts of one language. */
export function phrase(
  texts: Readonly<Record<TextKey, string>>,
  key: TextKey,
  params: Readonly<Record<string, string>> = {},
): string {
  return texts[key].replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = params[name] ?? '';
    const families = Object.hasOwn(NAMED, name) ? (NAMED[name] ?? []) : [];
    const named = families.map(family => `${family}.${value}`).find(isTextKey);
    return named === undefined ? value : texts[named];
  });
}
