import type { Say } from '../../i18n/text.ts';
import { isPageKey } from '../../i18n/text.ts';
import { nameOf, roleName } from '../../lib/names.ts';

/** How the values of a wish are called. */
const FAMILY: Readonly<Record<string, string>> = { states: 'state', kinds: 'auditKind', purpose: 'purpose' };

/** What a list was narrowed to, in words: the filter of an export, or of a look at the record. Empty for all of it. */
export function filterWords(say: Say, filter: string): string {
  const wishes = Object.entries(JSON.parse(filter) as Record<string, unknown>);
  return wishes.map(([name, value]) => wishWords(say, name, value)).join(say('audit.semicolon'));
}

function wishWords(say: Say, name: string, value: unknown): string {
  if (typeof value === 'boolean') {
    const key = `audit.wish.${name}.${value}`;
    return isPageKey(key) ? say(key) : `${name}: ${value}`;
  }
  const key = `audit.wish.${name}`;
  const values = (Array.isArray(value) ? value : [value]).map(one => valueWords(say, name, String(one)));
  const label = isPageKey(key) ? say(key) : name;
  return say('audit.wish', { label, value: values.join(say('list.comma')) });
}

function valueWords(say: Say, name: string, value: string): string {
  if (name === 'role') return roleName(say, value);
  const family = FAMILY[name];
  return family === undefined ? value : nameOf(say, family, value);
}
