import type { TypedDocumentNode } from '@apollo/client';
import { type DocumentNode, visit } from 'graphql';
import type { LevelName } from '../../../../shared/domain/levels.ts';

/** `countyRefuseCase` and `center { county }`, and `CountyCaseFile`: the names that a level puts its own before. */
const OPERATION = /^county(?=[A-Z]|$)/;
const TYPE = /^County(?=[A-Z])/;

const named = (node: { name: { value: string } }, value: string) => ({ ...node, name: { ...node.name, value } });

/** The document of an operation of the county, as the same operation of another level. */
function renamed(document: DocumentNode, level: LevelName): DocumentNode {
  const own = level.charAt(0).toUpperCase() + level.slice(1);
  return visit(document, {
    Field: node =>
      OPERATION.test(node.name.value) ? named(node, node.name.value.replace(OPERATION, level)) : undefined,
    NamedType: node => (TYPE.test(node.name.value) ? named(node, node.name.value.replace(TYPE, own)) : undefined),
    OperationDefinition: node =>
      node.name ? { ...node, name: { ...node.name, value: node.name.value.replace(TYPE, own) } } : undefined,
  });
}

const known = new Map<LevelName, WeakMap<DocumentNode, DocumentNode>>();

/**
 * An operation of the county, as another level has it. The levels have the same operations with the same arguments (one pass
 * names them all), so one document is written and checked; the same object comes back each time, as a client needs it.
 */
export function onLevel<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  level: LevelName,
): TypedDocumentNode<Data, Variables> {
  if (level === 'county') return document;
  const ofLevel = known.get(level) ?? new WeakMap<DocumentNode, DocumentNode>();
  known.set(level, ofLevel);
  const found = ofLevel.get(document) ?? renamed(document, level);
  ofLevel.set(document, found);
  return found as TypedDocumentNode<Data, Variables>;
}
