/** How many letters have to be put in, left out or changed to come from one text to the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++)
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === to.charAt(j) ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The known name that is written most like this one, for “did you mean”; the first of several, and never none. */
export const nearestTo = (name: string, known: readonly string[]): string =>
  [...known].sort((a, b) => distance(name, a) - distance(name, b))[0] ?? '';
