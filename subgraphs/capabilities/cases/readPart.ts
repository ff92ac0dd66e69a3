import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsRead, type Scope } from '../../../shared/domain/access/permissions.ts';
import { refuseRead } from '../../../shared/domain/access/refuseRead.ts';
import { type Held, type Relation, relationOf } from '../../../shared/domain/access/relation.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { actorOf } from '../../kit/context.ts';
import type { Guard, RequestContext } from '../../kit/subgraph.ts';

/** A file, or a line of a ledger, as far as permissions look at it. */
export type HeldCase = Held & { uid: string };

const KNOWN = new WeakMap<RequestContext, WeakMap<object, Relation>>();

/**
 * How the person who asks stands to a file; worked out once for each file and request. So the answer to an act is read in the
 * relation in which it was done: who gives an order back is told of it, and has no more to do with the case from then on.
 */
export function relationTo(ctx: RequestContext, file: HeldCase): Relation {
  const known = KNOWN.get(ctx) ?? new WeakMap<object, Relation>();
  KNOWN.set(ctx, known);
  const relation = known.get(file) ?? relationOf(actorOf(ctx), file, ctx.service.tree, ctx.proved.has(file.uid));
  known.set(file, relation);
  return relation;
}

/** Whether the person who asks may read this part of a file. */
export const mayReadPart = (ctx: RequestContext, file: HeldCase, scope: Scope): boolean =>
  allowsRead(actorOf(ctx).role, scope, relationTo(ctx, file));

/** Where more than the place speaks: who answers for a file there, and whose department it was given to. */
export const AT_HOME: readonly Relation[] = ['ownCenter', 'ownBranch'];

/** How the person who asks stands to what this level holds in the area of a center: below the own center nothing is its own. */
export function relationToArea(ctx: RequestContext, area: string): Relation {
  const { tree, name } = ctx.service;
  const actor = actorOf(ctx);
  const relation = relationOf(actor, { center: area }, tree);
  return AT_HOME.includes(relation) && tree.get(actor.center)?.level !== name ? 'descendant' : relation;
}

/** Whether the person who asks may read that part of an area; of files also where only some of them are theirs. */
const opensArea = (ctx: RequestContext, area: string, scope: Scope): boolean => {
  const { role } = actorOf(ctx);
  const relation = relationToArea(ctx, area);
  if (allowsRead(role, scope, relation)) return true;
  return scope === 'case' && AT_HOME.includes(relation) && allowsRead(role, scope, 'ownDepartment');
};

/**
 * Refuses a person who may not read any of these parts of an area: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED. Centers
 * are public, so that a refusal tells nobody anything; `field` names the argument that gave the center.
 */
export function checkArea(
  ctx: RequestContext,
  area: string,
  scopes: readonly [Scope, ...Scope[]],
  field?: string,
): void {
  const { role, center } = actorOf(ctx);
  if (!ctx.service.tree.has(area)) throw new DomainError('CENTER_UNKNOWN', { center: area }, field);
  if (!covers(ctx.service.tree, center, area)) throw new DomainError('OUTSIDE_JURISDICTION', {}, field);
  if (!scopes.some(scope => opensArea(ctx, area, scope))) throw refuseRead(role, scopes[0]);
}

/** What it takes to read a file, part by part. */
export const FILE_GUARD: Guard = { byDefault: 'file', allows: mayReadPart as Guard['allows'] };

/** The parts of a file that are not about the matter itself; whatever else there is needs `file`. */
export const FILE_SCOPES: Record<string, Scope> = {
  uid: 'case',
  number: 'case',
  case: 'case',
  center: 'case',
  origin: 'case',
  state: 'case',
  stage: 'case',
  localStage: 'case',
  registeredAt: 'case',
  openedAt: 'case',
  updatedAt: 'case',
  policyChain: 'case',
  generated: 'case',
  acts: 'case',
  owner: 'case',
  entries: 'entries',
  raised: 'work',
  asked: 'work',
  custody: 'work',
};

/** What it takes to read what a level holds of an area, figure by figure. */
export const HOLDING_GUARD: Guard = {
  byDefault: 'tally',
  allows: ((ctx: RequestContext, { code }: { code: string }, scope: Scope) =>
    opensArea(ctx, code, scope)) as Guard['allows'],
};

export const HOLDING_SCOPES: Record<string, Scope> = { files: 'case', watched: 'case', streamCursor: 'stream' };
