import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Chance } from './campaign.ts';

/** Writes documents that the schema allows, as chance has it; queries, where it is not told which root to begin from. */
export function writeQuery(
  schema: GraphQLSchema,
  chance: Chance,
  center: string,
  root: GraphQLObjectType = schema.getQueryType() as GraphQLObjectType,
): string {
  const fragments: string[] = [];
  const asked = new Set<string>();
  let names = 0;

  /** Now and then a part is asked for by a variable, or only in words. */
  const directive = (): string => {
    if (!chance.onceIn(9)) return '';
    const value = chance.pick(['$yes', '$no', 'true', 'false']);
    if (value.startsWith('$')) asked.add(value);
    return ` @${chance.pick(['include', 'skip'])}(if: ${value})`;
  };

  const value = (type: GraphQLInputType, name: string): string => {
    if (isNonNullType(type)) return value(type.ofType, name);
    if (isListType(type)) return `[${value(type.ofType, name)}]`;
    if (isEnumType(type)) return chance.pick(type.getValues()).name;
    if (isInputObjectType(type))
      return `{ ${Object.values(type.getFields())
        .filter(field => isNonNullType(field.type) || chance.onceIn(4))
        .map(field => `${field.name}: ${value(field.type, field.name)}`)
        .join(', ')} }`;
    const plain: Record<string, string> = {
      Int: String(1 + chance.below(5)),
      Float: '1.5',
      Boolean: String(chance.onceIn(2)),
      LocalDate: '"2026-03-02"',
      DateTimeISO: '"2026-03-02T08:00:00Z"',
      ID: `"${center}"`,
      String: '"窗口"',
    };
    if (name === 'uid') return '"00000000-0000-4000-8000-000000000000"';
    return plain[type.name] ?? '"x"';
  };
  const args = (of: readonly GraphQLArgument[]): string => {
    const given = of.filter(
      ({ type, defaultValue }) => (isNonNullType(type) && defaultValue === undefined) || chance.onceIn(4),
    );
    return given.length === 0 ? '' : `(${given.map(({ name, type }) => `${name}: ${value(type, name)}`).join(', ')})`;
  };

  /** What is asked of some of the types that an abstract one may be. */
  function ofSome(type: GraphQLNamedType, depth: number): string {
    if (!isAbstractType(type) || depth < 0) return '';
    return schema
      .getPossibleTypes(type)
      .filter(() => chance.onceIn(2))
      .map(one => ` ... on ${one.name}${directive()} { ${selection(one, depth - 1)} }`)
      .join('');
  }

  function selection(type: GraphQLNamedType, depth: number): string {
    if (!isObjectType(type) && !isInterfaceType(type)) return `__typename${ofSome(type, depth)}`;
    const all = Object.values(type.getFields());
    const fields = all.filter(field => isLeafType(getNamedType(field.type)) || depth > 0);
    const chosen = Array.from({ length: 1 + chance.below(4) }, () => chance.pick(fields.length > 0 ? fields : all));
    const parts = chosen.map(field => {
      const inner = getNamedType(field.type);
      // another name for each, so that no two of them have to merge
      const alias = chance.onceIn(8) && depth > 0 ? `n${names++}: ` : '';
      const written = `${alias}${field.name}${args(field.args)}`;
      return isLeafType(inner)
        ? written
        : `n${names++}: ${field.name}${args(field.args)}${directive()} { ${selection(inner, depth - 1)} }`;
    });
    const unique = [...new Map(parts.map(part => [part.split(/[ ({:]/)[0], part])).values()];
    const text = unique.length > 0 ? unique.join(' ') : '__typename';
    if (isAbstractType(type)) return `__typename ${text}${ofSome(type, depth)}`;
    if (chance.onceIn(6)) return `... on ${type.name}${directive()} { ${text} }`;
    if (chance.onceIn(6)) {
      const name = `F${fragments.length}`;
      fragments.push(`fragment ${name} on ${type.name} { ${text} }`);
      return `...${name} __typename`;
    }
    return text;
  }

  const kind = ({ Mutation: 'mutation', Subscription: 'subscription' } as Record<string, string>)[root.name] ?? 'query';
  const text = selection(root, 2 + chance.below(4));
  const given = [...asked].map(name => `${name}: Boolean! = ${name === '$yes'}`);
  return `${kind} Q${given.length > 0 ? `(${given.join(', ')})` : ''} { ${text} } ${fragments.join(' ')}`;
}

/** Spoils a document a little: it may still be good. */
export function spoil(text: string, chance: Chance): string {
  const words = text.split(' ');
  const at = chance.below(words.length);
  const change = chance.pick<(word: string) => string>([
    () => '',
    word => `${word} ${word}`,
    word => `${word}x`,
    () => '}',
    () => '{',
    () => '...Nobody',
    word => `${word}(first: -1)`,
    () => '@skip(if: "no")',
    () => '$v',
    () => '"\\u00',
    word => word.toUpperCase(),
    word => word.replace(/^n\d+:?/, 'name:'),
  ]);
  words[at] = change(words[at] ?? '');
  return words.join(' ');
}
