import { roleReads } from '../../../shared/domain/access/permissions.ts';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { go } from '../lib/route.ts';
import { comparesCenters, readsKinds } from './readsLearning.ts';

/** A page over how work is done and what is learnt of it. */
export interface LearningPage {
  key: 'assessment' | 'quality' | 'kinds' | 'library';
  open: () => void;
}

/** Those that a role reads. The level is null while it is not known where the person works. */
export const learningPages = (role: RoleName, level: LevelName | null): LearningPage[] => [
  ...(roleReads(role, 'assessment') ? [{ key: 'assessment', open: go.assessment } as const] : []),
  ...(level !== null && comparesCenters(role, level) ? [{ key: 'quality', open: go.quality } as const] : []),
  ...(level !== null && readsKinds(role, level) ? [{ key: 'kinds', open: go.kinds } as const] : []),
  ...(roleReads(role, 'library') ? [{ key: 'library', open: () => go.library() } as const] : []),
];
