import { describe, expect, it } from '@jest/globals';
import { DomainError, ERROR_CODES, isErrorCode } from '../../shared/domain/errors.ts';

describe('a code', () => {
  it.each(ERROR_CODES)('is %s', code => expect(isErrorCode(code)).toBe(true));

  it.each(['', 'not_permitted', 'ENOENT', 'SQLITE_BUSY', 'length', 0, null, undefined])('is not %p', code => {
    expect(isErrorCode(code)).toBe(false);
  });

  it('is there once', () => expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length));
});

describe('a refusal in an answer', () => {
  it.each([
    ['its code alone', new DomainError('TOKEN_EXPIRED'), { code: 'TOKEN_EXPIRED' }],
    ['the field at fault', new DomainError('FIELD_REQUIRED', {}, 'title'), { code: 'FIELD_REQUIRED', field: 'title' }],
    [
      'what the text needs',
      new DomainError('PAGE_SIZE', { limit: '100' }, 'first'),
      { code: 'PAGE_SIZE', field: 'first', params: { limit: '100' } },
    ],
  ])('carries %s', (_what, refusal, extensions) => {
    expect(refusal.extensions).toStrictEqual(extensions);
  });

  it('is an error whose message is its code', () => {
    const refusal = new DomainError('WRONG_LEVEL', { own: 'county', level: 'city' });
    expect(refusal).toBeInstanceOf(Error);
    expect(String(refusal)).toBe('DomainError: WRONG_LEVEL');
  });
});
