import type { GraphQLFormattedError } from 'graphql';

/**
 * Where errors have left a null in the data: the places, each once. Of several errors below a part that has become null, GraphQL
 * leaves open how many are told, and which; so two right answers agree in these places, and not in the list of errors.
 */
export function nullsOf(data: unknown, errors: readonly Pick<GraphQLFormattedError, 'path'>[]): readonly string[] {
  return [...new Set(errors.map(({ path }) => (path ? placeOf(data, path) : 'nowhere')))].sort();
}

function placeOf(data: unknown, path: readonly (string | number)[]): string {
  let value = data;
  for (const [i, step] of path.entries()) {
    if (value === null) return path.slice(0, i).join('.') || 'everything';
    if (typeof value !== 'object' || !Object.hasOwn(value, step)) return `${path.join('.')} is not in the answer`;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value === null ? path.join('.') : `${path.join('.')} is not null`;
}
