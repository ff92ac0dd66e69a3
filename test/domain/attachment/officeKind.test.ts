import { strToU8 } from 'fflate';
import { expect, it } from '@jest/globals';
import { officeKind } from '../../../shared/domain/attachment/officeKind.ts';
import * as sample from '../../testkit/sampleFiles.ts';
import { refusalOf } from '../refusalOf.ts';

const codeOf = (bytes: Uint8Array) => refusalOf(() => officeKind(bytes, sample.unpack))?.code;

it('tells a text from a table by its parts', () => {
  expect(officeKind(sample.docx(), sample.unpack)).toBe('docx');
  expect(officeKind(sample.xlsx(), sample.unpack)).toBe('xlsx');
  expect(codeOf(sample.docx({ 'xl/workbook.xml': strToU8('<workbook/>') }))).toBe('ATTACHMENT_KIND');
});

it('asks of what unpacks for no more than is left, and believes no size that is written down', () => {
  const most: number[] = [];
  officeKind(sample.docx(), (packed, limit) => {
    most.push(limit);
    return sample.unpack(packed, limit);
  });
  expect(most.length).toBeGreaterThan(0);
  expect(Math.max(...most)).toBeLessThanOrEqual(60_000_000);
  expect(refusalOf(() => officeKind(sample.docx(), () => 'tooMuch'))?.code).toBe('ATTACHMENT_BOMB');
  expect(refusalOf(() => officeKind(sample.docx(), () => 'broken'))?.code).toBe('ATTACHMENT_BROKEN');
});
