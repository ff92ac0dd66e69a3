import {
  type ArgumentNode,
  type ASTNode,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { type Data, own } from './data.ts';

const isCondition = ({ name }: DirectiveNode): boolean => name.value === 'skip' || name.value === 'include';

const valueOf = ({ arguments: given = [] }: DirectiveNode): ArgumentNode['value'] | undefined =>
  given.find(({ name }) => name.value === 'if')?.value;

/** The variables on which it depends what is asked for at all (`@skip`, `@include`), each once. */
export function conditionsOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      const value = isCondition(directive) ? valueOf(directive) : undefined;
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/**
 * The same document as it is asked with these variables: what is not wanted is gone, and so are the conditions. A set of fields
 * of which none is wanted is left empty, which no text of a document can be.
 */
export function settleConditions(document: DocumentNode, variables: Readonly<Record<string, unknown>>): DocumentNode {
  const isMet = (directive: DirectiveNode): boolean => {
    const value = valueOf(directive);
    const says =
      value?.kind === Kind.VARIABLE
        ? own(variables as Data, value.name.value) === true
        : value?.kind === Kind.BOOLEAN && value.value;
    return says === (directive.name.value === 'include');
  };
  const leave = (node: SelectionNode): ASTNode | null | undefined => {
    const { directives = [] } = node;
    const conditions = directives.filter(isCondition);
    if (conditions.length === 0) return undefined;
    if (!conditions.every(isMet)) return null;
    return { ...node, directives: directives.filter(one => !isCondition(one)) };
  };
  return visit(document, {
    Field: { leave },
    InlineFragment: { leave },
    FragmentSpread: { leave },
  });
}

const TYPENAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** The same document with something in each set of fields, for who reads it as a text. */
export const neverEmpty = (document: DocumentNode): DocumentNode =>
  visit(document, {
    SelectionSet: (set: SelectionSetNode) =>
      set.selections.length > 0 ? undefined : { ...set, selections: [TYPENAME] },
  });
