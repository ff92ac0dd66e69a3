import { LIMITS } from './limits.ts';
import { tooDeep, tooLarge } from './refusals.ts';

/** Counts the values of the variables without calling itself. Throws QUERY_TOO_LARGE or QUERY_TOO_DEEP. */
export function checkVariables(variables: Readonly<Record<string, unknown>>): number {
  let values = 0;
  let layer: unknown[] = Object.values(variables);
  for (let depth = 1; layer.length > 0; depth += 1) {
    values += layer.length;
    if (values > LIMITS.values) throw tooLarge('values');
    if (depth > LIMITS.variableDepth) throw tooDeep(LIMITS.variableDepth);
    const below: unknown[] = [];
    for (const value of layer)
      if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) below.push(inner);
    layer = below;
  }
  return values;
}
