import { placeOf } from '../access/duty.ts';
import { roleMay } from '../access/roles.ts';
import type { Actor } from './decide.ts';
import type { EscalationStatus } from './escalation.ts';
import type { CaseAct } from './lifecycle.ts';

/** What somebody does who takes up a matter: judge it, take it on, turn it down, lead it on, answer it, settle it. */
const TAKES_UP: readonly CaseAct[] = ['triage', 'accept', 'refuse', 'refer', 'answer', 'resolveOnSpot'];

/**
 * Who becomes the first receiver (首接负责人, LH-08) with an act: whoever of the window takes up what came without one, as a
 * report from the net does. Undefined where the file has its receiver, is no window’s, or the act takes nothing up.
 */
export const firstReceiver = (
  file: { ownerId: string; asked: EscalationStatus | null },
  act: CaseAct,
  actor: Actor,
): string | undefined =>
  file.ownerId === '' && file.asked === null && TAKES_UP.includes(act) && roleMay(actor.role, 'register')
    ? placeOf(actor)
    : undefined;
