import type { RoleName } from '../../shared/domain/access/roles.ts';
import type { Actor, FileFacts } from '../../shared/domain/case/decide.ts';
import type { CaseState } from '../../shared/domain/case/lifecycle.ts';

/** A file of the county 340882, whose own window took the case. */
export const file = (state: CaseState, facts: Partial<FileFacts> = {}): FileFacts => ({
  state,
  center: '340882',
  origin: '340882',
  raised: null,
  asked: null,
  ...facts,
});

export const person = (role: RoleName, center: string): Actor => ({ id: `${role}@${center}`, role, center });
