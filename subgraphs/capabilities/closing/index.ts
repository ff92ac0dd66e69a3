import { defineCapability } from '../../kit/subgraph.ts';
import { ClosingResolver } from './ClosingResolver.ts';
import { forgetComments } from './forgetComments.ts';
import { deemClosed } from './deemClosed.ts';
import { Closing1767225600015 } from './migrations/1767225600015-Closing.ts';
import { objecting, rating } from './rateCase.ts';
import { Rating } from './Rating.ts';

/** Feedback, rating, redo, objection, the ways to an end (反馈 评价 重办 异议 销号 挂账 归档). */
export const closing = defineCapability({
  name: 'closing',
  needs: ['cases', 'policy'],
  acts: ['giveFeedback', 'rate', 'object', 'redo', 'clear', 'deemClosed', 'closeExplained', 'park', 'archive'],
  entities: [Rating],
  migrations: [Closing1767225600015],
  resolvers: [ClosingResolver],
  deeds: {
    rate: (_ctx, uid, { level, code, comment }) => rating(uid, { level: Number(level), code: code ?? '', comment }),
    object: (_ctx, uid, { reason, code }) => objecting(uid, reason, code ?? null),
  },
  forget: forgetComments,
  jobs: [{ name: 'deem-closed', everySeconds: 5, run: deemClosed }],
});
