import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { LIMITS } from './limits.ts';
import { checkName } from './names.ts';
import { tooDeep, tooLarge } from './refusals.ts';

/** What a selection amounts to with every fragment written out, although none is. */
interface Shape {
  fields: number;
  depth: number;
  introspectionDepth: number;
  aliases: number;
  directives: number;
  introspection: number;
  /** Fields at its own top. */
  roots: number;
}

const EMPTY: Shape = {
  fields: 0,
  depth: 0,
  introspectionDepth: 0,
  aliases: 0,
  directives: 0,
  introspection: 0,
  roots: 0,
};

/** The fragments of a document by name; the first one where a name is given twice. */
export function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION && !fragments.has(definition.name.value))
      fragments.set(definition.name.value, definition);
  return fragments;
}

const asksAboutSchema = (name: string) => name === '__schema' || name === '__type';

/**
 * Measures the operations and fragments of a document as if every fragment were written out, in the time it takes to read the
 * document once: what a fragment amounts to is worked out at its first spread and added at the others. Fragments that spread
 * themselves are measured once around; they are told by `cyclic`, and validation refuses them.
 */
export function measure(document: DocumentNode): { cyclic: boolean; visited: number } {
  const fragments = fragmentsOf(document);
  const known = new Map<string, Shape>();
  const open = new Set<string>();
  let cyclic = false;
  let visited = 0;

  function ofFragment(name: string): Shape {
    const seen = known.get(name);
    if (seen) return seen;
    const fragment = fragments.get(name);
    if (!fragment) return EMPTY;
    if (open.has(name)) {
      cyclic = true;
      return EMPTY;
    }
    open.add(name);
    const shape = ofSelection(fragment.selectionSet, false);
    open.delete(name);
    const own = { ...shape, directives: shape.directives + (fragment.directives?.length ?? 0) };
    known.set(name, own);
    return own;
  }

  function ofSelection({ selections }: SelectionSetNode, inSchema: boolean): Shape {
    const sum = { ...EMPTY };
    for (const selection of selections) {
      visited += 1;
      sum.directives += selection.directives?.length ?? 0;
      if (selection.kind !== Kind.FIELD) {
        const part =
          selection.kind === Kind.INLINE_FRAGMENT
            ? ofSelection(selection.selectionSet, inSchema)
            : ofFragment(selection.name.value);
        add(sum, part);
        // a fragment is measured without knowing where it is spread: below a question about the schema all of it counts as one
        if (inSchema) sum.introspection += part.fields - part.introspection;
        sum.roots += part.roots;
        deepen(sum, part, 0);
        continue;
      }
      checkName((selection.alias ?? selection.name).value);
      const aboutSchema = inSchema || asksAboutSchema(selection.name.value);
      sum.fields += 1;
      sum.roots += 1;
      if (aboutSchema) sum.introspection += 1;
      if (selection.alias) sum.aliases += 1;
      const below = selection.selectionSet ? ofSelection(selection.selectionSet, aboutSchema) : EMPTY;
      add(sum, below);
      if (aboutSchema)
        sum.introspectionDepth = Math.max(sum.introspectionDepth, 1 + Math.max(below.depth, below.introspectionDepth));
      else deepen(sum, below, 1);
    }
    return sum;
  }

  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) check(ofFragment(definition.name.value));
    if (definition.kind === Kind.OPERATION_DEFINITION)
      checkOperation(definition, ofSelection(definition.selectionSet, false));
  }
  checkCount('operations', document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length);
  checkCount('fragments', fragments.size);
  return { cyclic, visited };
}

function add(sum: Shape, part: Shape): void {
  sum.fields += part.fields;
  sum.aliases += part.aliases;
  sum.directives += part.directives;
  sum.introspection += part.introspection;
}

function deepen(sum: Shape, part: Shape, by: number): void {
  sum.depth = Math.max(sum.depth, by + part.depth);
  sum.introspectionDepth = Math.max(
    sum.introspectionDepth,
    part.introspectionDepth === 0 ? 0 : by + part.introspectionDepth,
  );
}

function checkCount(
  part: 'operations' | 'fragments' | 'fields' | 'aliases' | 'directives' | 'introspection',
  n: number,
) {
  if (n > LIMITS[part]) throw tooLarge(part);
}

function check(shape: Shape): void {
  // a fragment on a type of the schema does not know yet that it stands below a question about the schema
  if (shape.depth > LIMITS.introspectionDepth) throw tooDeep();
  if (shape.introspectionDepth > LIMITS.introspectionDepth) throw tooDeep(LIMITS.introspectionDepth);
  for (const part of ['fields', 'aliases', 'directives', 'introspection'] as const) checkCount(part, shape[part]);
}

function checkOperation({ operation, directives = [] }: OperationDefinitionNode, shape: Shape): void {
  check({ ...shape, directives: shape.directives + directives.length });
  if (shape.depth > LIMITS.depth) throw tooDeep();
  if (operation === 'mutation' && shape.roots > LIMITS.mutations) throw tooLarge('mutations');
  if (shape.roots > LIMITS.rootFields) throw tooLarge('rootFields');
}
