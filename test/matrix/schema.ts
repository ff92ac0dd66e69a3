import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { FIELDS, MUTATIONS, QUERIES, type Scope, SUBSCRIPTIONS } from './expected.ts';

export const api = buildSchema(readFileSync(join(PROJECT_ROOT, 'schema/api.graphql'), 'utf8'));

const pascal = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const camel = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);

/** CountyCaseFile -> CaseFile, countyAcceptCase -> acceptCase: what the levels have in common. */
const typeName = (name: string) => {
  const level = LEVELS.map(pascal).find(prefix => name.startsWith(prefix) && name !== prefix);
  return level === undefined ? name : name.slice(level.length);
};
const rootName = (name: string) => {
  const level = LEVELS.find(prefix => name.startsWith(prefix) && /^[A-Z]/.test(name.slice(prefix.length)));
  return level === undefined ? name : camel(name.slice(level.length));
};

const roots = [
  [api.getQueryType(), QUERIES, 'QUERIES'],
  [api.getMutationType(), MUTATIONS, 'MUTATIONS'],
  [api.getSubscriptionType(), SUBSCRIPTIONS, 'SUBSCRIPTIONS'],
] as const;

/** Lines that test/matrix/expected.ts lacks, each as it has to be added, and lines of what the schema no longer has. */
export function missingLines(): string[] {
  const lacking = new Set<string>();
  const seen = new Set<string>();
  for (const [root, table, name] of roots)
    for (const field of Object.keys(root?.getFields() ?? {}).map(rootName)) {
      seen.add(`${name}.${field}`);
      if (!Object.hasOwn(table, field))
        lacking.add(`${name}: add  ${field}: ${name === 'MUTATIONS' ? 'act([…roles…])' : "'…'"},`);
    }
  for (const type of Object.values(api.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || roots.some(([root]) => root === type)) continue;
    const name = typeName(type.name);
    const lines = FIELDS[name];
    const fields = Object.keys(type.getFields());
    for (const field of fields) seen.add(`FIELDS.${name}.${field}`);
    if (!lines) lacking.add(`FIELDS: add  ${name}: inside('${fields.join(' ')}'),`);
    else
      for (const field of fields)
        if (!Object.hasOwn(lines, field)) lacking.add(`FIELDS.${name}: add  ${field}: '…the scope it needs…',`);
  }
  const written = [
    ...Object.entries(FIELDS).flatMap(([type, lines]) => Object.keys(lines).map(field => `FIELDS.${type}.${field}`)),
    ...roots.flatMap(([, table, name]) => Object.keys(table).map(field => `${name}.${field}`)),
  ];
  for (const line of written) if (!seen.has(line)) lacking.add(`${line} is not in the schema any more: take it out`);
  return [...lacking].sort();
}

/** A field of a file as it is asked for, and all the scopes it takes. */
export interface Cell {
  field: string;
  selection: string;
  scopes: Scope[];
  /** What stands in its place for who may not read it: null, an empty list, or a refusal. */
  without: 'null' | 'empty' | 'refused';
  /** In the interface of all levels too. */
  common: boolean;
}

const REQUIRED: Record<string, string> = { 'paper.kind': 'REGISTRATION' };

/** Everything of a value type, down to its leaves; identities of other types by their key alone. */
function selectionOf(type: GraphQLObjectType): string {
  const parts = Object.values(type.getFields()).map(field => {
    const named = getNamedType(field.type);
    if (FIELDS[typeName(type.name)]?.[field.name] !== 'inside') return '';
    if (isLeafType(named)) return field.name;
    if (named.name === 'Case') return `${field.name} { uid }`;
    if (named.name === 'Center') return `${field.name} { code }`;
    return `${field.name} { ${selectionOf(named as GraphQLObjectType)} }`;
  });
  return parts.filter(part => part !== '').join(' ');
}

function argsOf(field: GraphQLField<unknown, unknown>): string {
  const args = field.args.filter(isRequiredArgument);
  return args.length === 0
    ? ''
    : `(${args.map(({ name, type }) => `${name}: ${REQUIRED[`${field.name}.${name}`] ?? sample(type)}`).join(', ')})`;
}

function cellsOf(field: GraphQLField<unknown, unknown>, common: boolean): Cell[] {
  const named = getNamedType(field.type);
  const scope = FIELDS.CaseFile?.[field.name] as Scope;
  const nullable = !isNonNullType(field.type);
  const without = nullable
    ? 'null'
    : isNonNullType(field.type) && isListType(field.type.ofType)
      ? 'empty'
      : ('refused' as const);
  const whole = { field: field.name, scopes: [scope], without, common } as const;
  const ask = `${field.name}${argsOf(field)}`;
  if (isLeafType(named)) return [{ ...whole, scopes: [scope], selection: ask }];
  const inner = named.name === 'Case' ? 'uid' : named.name === 'Center' ? 'code' : undefined;
  const cells: Cell[] = [
    { ...whole, scopes: [scope], selection: `${ask} { ${inner ?? selectionOf(named as GraphQLObjectType)} }` },
  ];
  // a part that needs more than its parent is a cell of its own
  if (inner === undefined)
    for (const [part, rule] of Object.entries(FIELDS[typeName(named.name)] ?? {}))
      if (rule !== 'inside' && rule !== 'open' && rule !== 'level')
        cells.push({ ...whole, scopes: [scope, rule], selection: `${ask} { ${part} }` });
  return cells;
}

/** Every field of the file of a level. */
export function fileCells(level: LevelName): Cell[] {
  const type = api.getType(`${pascal(level)}CaseFile`);
  const common = api.getType('AnyCaseFile');
  if (!isObjectType(type) || !isInterfaceType(common)) throw new Error(`${level} has no files`);
  return Object.values(type.getFields()).flatMap(field => cellsOf(field, field.name in common.getFields()));
}

/** A value that a type takes, as GraphQL writes it. */
function sample(type: GraphQLInputType): string {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return `[${sample(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map(field => `${field.name}: ${sample(field.type)}`).join(', ')} }`;
  }
  return { Int: '1', Boolean: 'true', LocalDate: '"2026-10-08"' }[(type as { name: string }).name] ?? '"字"';
}

/** The mutations of a level that act on a case, each with arguments that are well-formed. */
export const caseMutations = (level: LevelName): { name: string; field: string; args: string; coded: boolean }[] =>
  Object.values(api.getMutationType()?.getFields() ?? {})
    .map(field => ({ field, name: rootName(field.name) }))
    .filter(({ field, name }) => field.name === `${level}${pascal(name)}` && MUTATIONS[name]?.kind === 'act')
    .map(({ field, name }) => {
      const rule = MUTATIONS[name];
      const given = rule?.kind === 'act' ? rule.args : '';
      const needed = field.args.filter(
        arg => isRequiredArgument(arg) && arg.name !== 'uid' && !given.startsWith(`${arg.name}:`),
      );
      const args = [
        ...needed.map(({ name: arg, type }) => `${arg}: ${sample(type)}`),
        ...(given === '' ? [] : [given]),
      ];
      return { name, field: field.name, args: args.join(', '), coded: needed.some(arg => arg.name === 'code') };
    });
