import { GraphQLError } from 'graphql';

/**
 * Names that every JavaScript object has. What plans and merges answers keeps them in plain objects: an answer under
 * `constructor` would be written into the constructor of all objects. So no field may be asked for under one of them.
 */
const OF_EVERY_OBJECT: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Refuses a name that an answer must not have (GRAPHQL_VALIDATION_FAILED). */
export function checkName(name: string): void {
  if (OF_EVERY_OBJECT.has(name))
    throw new GraphQLError(`The name "${name}" cannot be used here.`, {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
}

/**
 * Parses what a subgraph answered, without the keys that no answer of ours can have. `JSON.parse` alone keeps `__proto__` as a
 * key, and whatever copies it key by key then changes what it copies into.
 */
export function parseAnswer(text: string): unknown {
  // a name may be written with escapes; both are rare, so that the usual answer is parsed at full speed
  return /"(__(proto__|define|lookup)|constructor|to(Locale)?String|valueOf|hasOwnProperty|isPrototypeOf|propertyIsEnumerable)|\\u/.test(
    text,
  )
    ? JSON.parse(text, withoutNames)
    : JSON.parse(text);
}

/** For `JSON.parse`: leaves out the keys that every object has. */
export const withoutNames = (key: string, value: unknown): unknown => (OF_EVERY_OBJECT.has(key) ? undefined : value);
