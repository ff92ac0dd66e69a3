import { randomBytes } from 'node:crypto';
import { MARK_BYTES, markFrom } from '../../../shared/domain/privacy/viewerMark.ts';

/** A mark that no other view has (查看标记). */
export const newMark = (): string => markFrom([...randomBytes(MARK_BYTES)]);
