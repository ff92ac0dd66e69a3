import type { Limit } from '../../../../shared/domain/policy/policy.ts';
import { isPageKey, type Say, useText } from '../../i18n/text.ts';
import { nameOf } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { CHOICES } from './choices.ts';

/** What a rule is called (政策项). */
export function termName(say: Say, key: string): string {
  const name = `term.${key}`;
  return isPageKey(name) ? say(name) : key;
}

export const isLimit = (value: unknown): value is Limit =>
  typeof value === 'object' && value !== null && 'unit' in value && 'n' in value;

export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(one => typeof one === 'string');

/** A choice by its name. */
export const choiceName = (say: Say, value: string): string => {
  const name = `choice.${value}`;
  return isPageKey(name) ? say(name) : value;
};

/** Lists of words that have names of their own elsewhere on the pages. */
const NAMED: Readonly<Record<string, string>> = {
  'intake.channels': 'channel',
  'intake.kinds': 'recordKind',
  'flow.requires': 'act',
  'notify.channels': 'noticeChannel',
};

function wordsOf(say: Say, key: string, value: unknown): string | null {
  if (value === null) return say('policies.none');
  if (typeof value === 'boolean') return say(value ? 'policies.yes' : 'policies.no');
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return CHOICES[key] ? choiceName(say, value) : value;
  if (isLimit(value)) {
    const { unit, n, warn } = value;
    const warned = warn === undefined ? '' : say('policies.warn', { n: warn });
    return say(unit === 'workday' ? 'policies.workdays' : 'policies.minutes', { n }) + warned;
  }
  if (Array.isArray(value) && value.every(one => typeof one === 'string' || typeof one === 'number'))
    return value.length === 0 ? say('policies.none') : value.map(one => listed(say, key, one)).join(say('list.comma'));
  return null;
}

const listed = (say: Say, key: string, one: string | number): string =>
  NAMED[key] === undefined ? String(one) : nameOf(say, NAMED[key], String(one));

/** What a rule says: in words where it has a plain shape, and as it is written where it has parts. */
export function TermValue({ name, value }: { name: string; value: unknown }) {
  const say = useText();
  const words = wordsOf(say, name, value);
  if (words !== null) return <span className="text policies-value">{words}</span>;
  return (
    <details className="policies-parts">
      <summary>{say('policies.parts', { n: Object.keys(value as object).length })}</summary>
      {/* what scrolls can be reached by keyboard */}
      <pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre>
    </details>
  );
}

/** What a trial found: a time is shown as people read it. */
export const foundWords = (text: string): string => (/^\d{4}-\d\d-\d\dT/.test(text) ? moment(text) : text);
