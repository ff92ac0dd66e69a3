import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isUnusable,
  optionalText,
  requiredText,
  TEXT_LIMITS,
  type TextField,
} from '../../../shared/domain/case/text.ts';
import { isTextKey } from '../../../shared/i18n/phrase.ts';
import { refusalOf } from '../refusalOf.ts';

const FIELDS = Object.keys(TEXT_LIMITS) as TextField[];

it.each(FIELDS)('%s has a name that people read', field => expect(isTextKey(`field.${field}`)).toBe(true));

describe('a limit', () => {
  it.each(FIELDS)('%s: as many characters as allowed pass, one more does not', field => {
    const limit = TEXT_LIMITS[field];
    expect(requiredText(field, '证'.repeat(limit))).toHaveLength(limit);
    expect(refusalOf(() => optionalText(field, '证'.repeat(limit + 1)))).toEqual({
      code: 'FIELD_TOO_LONG',
      field,
      params: { length: String(limit + 1), limit: String(limit) },
    });
  });

  it('counts characters, not halves of them: 𠱲 is one', () => {
    const name = '𠱲'.repeat(TEXT_LIMITS.reporterName);
    expect(name).toHaveLength(2 * TEXT_LIMITS.reporterName);
    expect(requiredText('reporterName', name)).toBe(name);
    expect(refusalOf(() => requiredText('reporterName', `${name}𠱲`))?.params).toEqual({ length: '51', limit: '50' });
  });

  it('does not count the blanks around a text', () => {
    expect(requiredText('window', `  ${'窗'.repeat(40)}\n`)).toBe('窗'.repeat(40));
  });
});

describe('a text that must be there', () => {
  it.each([
    ['证明材料难找', '证明材料难找'],
    ['  办不成事 \n', '办不成事'],
    ['\u3000全角空格\u3000', '全角空格'],
    ['第一行\n第二行\t末', '第一行\n第二行\t末'],
    ['0', '0'],
  ])('%j is kept as %j', (text, kept) => expect(requiredText('demand', text)).toBe(kept));

  it.each([[''], ['   '], ['\u3000\n\t'], [null], [undefined]])('refuses: %j is empty', text => {
    expect(refusalOf(() => requiredText('title', text))).toEqual({ code: 'FIELD_REQUIRED', field: 'title' });
  });
});

it.each([[''], ['  '], ['\u3000'], [null], [undefined]])('a text that may be left out: %j is null', text => {
  expect(optionalText('otherCause', text)).toBeNull();
});

it.each(['\u0000', '\u0007', '\u0008', '\u001b', '\u001f', '\u007f'])(
  'refuses: the control character %j inside a text',
  character => {
    expect(refusalOf(() => optionalText('title', `办${character}事`))).toEqual({
      code: 'FIELD_INVALID',
      field: 'title',
    });
  },
);

it('a text that has passed once passes again unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
      let once: string | null;
      try {
        once = optionalText('title', text);
      } catch {
        return; // refused
      }
      expect(optionalText('title', once)).toBe(once);
    }),
  );
});

describe('what has no place on a form', () => {
  it.each(['\u0000', '\u001b', '\u007f', '\u202e', '\u2066', '\ud800'])('%j', mark => {
    expect(isUnusable(`证${mark}明`)).toBe(true);
  });

  it.each(['证明', 'line\nline\t', '𠱲', '👍🏽'])('and what has: %j', text => expect(isUnusable(text)).toBe(false));
});
