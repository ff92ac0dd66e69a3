import { type EscalationStatus, statusAfterStep } from './escalation.ts';
import type { CaseAct } from './lifecycle.ts';

/** The steps of an escalation between two levels (提级流向): it goes up, is taken on, and comes back or is decided. */
export const FLOW_STEPS = ['sent', 'taken', 'returned', 'decided'] as const;
export type FlowStepName = (typeof FLOW_STEPS)[number];

/** Which side tells of a step: the level that asked, or the one that was asked. */
export const FLOW_SIDES = ['raised', 'asked'] as const;
export type FlowSide = (typeof FLOW_SIDES)[number];

/** A step of an escalation, as the ledger of one side tells it. */
export interface FlowStep {
  side: FlowSide;
  step: FlowStepName;
  /** The center on the other side. */
  peer: string;
  /** Of an answer: working days since the question went up, or arrived. */
  took: number | null;
}

const STEP_OF: Readonly<Record<EscalationStatus, FlowStepName>> = {
  open: 'sent',
  accepted: 'taken',
  returned: 'returned',
  decided: 'decided',
};

const MADE: Partial<Record<CaseAct, { side: FlowSide; step: FlowStepName }>> = {
  escalate: { side: 'raised', step: 'sent' }, // AH-32
  receiveEscalation: { side: 'asked', step: 'sent' },
  acceptEscalation: { side: 'asked', step: 'taken' },
  returnEscalation: { side: 'asked', step: 'returned' },
  decideEscalation: { side: 'asked', step: 'decided' },
};

/** What of a file a step is read by, behind the line. */
export interface FlowLine {
  act: CaseAct;
  detail: Readonly<Record<string, string>>;
  raisedTo: string | null;
  askedBy: string | null;
}

/**
 * Which step between two levels a line is, without how long it took; null for every other line. What a level still higher up does
 * with a question that went on is heard by the window too, and is no step of its own level.
 */
export function flowOf({ act, detail, raisedTo, askedBy }: FlowLine): Omit<FlowStep, 'took'> | null {
  if (act === 'hearStep') {
    const status = detail.by === raisedTo ? statusAfterStep(detail.step ?? '') : undefined;
    return status && raisedTo !== null ? { side: 'raised', step: STEP_OF[status], peer: raisedTo } : null;
  }
  const made = MADE[act];
  const peer = made?.side === 'raised' ? raisedTo : askedBy;
  return made && peer !== null ? { ...made, peer } : null;
}

/** Whether a step ends a question. */
export const isAnswer = ({ step }: Pick<FlowStep, 'step'>): boolean => step === 'returned' || step === 'decided';
