import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isIdNumber,
  isResidentIdNumber,
  maskIdNumber,
  normalIdNumber,
} from '../../../shared/domain/privacy/idNumber.ts';

/** The check digit, computed another way: by Horner's rule modulo 11, as ISO 7064 writes it. */
const checkDigit = (first17: string): string => {
  const rest = [...first17].reduce((p, digit) => ((p + Number(digit)) * 2) % 11, 0);
  const check = (12 - rest) % 11;
  return check === 10 ? 'X' : String(check);
};

const seventeen = fc
  .record({
    area: fc.integer({ min: 110_000, max: 829_999 }),
    day: fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
    serial: fc.integer({ min: 0, max: 999 }),
  })
  .map(
    ({ area, day, serial }) =>
      `${area}${day.toISOString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(3, '0')}`,
  );

describe('a number of a resident card', () => {
  it.each([
    ['11010519491231002X', 'the example of GB 11643'],
    ['440524188001010014', 'the other example of GB 11643'],
    ['１１０１０５１９４９１２３１００２ｘ', 'in wide letters, as Chinese keyboards write'],
    [' 110105 19491231 002x ', 'with spaces, in a small letter'],
  ])('%s is one: %s', number => expect(isResidentIdNumber(number)).toBe(true));

  it.each([
    ['110105194912310021', 'its check digit is wrong'],
    ['11010519490230002X', 'nobody is born on 30 February'],
    ['110105194913310026', 'there is no thirteenth month'],
    ['11010519491231002', 'a digit is missing'],
    ['110105491231002', 'the old form of 15 digits is good for nothing since 2013'],
    ['', 'it is empty'],
  ])('%s is none: %s', number => expect(isResidentIdNumber(number)).toBe(false));

  it('has the check digit that ISO 7064 gives, and no other', () => {
    fc.assert(
      fc.property(seventeen, first => {
        const right = checkDigit(first);
        const fitting = [...'0123456789X'].filter(digit => isResidentIdNumber(first + digit));
        expect(fitting).toEqual([right]);
      }),
    );
  });

  it('is none any more with any one digit changed, or two neighbours changed about', () => {
    fc.assert(
      fc.property(seventeen, fc.nat(16), fc.integer({ min: 1, max: 9 }), (first, at, by) => {
        const number = first + checkDigit(first);
        const changed = [...number];
        changed[at] = String((Number(changed[at]) + by) % 10);
        expect(isResidentIdNumber(changed.join(''))).toBe(false);
        const swapped = [...number];
        [swapped[at], swapped[at + 1]] = [swapped[at + 1] as string, swapped[at] as string];
        expect(isResidentIdNumber(swapped.join(''))).toBe(swapped.join('') === number);
      }),
    );
  });
});

describe('a number of an identity document', () => {
  it.each(['11010519491231002X', 'E12345678', 'H0123456701', '91340882MA2TXXXX5J', '913408827890123456', 'M(12)345-6'])(
    'may be %s',
    number => expect(isIdNumber(number)).toBe(true),
  );

  it.each([
    '110105194912310021',
    '11010519491231002',
    '110105491231002',
    '1234',
    '张三的证件',
    'E1234567890123456789012',
  ])('may not be %s', number => expect(isIdNumber(number)).toBe(false));

  it('has one spelling', () => {
    expect(normalIdNumber(' １１０１０５ 19491231 002x')).toBe('11010519491231002X');
  });
});

it.each([
  ['11010519491231002X', '110***********002X'],
  ['E12345678', '****78'],
  ['AB12', '****'],
  ['', '****'],
])('%s is shown as %s', (number, shown) => expect(maskIdNumber(number)).toBe(shown));
