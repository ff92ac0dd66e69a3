import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskName, maskPhone } from '../../../shared/domain/privacy/mask.ts';

describe('a name', () => {
  it.each([
    ['', '*'],
    ['张', '*'],
    ['张三', '张*'],
    ['王小明', '王*明'],
    ['欧阳小明', '欧**明'],
    ['安庆市迎江商贸有限公司', '安庆***公司'],
    ['𠱲三', '𠱲*'],
    ['王𠱲明', '王*明'],
  ])('%s is shown as %s', (name, shown) => expect(maskName(name)).toBe(shown));

  it('never leaves half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), name =>
        expect(maskName(name)).not.toMatch(/\p{Surrogate}/u),
      ),
    );
  });

  it('is never shown whole', () => {
    const letters = fc.constantFrom('张', '小', '明', '𠱲');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 12 }), name => {
        const shown = [...maskName(name.join(''))].filter(letter => letter !== '*');
        expect(shown.length).toBeLessThan(Math.max(1, name.length));
      }),
    );
  });
});

describe('a telephone number', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['0577-86123456', '057****3456'],
    ['86123456', '****56'],
    ['12345', '****45'],
  ])('%s is shown as %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown));

  it('of a person hides at least four digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{7,15}$/), phone => {
        expect(phone.length - maskPhone(phone).replaceAll('*', '').length).toBeGreaterThanOrEqual(4);
      }),
    );
  });
});
