import { DomainError } from '../../shared/domain/errors.ts';
import { LIMITS, type QueryPart } from './limits.ts';

/** A document has too many of something. */
export const tooLarge = (part: QueryPart, limit: number = part === 'bytes' ? 0 : LIMITS[part]): DomainError =>
  new DomainError('QUERY_TOO_LARGE', { part, limit: String(limit) });

/** A document, or its variables, stand deeper than they may. */
export const tooDeep = (limit: number = LIMITS.depth): DomainError =>
  new DomainError('QUERY_TOO_DEEP', { limit: String(limit) });
