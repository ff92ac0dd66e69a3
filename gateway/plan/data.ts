/** What the steps of a plan bring together. Names come from clients and subgraphs: read by `own`, never through a prototype. */
export type Data = Record<string, unknown>;

export const own = (data: Data, name: string): unknown => (Object.hasOwn(data, name) ? data[name] : undefined);

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether several types may stand behind a name: an interface, or a union. */
export type IsAbstract = (type: string) => boolean;

/**
 * Lays what one step has brought over what others have: objects into each other, lists of the same length item by item. What is
 * null on one side and there on the other is there, so that a level that fails takes nothing from what another has said. A type
 * that is known stays so when a subgraph that holds its interface as an object says no more than that.
 */
export function mergeInto(target: Data, brought: Data, isAbstract: IsAbstract): void {
  for (const name of Object.keys(brought)) {
    // no object has this name of its own that would be safe to write
    if (name === '__proto__') continue;
    const value = brought[name];
    if (name === '__typename' && typeof target.__typename === 'string' && isAbstract(String(value))) continue;
    target[name] = merged(own(target, name), value, isAbstract);
  }
}

function merged(known: unknown, brought: unknown, isAbstract: IsAbstract): unknown {
  if (brought === undefined || brought === null) return known === undefined ? brought : known;
  if (isData(known) && isData(brought)) {
    mergeInto(known, brought, isAbstract);
    return known;
  }
  if (Array.isArray(known) && Array.isArray(brought) && known.length === brought.length) {
    for (const [i, item] of brought.entries()) known[i] = merged(known[i], item, isAbstract);
    return known;
  }
  return brought;
}
