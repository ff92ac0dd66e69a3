import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type DocumentNode,
  getNamedType,
  getNullableType,
  GraphQLError,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  specifiedRules,
  validate,
} from 'graphql';
import { readDocuments } from '../../gateway/limits/readDocument.ts';
import { isErrorCode } from '../../shared/domain/errors.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { startTestHub, type TestHub } from '../testkit/hub.ts';
import { PEOPLE, register } from '../testkit/people.ts';
import { campaign, type Chance, HOURS, SEED, times } from './campaign.ts';
import { spoil, writeQuery } from './grammar.ts';

const schema = buildSchema(readFileSync(join(PROJECT_ROOT, 'schema/api.graphql'), 'utf8'));
const CENTER = '340882';
const OURS = ['QUERY_TOO_LARGE', 'QUERY_TOO_DEEP'];
const RULES = [...specifiedRules, NoSchemaIntrospectionCustomRule];
const FAULT = 'INTERNAL_SERVER_ERROR';

/** What graphql-js says by itself, with neither our counting nor our order. */
function verdictOf(text: string): string {
  try {
    // one error is enough, and to guess what was meant takes ten times as long as to judge
    const errors = validate(schema, parse(text), RULES, { maxErrors: 1, hideSuggestions: true });
    return errors.length > 0 ? 'GRAPHQL_VALIDATION_FAILED' : 'good';
  } catch (fault) {
    if (fault instanceof GraphQLError) return 'GRAPHQL_PARSE_FAILED';
    throw fault;
  }
}

const written = (chance: Chance) => {
  const text = writeQuery(schema, chance, CENTER);
  return chance.onceIn(2) ? text : spoil(text, chance);
};

describe('documents written by chance', () => {
  it(
    `are judged as graphql-js judges them, ${times(2_000, 200_000)} times from seed ${SEED}`,
    async () => {
      const documents = readDocuments(schema, false);
      const seen = new Map<string, number>();
      const tried = await campaign('grammar', [2_000, 200_000], chance => {
        const text = written(chance);
        const reading = documents.read(text);
        const ours = 'document' in reading ? 'good' : String(reading.errors[0]?.extensions.code);
        seen.set(ours, (seen.get(ours) ?? 0) + 1);
        if (!OURS.includes(ours)) expect([text, ours]).toEqual([text, verdictOf(text)]);
      });
      // a fuzzer that only writes rubbish, or only good documents, finds nothing
      for (const verdict of ['good', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED'])
        expect(seen.get(verdict)).toBeGreaterThan(tried / 20);
    },
    HOURS,
  );
});

/** The variables of these documents are called what they are. */
const isWanted = ({ directives = [] }: SelectionNode): boolean =>
  directives.every(directive => (directive.name.value === 'include') === /true|yes/.test(print(directive)));

/** Where an answer does not have the shape that its document asks for; empty where it does. */
function misfits(document: DocumentNode, data: unknown): string[] {
  const found: string[] = [];
  const fragments = new Map(
    document.definitions.flatMap(one =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  function check(type: GraphQLOutputType, sets: SelectionSetNode[], value: unknown, path: string): void {
    if (value === null || value === undefined) {
      if (value === undefined || isNonNullType(type)) found.push(`${path} is ${String(value)}`);
      return;
    }
    const inner = getNullableType(type);
    if (isListType(inner)) {
      if (!Array.isArray(value)) found.push(`${path} is no list`);
      else for (const [i, item] of value.entries()) check(inner.ofType, sets, item, `${path}.${i}`);
      return;
    }
    const named = getNamedType(inner);
    if (isEnumType(named) && !named.getValue(String(value))) found.push(`${path} is no ${named.name}`);
    if (isLeafType(named)) return;
    if (!isObjectType(named) && !isInterfaceType(named)) return;
    const expected = new Map<string, { type: GraphQLOutputType; sets: SelectionSetNode[] }>();
    const collect = (set: SelectionSetNode): void => {
      for (const part of set.selections) {
        if (!isWanted(part)) continue;
        if (part.kind === Kind.INLINE_FRAGMENT) {
          const condition = part.typeCondition?.name.value ?? named.name;
          const { __typename: said = named.name } = value as { __typename?: string };
          if (condition === named.name || condition === said) collect(part.selectionSet);
        } else if (part.kind === Kind.FRAGMENT_SPREAD) collect(fragments.get(part.name.value)?.selectionSet ?? set);
        else {
          const name = (part.alias ?? part.name).value;
          const field = named.getFields()[part.name.value];
          if (!field) continue;
          const entry = expected.get(name) ?? { type: field.type, sets: [] };
          if (part.selectionSet) entry.sets.push(part.selectionSet);
          expected.set(name, entry);
        }
      }
    };
    sets.forEach(collect);
    for (const [name, { type: below, sets: inside }] of expected)
      check(below, inside, (value as Record<string, unknown>)[name], `${path}.${name}`);
    const extra = Object.keys(value).filter(name => !expected.has(name) && name !== '__typename');
    if (extra.length > 0) found.push(`${path} has ${extra.join()}`);
  }
  const operation = document.definitions.find(one => one.kind === Kind.OPERATION_DEFINITION);
  const query = schema.getQueryType();
  if (operation?.kind === Kind.OPERATION_DEFINITION && query) check(query, [operation.selectionSet], data, '');
  return found;
}

describe('good documents written by chance, through the whole hub', () => {
  let hub: TestHub;
  beforeAll(
    async () => {
      hub = await startTestHub();
      await register(hub, 'county');
    },
    times(60_000, HOURS),
  );
  afterAll(() => hub?.stop());

  it(
    `are answered in the shape they ask for, ${times(80, 10_000)} times from seed ${SEED}`,
    async () => {
      let whole = 0;
      const tried = await campaign('grammar, whole hub', [80, 10_000], async chance => {
        const text = writeQuery(schema, chance, CENTER);
        if (verdictOf(text) !== 'good') return;
        const { data, errors = [] } = await hub.ask(PEOPLE.county, text);
        for (const { extensions } of errors)
          expect([text, extensions.code, isErrorCode(extensions.code) && extensions.code !== FAULT]).toEqual([
            text,
            extensions.code,
            true,
          ]);
        if (errors.length > 0) return;
        whole += 1;
        expect([text, misfits(parse(text), data)]).toEqual([text, []]);
      });
      expect(whole).toBeGreaterThan(tried / 50);
    },
    HOURS,
  );
});
