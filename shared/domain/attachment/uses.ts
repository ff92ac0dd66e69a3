import type { RoleName } from '../access/roles.ts';

/**
 * What a file is for: shown with the demand, brought later because it was missing (补材料), the proof of the result (办理照片), or what
 * offices keep among themselves.
 */
export const ATTACHMENT_USES = ['demand', 'material', 'result', 'work'] as const;
export type AttachmentUse = (typeof ATTACHMENT_USES)[number];

/** What a person may say that a file is for: whoever reports proves no result, and a department brings no demand. */
export function usesOf(role: RoleName): readonly AttachmentUse[] {
  if (role === 'citizen') return ['demand', 'material'];
  return role === 'handler' ? ['result', 'work'] : ATTACHMENT_USES;
}

/** Whether the reporter sees a file of the own case: what was brought for the demand, and what came out of it. */
export const isForReporter = (use: AttachmentUse): boolean => use !== 'work';
