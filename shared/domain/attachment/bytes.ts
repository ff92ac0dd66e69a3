/** Readers of bytes; behind the end there is nothing but zeros. */
const at = (bytes: Uint8Array, place: number): number => bytes[place] ?? 0;

export const u16 = (bytes: Uint8Array, place: number, little: boolean): number =>
  little ? at(bytes, place) + at(bytes, place + 1) * 256 : at(bytes, place) * 256 + at(bytes, place + 1);

export const u32 = (bytes: Uint8Array, place: number, little: boolean): number =>
  little
    ? u16(bytes, place, true) + u16(bytes, place + 2, true) * 65_536
    : u16(bytes, place, false) * 65_536 + u16(bytes, place + 2, false);

export const ascii = (bytes: Uint8Array, place: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(place, place + length));

export const startsWith = (bytes: Uint8Array, place: number, text: string): boolean =>
  ascii(bytes, place, text.length) === text;

/** Pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let place = 0;
  for (const piece of pieces) {
    whole.set(piece, place);
    place += piece.length;
  }
  return whole;
}
