import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  getNamedType,
} from 'graphql';
import type { Chance } from './campaign.ts';

/** Texts that mean something to a database, a log, a sheet, a screen or a path, and nothing to the hub. */
export const PAYLOADS: readonly string[] = [
  "'; DROP TABLE case_files; --",
  "' OR '1'='1",
  '" OR ""="',
  "\\'; DELETE FROM case_entries; --",
  '1); INSERT INTO outbox SELECT 1; --',
  "' UNION SELECT password FROM users --",
  '%',
  '_%\\',
  "admin'--",
  '${7*7}',
  '{{7*7}}',
  '#{7*7}',
  '${jndi:ldap://127.0.0.1/a}',
  '$(id)',
  '`id`',
  '; ls -la',
  '| cat /etc/passwd',
  '../../../../etc/passwd',
  'file:///etc/passwd',
  'http://127.0.0.1:1/',
  'a\r\nset-cookie: x=1',
  'a\n{"level":60,"msg":"forged"}',
  '\u001b[31mred\u001b[0m',
  '=1+1',
  '=HYPERLINK("http://127.0.0.1","x")',
  '+86 cmd|calc',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '<!--#exec cmd="id"-->',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  '\u202e反转\u202c',
  '\u2066隔离\u2069',
  'а\u0441\u0435\u0440t', // Cyrillic letters that look Latin
  '\uff07 OR 1=1', // a full-width quotation mark
  '零\u200b宽\u200d连\ufeff接',
  'e\u0301'.repeat(50),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
  '𠮷𡈽龘䶮㐂', // rare characters of names, outside the basic plane
  '👩‍👩‍👧‍👦🇨🇳',
  '\ud800', // half a character
  '\u0000',
  'a\u0000b',
  '长'.repeat(5_000),
  '𠮷'.repeat(2_500),
  '__proto__',
  'constructor',
];

/** A text made of these: one after the other, one inside another, cut off, or as long as a request may be. */
export function mixed(chance: Chance): string {
  const [one, other] = [chance.pick(PAYLOADS), chance.pick(PAYLOADS)];
  const at = chance.below(one.length + 1);
  return chance.pick([
    () => one + other,
    () => one.slice(0, at) + other + one.slice(at),
    () => one.slice(0, at),
    () => one + String.fromCharCode(chance.below(0x10000)),
    () => `${' '.repeat(chance.below(5))}${one}`,
    () => one.repeat(1 + Math.floor(chance.below(200_000) / (one.length + 1))),
  ])();
}

/** One place of the schema where somebody may write a text, and an operation that writes it there. */
export interface Place {
  /** As countyRegisterCase(input.title). */
  name: string;
  operation: (payload: string) => { query: string; variables: Record<string, unknown> };
}

const UID = '00000000-0000-4000-8000-000000000000';

/** A good value of a type, so that only the text under test is strange. */
function valueOf(type: GraphQLInputType, known: Known, name: string): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, known, name);
  if (isListType(type)) return [valueOf(type.ofType, known, name)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter(field => isNonNullType(field.type) && field.defaultValue === undefined)
        .map(field => [field.name, valueOf(field.type, known, field.name)]),
    );
  if (name === 'uid') return known.uid;
  if (['center', 'code', 'area'].includes(name)) return known.center;
  const plain: Record<string, unknown> = {
    Int: 1,
    Float: 1,
    Boolean: false,
    LocalDate: '2026-03-02',
    ID: UID,
    String: '办理',
  };
  return plain[type.name] ?? '2026-03-02T08:00:00Z';
}

/** A case and a center that there are. */
export interface Known {
  uid: string;
  center: string;
}

/** The paths inside an argument at which a text stands. */
function textsIn(type: GraphQLInputType, seen: readonly string[] = []): string[][] {
  if (isNonNullType(type) || isListType(type)) return textsIn(type.ofType as GraphQLInputType, seen);
  if (isInputObjectType(type))
    return seen.includes(type.name)
      ? []
      : Object.values(type.getFields()).flatMap(field =>
          textsIn(field.type, [...seen, type.name]).map(path => [field.name, ...path]),
        );
  return isLeafType(type) && ['String', 'ID', 'LocalDate', 'DateTimeISO'].includes(type.name) ? [[]] : [];
}

/** `value` with the text at `path` replaced; lists have one item on the way. */
function withText(
  type: GraphQLInputType,
  value: unknown,
  path: readonly string[],
  text: string,
  known: Known,
): unknown {
  if (isNonNullType(type)) return withText(type.ofType, value, path, text, known);
  if (isListType(type)) return [withText(type.ofType, (value as unknown[] | undefined)?.[0], path, text, known)];
  const [first, ...rest] = path;
  if (!isInputObjectType(type) || first === undefined) return text;
  const field = type.getFields()[first];
  if (!field) throw new Error(`${type.name} has no ${first}`);
  const own = (value ?? valueOf(type, known, '')) as Record<string, unknown>;
  return { ...own, [first]: withText(field.type, own[first], rest, text, known) };
}

/** The way from the top of a query to each type of object, where no more is asked than a case or a center. */
function waysDown(schema: GraphQLSchema, { uid, center }: Known): Map<GraphQLObjectType, string[]> {
  const known: Record<string, string> = { uid: JSON.stringify(uid), code: JSON.stringify(center) };
  const ways = new Map<GraphQLObjectType, string[]>();
  const ahead: [GraphQLObjectType, string[]][] = [[schema.getQueryType() as GraphQLObjectType, []]];
  for (let next = ahead.shift(); next; next = ahead.shift()) {
    const [type, way] = next;
    if (ways.has(type)) continue;
    ways.set(type, way);
    for (const field of Object.values(type.getFields())) {
      const below = getNamedType(field.type);
      const needed = field.args.filter(({ type: of, defaultValue }) => isNonNullType(of) && defaultValue === undefined);
      if (!isObjectType(below) || needed.some(({ name }) => !known[name])) continue;
      const args = needed.map(({ name }) => `${name}: ${known[name]}`).join(', ');
      ahead.push([below, [...way, args === '' ? field.name : `${field.name}(${args})`]]);
    }
  }
  return ways;
}

/** Every place of queries and mutations where a text may be written, also below the top. */
export function placesOf(schema: GraphQLSchema, known: Known): Place[] {
  const of = (
    kind: 'query' | 'mutation',
    field: GraphQLField<unknown, unknown>,
    way: readonly string[] = [],
  ): Place[] =>
    field.args.flatMap(argument =>
      textsIn(argument.type).map(path => ({
        // the last step above it tells the level
        name: `${way.length > 0 ? `${way.at(-1)}.` : ''}${field.name}(${[argument.name, ...path].join('.')})`,
        operation: payload => {
          const given = field.args.filter(
            ({ name, type, defaultValue }) =>
              name === argument.name || (isNonNullType(type) && defaultValue === undefined),
          );
          const variables = Object.fromEntries(
            given.map(({ name, type }) => [name, valueOf(type, known, name)] as [string, unknown]),
          );
          variables[argument.name] = withText(argument.type, variables[argument.name], path, payload, known);
          const heads = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
          const args = given.map(({ name }) => `${name}: $${name}`).join(', ');
          const below = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
          const asked = way.reduceRight((inner, step) => `${step} { ${inner} }`, `${field.name}(${args})${below}`);
          return { query: `${kind} (${heads}) { ${asked} }`, variables };
        },
      })),
    );
  const fields = (type: GraphQLObjectType | null | undefined) => Object.values(type?.getFields() ?? {});
  return [
    ...[...waysDown(schema, known)].flatMap(([type, way]) => fields(type).flatMap(field => of('query', field, way))),
    ...fields(schema.getMutationType()).flatMap(field => of('mutation', field)),
  ];
}
