import { contextFor } from '../../kit/context.ts';
import type { DeedWords, RequestContext } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import { citizenAt } from '../cases/citizenAt.ts';
import { deedOf } from '../cases/deedOf.ts';
import { openMine } from '../cases/openMine.ts';
import { seenByReporter } from './myCase.ts';
import type { MyAct, MyCaseType } from './MyCaseType.ts';

/** Number and code, as they stand on the receipt. */
export interface Receipt {
  number: string;
  code: string;
}

/**
 * What a reporter does without an account: the same act, through the same door, as with one (SJ-19, WL-76). Whoever asks is
 * nobody else for it: a clerk who is signed in does not rate in the own name here.
 */
export async function actOnMine(
  { service }: RequestContext,
  { number, code }: Receipt,
  act: MyAct,
  words: DeedWords,
): Promise<MyCaseType> {
  const { uid, center } = await openMine(service, number, code);
  const mine = contextFor(service, citizenAt(center));
  const given = code.normalize('NFKC');
  const file = await actOnCase(mine, deedOf(mine, act, uid, { ...words, code: given }));
  return seenByReporter(service, file);
}
