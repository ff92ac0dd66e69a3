import { describe, expect, it } from '@jest/globals';
import { stripPlaces } from '../../../shared/domain/attachment/stripPlaces.ts';
import * as sample from '../../testkit/sampleFiles.ts';
import { refusalOf } from '../refusalOf.ts';

const after = (file: Buffer, text: string) => Buffer.concat([file, Buffer.from(text)]);

describe('a photograph', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('%s loses where it was taken, and stays one', kind => {
    const sent = sample[kind]();
    expect(sent.includes(sample.PLACE)).toBe(true);
    const bytes = stripPlaces(sent, kind);
    expect(Buffer.from(bytes).includes('GPS')).toBe(false);
    expect(Buffer.from(bytes).includes('梅城镇')).toBe(false);
    // and once more nothing is left to take away
    expect(Buffer.from(stripPlaces(bytes, kind))).toEqual(Buffer.from(bytes));
  });

  it('keeps the way it was held, and nothing else of what the camera wrote', () => {
    const kept = Buffer.from(stripPlaces(sample.jpeg({ way: 6 }), 'jpeg'));
    const place = kept.indexOf('Exif');
    expect(kept[place + 6 + 8 + 2 + 9]).toBe(6);
    expect(Buffer.from(stripPlaces(sample.jpeg({ way: 1 }), 'jpeg')).includes('Exif')).toBe(false);
  });

  it('loses what stands behind its end', () => {
    expect(Buffer.from(stripPlaces(after(sample.jpeg(), '<script>alert(1)</script>'), 'jpeg')).includes('script')).toBe(
      false,
    );
    expect(Buffer.from(stripPlaces(after(sample.png(), 'PK'), 'png'))).toEqual(
      Buffer.from(stripPlaces(sample.png(), 'png')),
    );
  });

  it('is told as broken where it is cut off', () => {
    expect(refusalOf(() => stripPlaces(sample.webp().subarray(0, 14), 'webp'))?.code).toBe('ATTACHMENT_BROKEN');
    expect(refusalOf(() => stripPlaces(sample.png().subarray(0, -13), 'png'))?.code).toBe('ATTACHMENT_BROKEN');
  });
});

it('leaves other kinds as they came', () => {
  const sent = sample.pdf();
  expect(stripPlaces(sent, 'pdf')).toBe(sent);
});
