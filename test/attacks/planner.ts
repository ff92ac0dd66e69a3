/** A document that means to keep the planner, or the check before it, busy. */
export interface Attack {
  text: string;
  variables?: Record<string, unknown>;
}

const repeat = (n: number, make: (i: number) => string, between = ' ') =>
  Array.from({ length: n }, (_one, i) => make(i)).join(between);
const wrap = (n: number, before: string, inner: string, after: string) => before.repeat(n) + inner + after.repeat(n);
const CENTER = 'center(code: "340000")';
const chain = (n: number, make: (i: number) => string, last: string) =>
  `{ ${CENTER} { ...F0 } } ${repeat(n, make)} fragment F${n} on Center { ${last} }`;

/**
 * Kinds of documents that are small to send and large to work on. Each takes a size from 1 up and grows with it; size 1 may be
 * harmless. The name of a kind says what it multiplies.
 */
export const KINDS: Readonly<Record<string, (size: number) => Attack>> = {
  'fragments that spread the next twice (2ⁿ)': n => ({
    text: chain(Math.min(3 * n, 400), i => `fragment F${i} on Center { ...F${i + 1} ...F${i + 1} }`, 'name'),
  }),
  'fragments that spread the next twice, below a field each (2ⁿ, deep)': n => ({
    text: chain(
      Math.min(2 * n, 300),
      i => `fragment F${i} on Center { a: parent { ...F${i + 1} } b: parent { ...F${i + 1} } }`,
      'name',
    ),
  }),
  'fragments that end in none (2ⁿ without a field)': n => ({
    text: chain(Math.min(3 * n, 400), i => `fragment F${i} on Center { ...F${i + 1} ...F${i + 1} }`, '...Missing'),
  }),
  'fragments that spread themselves': n => ({
    text: `{ ${CENTER} { ...F0 } } ${repeat(n, i => `fragment F${i} on Center { name ...F${(i + 1) % n} ...F${(i * 7) % n} }`)}`,
  }),
  'one field many times': n => ({ text: `{ ${CENTER} { ${repeat(100 * n, () => 'name')} } }` }),
  'one field many times at each depth (n² per level)': n => {
    const width = Math.min(1 + n, 5);
    const depth = Math.min(2 + n, 5);
    let inner = 'name name';
    for (let level = 0; level < depth; level += 1) inner = repeat(width, () => `parent { ${inner} }`);
    return { text: `{ ${CENTER} { ${inner} } }` };
  },
  'one field many times with long arguments': n => ({
    text: `{ ${repeat(6 * Math.min(n, 20), () => `a: centers(search: "a", first: [${repeat(20 * Math.min(n, 20), i => String(i))}]) { name }`)} }`,
  }),
  'every fragment in every fragment (n³)': n => {
    const count = Math.min(6 * n, 120);
    const all = repeat(count, i => `...F${i}`);
    return {
      text: `{ ${CENTER} { ${all} } } ${repeat(count, i => `fragment F${i} on Center { x${i}: name parent { ${i % 2 ? 'name' : 'code'} ${repeat(Math.max(0, count - i - 1), j => `...F${i + 1 + j}`)} } }`)}`,
    };
  },
  'fields below fields': n => ({ text: `{ ${CENTER} ${wrap(10 * n, '{ parent ', '{ name }', ' }')} }` }),
  'inline fragments in inline fragments': n => ({
    text: `{ ${CENTER} { ${wrap(20 * n, '... on Center { ', 'name', ' }')} } }`,
  }),
  'aliases of a guess': n => ({
    text: `mutation { ${repeat(10 * n, i => `a${i}: countyRateCase(uid: "00000000-0000-4000-8000-000000000000", code: "${i}", level: 1) { uid }`)} }`,
  }),
  'aliases of a plain field': n => ({ text: `{ ${CENTER} { ${repeat(60 * n, i => `a${i}: name`)} } }` }),
  directives: n => ({ text: `{ ${CENTER} { name ${repeat(50 * n, () => '@include(if: true)')} } }` }),
  'directives that there are none of': n => ({ text: `{ ${CENTER} { name ${repeat(50 * n, i => `@d${i}`)} } }` }),
  'lists in lists': n => ({
    text: `query ($n: Int! = ${n * 50}) { ${CENTER} { children { children { county { files(first: $n) { edges { node { case { uid } } } } } } } } }`,
    variables: n % 2 ? { n: n * 100 } : {},
  }),
  'brackets of values': n => ({ text: `{ center(code: ${wrap(200 * n, '[', '1', ']')}) { name } }` }),
  'brackets of types': n => ({ text: `query ($a: ${wrap(200 * n, '[', 'Int', ']')}) { ${CENTER} { name } }` }),
  'variables that stand deep': n => {
    let value: unknown = 1;
    for (let depth = 0; depth < Math.min(500 * n, 20_000); depth += 1) value = depth % 2 ? [value] : { a: value };
    return { text: `query ($c: ID!) { center(code: $c) { name } }`, variables: { c: value } };
  },
  'many variables': n => ({
    text: `query (${repeat(50 * n, i => `$v${i}: ID`)}) { ${CENTER} { name } }`,
    variables: Object.fromEntries(Array.from({ length: 400 * n }, (_one, i) => [`v${i}`, 'x'])),
  }),
  'many operations over many fragments': n => ({
    text: `${repeat(8 * n, i => `query Q${i} { ${CENTER} { ...F0 } }`)} ${repeat(10 * n, i => `fragment F${i} on Center { name ...F${i + 1} }`)} fragment F${10 * n} on Center { code }`,
  }),
  'errors without end': n => ({ text: `{ ${CENTER} { ${repeat(100 * n, i => `nam${i}`)} } }` }),
  'questions about the schema in circles': n => ({
    text: `{ __schema { types { ${wrap(n + 1, 'fields { type { ', 'name', ' } }')} } } }`,
  }),
  'one word': n => ({ text: `{ ${CENTER} { ${'n'.repeat(Math.min(20_000 * n, 400_000))} } }` }),
  'comments and commas': n => ({ text: `{ ${CENTER} { name ${',#x\n'.repeat(Math.min(5_000 * n, 100_000))} } }` }),
};
