import type { EntityManager } from 'typeorm';
import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { flowOf, type FlowStep, isAnswer } from '../../../shared/domain/case/flow.ts';
import {
  handedOver,
  type HandedLine,
  type Hands,
  handsAfter,
  handsBehind,
  NO_HANDS,
} from '../../../shared/domain/clock/custody.ts';
import { calendarOf } from '../../../shared/domain/clock/layers.ts';
import { workdaysBetween } from '../../../shared/domain/clock/workdaysBetween.ts';
import type { Policy } from '../../../shared/domain/policy/policy.ts';
import type { Counted } from '../../../shared/domain/tally/counted.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseEntry } from './CaseEntry.ts';
import type { CaseFile } from './CaseFile.ts';
import { clockRules } from './clockRules.ts';

/** What of custody and of the way between levels counts behind a line. */
type CountedHands = Pick<Counted, 'hand' | 'held' | 'flow' | 'raisedTo' | 'askedBy'>;

/** In whose hands a file is before its next line. That of an older release is read from its ledger, once. */
export const handsBefore = async (tx: EntityManager, uid: string, known: Hands | null): Promise<Hands> =>
  known ?? handsBehind(await tx.find(CaseEntry, { where: { uid }, order: { seq: 'ASC' } }));

/**
 * In whose hands a file is after a line, and what counts of that: whose stay ended and how long it was in the minutes of the custody
 * ledger, and which step between two levels the line is (N2). Settled with the line, so that no later calendar changes it.
 */
export function handOn(
  service: Service,
  file: CaseFile,
  line: HandedLine,
  { before = NO_HANDS, policy }: { before?: Hands; policy: Policy },
): { hands: Hands; counts: CountedHands } {
  const hands = handsAfter(before, line);
  const held = handedOver(before, hands, clockRules(service, policy, file.origin));
  const counts = {
    ...standingHands(file, hands),
    ...(held ? { held } : {}),
    ...flowOfLine(service, file, line, hands),
  };
  return { hands, counts };
}

/** What counts of how a file stands, whatever its last line was: who has it, and who is on the other side of its questions. */
export const standingHands = (
  { raisedTo, askedBy }: Pick<CaseFile, 'raisedTo' | 'askedBy'>,
  { previous }: Hands,
): Pick<CountedHands, 'hand' | 'raisedTo' | 'askedBy'> => ({
  ...(previous ? { hand: previous.kind } : {}),
  ...(raisedTo === null ? {} : { raisedTo }),
  ...(askedBy === null ? {} : { askedBy }),
});

function flowOfLine(service: Service, file: CaseFile, line: HandedLine, hands: Hands): { flow?: FlowStep } {
  const step = flowOf({ ...line, raisedTo: file.raisedTo, askedBy: file.askedBy });
  if (!step) return {};
  const began = step.side === 'raised' ? hands.raisedAt : hands.askedAt;
  const calendar = calendarOf(service.calendar, service.layers, pathTo(service.tree, file.center));
  const took =
    isAnswer(step) && began !== undefined ? workdaysBetween(new Date(began), new Date(line.at), calendar) : null;
  return { flow: { ...step, took } };
}
