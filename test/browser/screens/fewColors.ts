import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** How many colors a picture keeps: what one byte can name. */
const MOST = 256;
/** Of these, how many are simply the commonest. */
const SURFACES = 160;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The parts of a PNG of that kind, one after the other (PNG, third edition, 5.3). */
function partsOf(png: Buffer, kind: string): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const size = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === kind) parts.push(png.subarray(at + 8, at + 8 + size));
    at += size + 12;
  }
  return parts;
}

function part(kind: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

/** Which of left, above and the one above left is nearest to their sum (9.4). */
function paeth(left: number, above: number, corner: number): number {
  const [l, a, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  if (l <= a && l <= c) return left;
  return a <= c ? above : corner;
}

/** The bytes of the rows without their filters (9.2). */
function unfiltered(raw: Buffer, height: number, bytes: number, step: number): Buffer {
  const out = Buffer.alloc(height * bytes);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < bytes; x++) {
      const left = x < step ? 0 : (out[y * bytes + x - step] ?? 0);
      const above = y === 0 ? 0 : (out[(y - 1) * bytes + x] ?? 0);
      const corner = y === 0 || x < step ? 0 : (out[(y - 1) * bytes + x - step] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][raw[y * (bytes + 1)] ?? 0] ?? 0;
      out[y * bytes + x] = ((raw[y * (bytes + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  return out;
}

const distance = (one: number, other: number): number =>
  ((one >> 16) - (other >> 16)) ** 2 +
  (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2 +
  ((one & 255) - (other & 255)) ** 2;

/**
 * The same picture in 256 colors, a third as large: the commonest of each shade stay, every other becomes the nearest of these. For pictures of
 * pages, which are a few plain surfaces and the edges of letters. Takes what Chromium writes: 8 bits, RGB or RGBA, not interlaced.
 */
export function fewColors(png: Buffer): Buffer {
  const [head = Buffer.alloc(13)] = partsOf(png, 'IHDR');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const step = { 2: 3, 6: 4 }[head[9] ?? 0];
  if (head[8] !== 8 || step === undefined || head[12] !== 0)
    throw new Error('this is no picture as a browser writes it');
  const raw = inflateSync(Buffer.concat(partsOf(png, 'IDAT')));
  const pixels = unfiltered(raw, height, width * step, step);
  const colorAt = (i: number) => pixels.readUIntBE(i * step, 3);
  const often = new Map<number, number>();
  for (let i = 0; i < width * height; i++) often.set(colorAt(i), (often.get(colorAt(i)) ?? 0) + 1);
  const byUse = [...often].sort(([a, m], [b, n]) => n - m || a - b).map(([color]) => color);
  // the plain surfaces as they are; of the rest one of each shade, or a small green word is lost among a thousand greys
  const surfaces = byUse.slice(0, SURFACES);
  const shades = new Map<number, number>();
  for (const color of byUse.slice(SURFACES)) shades.set(color & 0xe0e0e0, shades.get(color & 0xe0e0e0) ?? color);
  const kept = [...new Set([...surfaces, ...shades.values(), ...byUse])].slice(0, MOST);
  const place = new Map(kept.map((color, i) => [color, i]));
  const nearest = (color: number): number => {
    const known = place.get(color);
    if (known !== undefined) return known;
    let best = 0;
    for (let i = 1; i < kept.length; i++)
      if (distance(color, kept[i] ?? 0) < distance(color, kept[best] ?? 0)) best = i;
    place.set(color, best);
    return best;
  };
  const rows = Buffer.alloc(height * (width + 1));
  for (let i = 0; i < width * height; i++) rows[i + Math.floor(i / width) + 1] = nearest(colorAt(i));
  const header = Buffer.from(head);
  header[9] = 3; // a palette
  const palette = Buffer.concat(kept.map(color => Buffer.from([color >> 16, (color >> 8) & 255, color & 255])));
  return Buffer.concat([
    SIGNATURE,
    part('IHDR', header),
    part('PLTE', palette),
    part('IDAT', deflateSync(rows, { level: 9 })),
    part('IEND', Buffer.alloc(0)),
  ]);
}
