import { isSolved } from '../../../../shared/domain/library/worthTelling.ts';
import type { CaseState } from '../../../../shared/domain/case/lifecycle.ts';
import type { Outcome } from '../../../../shared/domain/policy/crosswalk.ts';
import { camel } from '../../lib/names.ts';
import type { PressedCase } from '../../lib/pressedCase.ts';
import { type HeldFile, heldIn, holderOf } from './wholeCase.ts';

const OWED = ['OPEN', 'RECEIVED'];

/** What the files of a case tell whoever presses for it. */
export function pressedOf(leading: HeldFile, files: readonly HeldFile[]): PressedCase {
  const holder = (holderOf(files) ?? leading).file;
  const others = files.filter(({ file }) => file !== holder).map(({ file }) => file);
  // an order that goes from one level to another is held by both
  const orders = new Map(heldIn(files, ({ supervision }) => supervision).map(held => [held.item.id, held]));
  return {
    uid: leading.file.uid,
    number: leading.file.number,
    orders: [...orders.values()],
    centers: [holder, ...others].flatMap(({ center }) => center ?? []),
    levels: files.map(({ level }) => level),
    department: holder.orders.find(({ status }) => OWED.includes(status))?.department ?? null,
    solvedAt: files.filter(({ file }) => wasSolved(file)).map(({ level }) => level),
  };
}

const wasSolved = ({ kind, state, outcome }: HeldFile['file']): boolean =>
  kind === 'CASE' && isSolved({ kind: 'case', state: camel(state) as CaseState, outcome: outcome as Outcome | null });
