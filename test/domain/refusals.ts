import type { FileFacts } from '../../shared/domain/case/facts.ts';
import type { CaseAct } from '../../shared/domain/case/lifecycle.ts';
import { DomainError, type ErrorCode } from '../../shared/domain/errors.ts';
import type { PolicyKey } from '../../shared/domain/policy/policy.ts';
import { SOURCE } from './casework.ts';

/** A refusal that names the act and where the case stands. */
export const told = (code: ErrorCode, facts: FileFacts, act: CaseAct) =>
  new DomainError(code, { act, state: facts.state });

/** A refusal that names the key, the article and the version. */
export const cited = (code: ErrorCode, key: PolicyKey, more: Record<string, string> = {}) =>
  new DomainError(code, { key, ...SOURCE, ...more });
