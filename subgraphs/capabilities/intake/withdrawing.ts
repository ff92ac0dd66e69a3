import { requiredText } from '../../../shared/domain/case/text.ts';
import type { Act } from '../cases/actOnCase.ts';

/** What the reporter takes back, as the door of cases takes it (撤回). */
export const withdrawing = (uid: string, reason: string | null | undefined, code: string | null | undefined): Act => ({
  uid,
  act: 'withdraw',
  detail: { reason: requiredText('reason', reason) },
  code: code ?? null,
});
