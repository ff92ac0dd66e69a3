/** Figures of an area, and up to when they are whole (`asOf`, an instant in UTC; null while nothing was heard). */
interface Figures<F extends object> {
  asOf?: string | null;
  figures: F;
}

/**
 * What was read, with what the stream has said since. Whichever is whole up to the later moment counts: the stream is silent
 * while nothing moves, and then what was read again is the newer of the two.
 */
export function withBeat<F extends object, V extends Figures<F>>(read: V, beat: Figures<Partial<F>> | null): V {
  if (beat === null || (beat.asOf ?? '') < (read.asOf ?? '')) return read;
  return { ...read, asOf: beat.asOf, figures: { ...read.figures, ...beat.figures } };
}
