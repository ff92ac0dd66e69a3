import { describe, expect, it } from '@jest/globals';
import { bytesOfPart, checkRoom, MEGABYTE, partsOf, WIRE_PART } from '../../../shared/domain/attachment/limits.ts';
import { policyWith, SOURCE } from '../casework.ts';
import { refusalOf } from '../refusalOf.ts';

const POLICY = policyWith({ 'attachment.limits': { fileMb: 10, files: 3, totalMb: 12 } });
const check = (size: number, count = 0, bytes = 0) => refusalOf(() => checkRoom(size, { count, bytes }, POLICY));

describe('the files of a case', () => {
  it('are as large, as many and as large together as the rules of the center say, and no more', () => {
    expect(check(10 * MEGABYTE)).toBeUndefined();
    expect(check(10 * MEGABYTE + 1)).toMatchObject({
      code: 'ATTACHMENT_TOO_LARGE',
      field: 'file',
      params: { size: '10.1', limit: '10', ...SOURCE },
    });
    expect(check(1, 2)).toBeUndefined();
    expect(check(1, 3)).toMatchObject({ code: 'ATTACHMENTS_FULL', params: { limit: '3' } });
    expect(check(2 * MEGABYTE, 1, 10 * MEGABYTE)).toBeUndefined();
    expect(check(2 * MEGABYTE + 1, 1, 10 * MEGABYTE)).toMatchObject({ code: 'ATTACHMENTS_TOO_LARGE' });
  });

  it.each([0, -1, 1.5, Number.NaN])('has no size of %s', size => expect(check(size)?.code).toBe('FIELD_INVALID'));

  it('go in parts that make up the whole', () => {
    for (const size of [1, WIRE_PART - 1, WIRE_PART, WIRE_PART + 1, 10 * MEGABYTE]) {
      const parts = Array.from({ length: partsOf(size) }, (_, no) => bytesOfPart(size, no));
      expect(parts.reduce((sum, bytes) => sum + bytes, 0)).toBe(size);
      expect(Math.min(...parts)).toBeGreaterThan(0);
    }
  });
});
