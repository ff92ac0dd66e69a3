import { expect, it } from '@jest/globals';
import { ascii, joined, startsWith, u16, u32 } from '../../../shared/domain/attachment/bytes.ts';

const BYTES = Uint8Array.of(0x01, 0x02, 0x03, 0xff, 0x41, 0x42);

it('reads numbers from either end, and zeros behind the last byte', () => {
  expect([u16(BYTES, 0, false), u16(BYTES, 0, true)]).toEqual([0x0102, 0x0201]);
  expect([u32(BYTES, 0, false), u32(BYTES, 0, true)]).toEqual([0x010203ff, 0xff030201]);
  expect([u16(BYTES, 5, false), u32(BYTES, 9, true)]).toEqual([0x4200, 0]);
});

it('reads letters, as many as there are', () => {
  expect(ascii(BYTES, 4, 2)).toBe('AB');
  expect(ascii(BYTES, 5, 10)).toBe('B');
  expect([startsWith(BYTES, 4, 'AB'), startsWith(BYTES, 4, 'AC'), startsWith(BYTES, 5, 'BC')]).toEqual([
    true,
    false,
    false,
  ]);
});

it('puts pieces together', () => {
  expect([...joined([Uint8Array.of(1, 2), new Uint8Array(), Uint8Array.of(3)])]).toEqual([1, 2, 3]);
  expect(joined([]).length).toBe(0);
});
