import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskAddress } from '../../../shared/domain/privacy/maskAddress.ts';

describe('an address that a notice went to', () => {
  it.each([
    ['sms', '13812345678', '138****5678'],
    ['sms', '8123456', '****56'],
    ['email', 'wang.ming@example.cn', 'w***@example.cn'],
    ['email', 'wm@example.cn', '***@example.cn'],
    ['email', 'no-address', '***'],
    ['email', '', '***'],
    ['wechat', 'oLVPpjqs9BhvzwPj5A-vTYAX3GLc', 'o***'],
    ['wechat', 'ab', '***'],
    ['wechat', '𠱲小明', '𠱲***'],
  ] as const)('on the road %s is kept of %s as %s', (channel, address, kept) =>
    expect(maskAddress(channel, address)).toBe(kept),
  );

  it('is never kept whole', () => {
    const letters = fc.string({ unit: fc.constantFrom('1', '3', '8', 'a', 'b', '王'), minLength: 1 });
    fc.assert(
      fc.property(fc.constantFrom('sms' as const, 'email' as const, 'wechat' as const), letters, (channel, name) => {
        const address = channel === 'email' ? `${name}@x.cn` : name;
        expect(maskAddress(channel, address).split('@')[0]).not.toContain(name);
      }),
    );
  });
});
