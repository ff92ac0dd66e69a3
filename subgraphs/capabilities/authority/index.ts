import { defineCapability } from '../../kit/subgraph.ts';
import { AuthorityResolver } from './AuthorityResolver.ts';
import { directing } from './consult.ts';
import { LadderStep } from '../cases/LadderStep.ts';
import { Authority1767225600016 } from './migrations/1767225600016-Authority.ts';

/** The ladder of authority inside a level, and what takes authority over the rules of a case (请示 批示 换用新规则). */
export const authority = defineCapability({
  name: 'authority',
  needs: ['cases', 'policy'],
  acts: ['consult', 'direct', 'adoptPolicy'],
  entities: [LadderStep],
  migrations: [Authority1767225600016],
  resolvers: [AuthorityResolver],
  deeds: { direct: (_ctx, uid, { decision }) => directing(uid, decision) },
  scopes: { CaseFile: { ladder: 'work' } },
});
