import type {
  FetchNodePathSegment,
  FetchRewrite,
  FlattenNodePathSegment,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import { type Data, type IsAbstract, isData, mergeInto, own } from './data.ts';
import type { SupergraphParts } from './readSupergraph.ts';

type IsOf = SupergraphParts['isOf'];
export type Path = readonly (string | number)[];

/** An object that a step is to add to, and where it stands in the answer. */
export interface Place {
  entity: Data;
  path: Path;
}

/** Objects that an entity step asks about: each key once, however often its object stands in the answer. */
export interface Keys {
  representations: Data[];
  /** The places of the representation with the same number. */
  places: Place[][];
}

export const noKeys = (): Keys & { known: Map<string, number> } => ({
  representations: [],
  places: [],
  known: new Map(),
});

/** All objects at the end of a path of the plan. */
export function findPlaces(data: Data, path: readonly FlattenNodePathSegment[], isOf: IsOf): Place[] {
  const found: Place[] = [];
  walk(data, 0, []);
  return found;

  function walk(value: unknown, step: number, at: Path): void {
    if (Array.isArray(value)) {
      // the end of a path may be a list, and so may a place in it that the plan does not mark
      const next = path[step] === '@' ? step + 1 : step;
      for (const [i, item] of value.entries()) walk(item, next, [...at, i]);
      return;
    }
    if (!isData(value)) return;
    const segment = path[step];
    if (segment === undefined) found.push({ entity: value, path: at });
    else if (segment === '@') return;
    else if ('Field' in segment) walk(own(value, segment.Field), step + 1, [...at, segment.Field]);
    else {
      const type = own(value, '__typename');
      if (typeof type !== 'string' || isOf(type, segment.TypeCondition)) walk(value, step + 1, at);
    }
  }
}

/** Adds the keys of those objects that have them. */
export function addKeys(
  to: ReturnType<typeof noKeys>,
  places: readonly Place[],
  project: (entity: Data) => Data | undefined,
): void {
  for (const place of places) {
    const representation = project(place.entity);
    if (!representation) continue;
    const name = stableName(representation);
    let i = to.known.get(name);
    if (i === undefined) {
      to.known.set(name, (i = to.representations.length));
      to.representations.push(representation);
      to.places.push([]);
    }
    to.places[i]?.push(place);
  }
}

/** The same text for the same key, in whatever order its fields stand. */
function stableName(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableName).join(',')}]`;
  if (!isData(value)) return JSON.stringify(value) ?? 'null';
  const names = Object.keys(value).sort();
  return `{${names.map(name => `${JSON.stringify(name)}:${stableName(value[name])}`).join(',')}}`;
}

/** How a step that names what it requires makes the key of an object; undefined for one that lacks it. */
export function keyOf(
  requires: readonly RequiresSelection[],
  rewrites: readonly FetchRewrite[],
  isOf: IsOf,
): (entity: Data) => Data | undefined {
  const held = rewrites.flatMap(each => ('ValueSetter' in each ? [String(each.ValueSetter.setValueTo)] : []));
  // a type alone is no key
  const isKey = (key: Data) => Object.keys(key).some(name => name !== '__typename');
  return entity => {
    const type = own(entity, '__typename');
    if (typeof type !== 'string') return undefined;
    const key = Object.create(null) as Data;
    take(requires, entity, key);
    // the planner names some of the types of an interface and means all of them, where a subgraph holds it as an object
    if (!isKey(key) && isOf(type, held))
      for (const each of requires) if (each.kind === 'InlineFragment') take(each.selections, entity, key);
    if (!isKey(key)) return undefined;
    key.__typename ??= type;
    rewrite(key, rewrites, isOf);
    return key;
  };

  function take(selections: readonly RequiresSelection[], from: Data, into: Data): void {
    for (const selection of selections)
      if (selection.kind === 'Field') {
        const name = selection.alias ?? selection.name;
        const value = own(from, selection.name) ?? own(from, name);
        const taken = selection.selections ? inside(selection.selections, value) : value;
        if (taken !== null && taken !== undefined) into[name] = taken;
      } else if (selection.kind === 'InlineFragment') {
        const type = own(from, '__typename');
        if (typeof type === 'string' && isOf(type, [selection.typeCondition])) take(selection.selections, from, into);
      }
  }

  function inside(selections: readonly RequiresSelection[], value: unknown): unknown {
    if (Array.isArray(value)) return value.map(item => inside(selections, item));
    if (!isData(value)) return value;
    const into = Object.create(null) as Data;
    // who gets an object of a type that may be one of several has to see which
    const type = own(value, '__typename');
    if (typeof type === 'string' && selections.some(({ kind }) => kind === 'InlineFragment')) into.__typename = type;
    take(selections, value, into);
    return into;
  }
}

interface Rewriting {
  path: readonly FetchNodePathSegment[];
  change(data: Data, name: string): void;
}

/** What the plan wants changed in a key before it goes out, or in an answer when it comes in: a name, or a value. */
export function rewrite(data: unknown, rewrites: readonly FetchRewrite[], isOf: IsOf): void {
  for (const each of rewrites) {
    const { path, change } = rewritingOf(each);
    apply(data, path, 0, change, isOf);
  }
}

function rewritingOf(given: FetchRewrite): Rewriting {
  if ('KeyRenamer' in given) {
    const { path, renameKeyTo } = given.KeyRenamer;
    return {
      path,
      change: (data, name) => {
        if (!Object.hasOwn(data, name)) return;
        data[renameKeyTo] = data[name];
        delete data[name];
      },
    };
  }
  const { path, setValueTo } = 'ValueSetter' in given ? given.ValueSetter : given;
  return { path, change: (data, name) => void (data[name] = setValueTo) };
}

function apply(
  value: unknown,
  path: readonly FetchNodePathSegment[],
  step: number,
  change: Rewriting['change'],
  isOf: IsOf,
): void {
  if (Array.isArray(value)) for (const item of value) apply(item, path, step, change, isOf);
  const segment = path[step];
  if (!isData(value) || segment === undefined) return;
  if ('TypenameEquals' in segment) {
    const type = own(value, '__typename');
    if (typeof type !== 'string' || isOf(type, segment.TypenameEquals)) apply(value, path, step + 1, change, isOf);
  } else if (step === path.length - 1) change(value, segment.Key);
  else apply(own(value, segment.Key), path, step + 1, change, isOf);
}

/** Lays the answers of an entity step over the places of their keys. */
export function spread(answers: unknown, { places }: Keys, isAbstract: IsAbstract): void {
  if (!Array.isArray(answers)) return;
  for (const [i, here] of places.entries()) {
    const answer: unknown = answers[i];
    if (!isData(answer)) continue;
    // places of one path are asked the same and share what is brought: nothing is added to one that is not added to all
    for (const { entity } of here) mergeInto(entity, answer, isAbstract);
  }
}
