import { expect, it } from '@jest/globals';
import { ATTACHMENT_KINDS, KIND_FACTS, kindByContent, pixelsOf } from '../../../shared/domain/attachment/kinds.ts';
import * as sample from '../../testkit/sampleFiles.ts';

it.each(['pdf', 'jpeg', 'png', 'webp', 'heic', 'mp3', 'm4a', 'amr', 'wav'] as const)(
  'knows %s by what is in it',
  kind => expect(kindByContent(sample[kind]())).toBe(kind),
);

it('tells a zip, whatever office it comes from, and nothing else', () => {
  expect([kindByContent(sample.docx()), kindByContent(sample.xlsx())]).toEqual(['zip', 'zip']);
  expect(kindByContent(Buffer.from('%PDF-'))).toBeUndefined(); // too short to be anything
  expect(kindByContent(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined();
});

it('counts the points that a picture claims, and none of what is no picture', () => {
  expect(pixelsOf(sample.png({ claims: 300 }), 'png')).toBe(90_000);
  expect(pixelsOf(sample.pdf(), 'pdf')).toBe(0);
});

it('has an ending and a type for each kind, no two alike', () => {
  const facts = ATTACHMENT_KINDS.map(kind => KIND_FACTS[kind]);
  for (const key of ['ending', 'mime'] as const) expect(new Set(facts.map(one => one[key])).size).toBe(facts.length);
});
