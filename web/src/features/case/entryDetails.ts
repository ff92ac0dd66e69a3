import { classOf, type Policy, valueOf } from '../../../../shared/domain/policy/policy.ts';
import type { EntryLineFragment } from '../../gen/graphql.ts';
import { isPageKey, type Say } from '../../i18n/text.ts';
import { sizeText } from '../../lib/attachments.ts';
import { fieldName, nameOf, outcomeName } from '../../lib/names.ts';
import { ratingWord } from './ratingWord.ts';

/** What a ledger line calls something, in the words of its act: until when an order, until when an extension. */
export function detailName(say: Say, act: string, name: string): string {
  const own = [`detail.${act}.${name}`, `ask.${act}.${name}`, `detail.${name}`].find(isPageKey);
  return own === undefined ? fieldName(say, name) : say(own as Parameters<Say>[0]);
}

type Reading = (say: Say, text: string, policy: Policy | null) => string;

/** A ledger keeps codes where people read words. */
const WORDS: Readonly<Record<string, Reading>> = {
  kind: (say, kind) => nameOf(say, 'attachmentKind', kind),
  use: (say, use) => nameOf(say, 'attachmentUse', use),
  bytes: (_say, bytes) => sizeText(Number(bytes)),
  action: (say, action) => nameOf(say, 'action', action),
  confirmed: (say, codes) =>
    codes
      .split('、')
      .map(code => nameOf(say, 'reply', code))
      .join(say('list.comma')),
  class: (_say, code, policy) => (policy && classOf(policy, code)?.name) ?? code,
  clock: (say, kind) => nameOf(say, 'clock', kind),
  fault: (say, fault) => nameOf(say, 'fault', fault),
  exclusion: (_say, code, policy) =>
    (policy && valueOf(policy, 'triage.exclusions').find(one => one.code === code)?.name) ?? code,
  level: (say, level, policy) => ratingWord(say, Number(level), policy),
  purpose: (say, purpose) => nameOf(say, 'purpose', purpose),
  road: (say, road) => nameOf(say, 'noticeChannel', road),
  outcome: (say, all) =>
    all
      .split('、')
      .map(one => outcomeName(say, one))
      .join(say('list.comma')),
  reporterKind: (say, kind) => nameOf(say, 'reporterKind', kind),
  signer: (say, signer) => nameOf(say, 'signer', signer),
  stuckStage: (say, stage) => nameOf(say, 'stuckStage', stage),
  way: (say, way) => nameOf(say, 'supplyWay', way),
};

type Detail = EntryLineFragment['details'][number];

/** What was written, as people read it. */
export const detailText = (say: Say, { name, text }: Detail, policy: Policy | null): string =>
  WORDS[name]?.(say, text, policy) ?? text;
