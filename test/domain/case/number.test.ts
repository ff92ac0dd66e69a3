import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatCaseNumber, parseCaseNumber } from '../../../shared/domain/case/number.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const center = fc
  .tuple(digits(6), fc.option(digits(3)), fc.option(digits(2)), fc.option(digits(2)))
  .map(([code, town, zone, hall]) => `${code}${town ?? ''}${zone ? `Z${zone}` : ''}${hall ? `S${hall}` : ''}`);
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10).replaceAll('-', ''));
const serial = fc.integer({ min: 1, max: 999_999_999 });

describe('a case number', () => {
  it.each([
    ['340882-20261122-0007', { center: '340882', day: '20261122', serial: 7 }],
    ['441900003-20261122-0010', { center: '441900003', day: '20261122', serial: 10 }],
    ['340100Z01-20261122-0100', { center: '340100Z01', day: '20261122', serial: 100 }],
    ['310109S91-20261122-9999', { center: '310109S91', day: '20261122', serial: 9999 }],
    ['340882-20261122-10000', { center: '340882', day: '20261122', serial: 10_000 }],
  ])('%s is %j', (text, parts) => {
    expect(parseCaseNumber(text)).toEqual(parts);
    expect(formatCaseNumber(parts)).toBe(text);
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.record({ center, day, serial }), parts => {
        expect(parseCaseNumber(formatCaseNumber(parts))).toEqual(parts);
      }),
    );
  });

  it('sorts by its serial up to 9999', () => {
    const small = fc.integer({ min: 1, max: 9999 });
    fc.assert(
      fc.property(small, small, (a, b) => {
        const [one, other] = [a, b].map(n => formatCaseNumber({ center: '340882', day: '20261122', serial: n }));
        return a < b === (one as string) < (other as string);
      }),
    );
  });
});

it.each([
  '',
  '340882',
  '340882-20261122',
  '340882-20261122-007',
  '340882-20261122-1234567890',
  '340882-2026112-0007',
  '34088-20261122-0007',
  '3408821-20261122-0007',
  '340882X01-20261122-0007',
  '340882S1-20261122-0007',
  '340882S01Z01-20261122-0007',
  '340882_20261122_0007',
  ' 340882-20261122-0007',
  '340882-20261122-0007\n',
  '340882-20261122-000a',
  '３４０８８２-20261122-0007',
])('refuses: %j is no case number', text => expect(parseCaseNumber(text)).toBeUndefined());
