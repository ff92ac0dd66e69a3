import { meetingsPagesZh } from './meetings.zh-CN.ts';
import { visitsPagesZh } from './visits.zh-CN.ts';
import { refusalPagesZh } from './refusals.zh-CN.ts';
import { supervisionPagesZh } from './supervision.zh-CN.ts';
import { assessmentPagesZh } from './assessment.zh-CN.ts';
import { batchPagesZh } from './batch.zh-CN.ts';
import { inboxPagesZh } from './inbox.zh-CN.ts';
import { kindPagesZh } from './kinds.zh-CN.ts';
import { libraryPagesZh } from './library.zh-CN.ts';
import { policyPagesZh } from './policies.zh-CN.ts';
import { qualityPagesZh } from './quality.zh-CN.ts';

/** Texts that only desks show (中文): fetched with them, so that who signs in or reports does not wait for them. */
export const deskPagesZh = {
  ...assessmentPagesZh,
  ...qualityPagesZh,
  ...kindPagesZh,
  ...libraryPagesZh,
  ...inboxPagesZh,
  ...batchPagesZh,
  ...policyPagesZh,
  ...meetingsPagesZh,
  ...visitsPagesZh,
  ...refusalPagesZh,
  ...supervisionPagesZh,
} as const;

export type DeskKey = keyof typeof deskPagesZh;
