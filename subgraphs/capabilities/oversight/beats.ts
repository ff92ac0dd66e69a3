import { createHash } from 'node:crypto';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { renewDuty } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { checkArea } from '../cases/readPart.ts';
import { coverageOf, reachableLevels } from './coverageOf.ts';
import { flowView } from './HandsResolver.ts';
import type { OversightBeat } from './OversightTypes.ts';
import { inHandOf } from './readCustody.ts';
import { figuresByCenter, sumOver } from './readFigures.ts';
import { flowOfArea } from './readFlow.ts';

/** How often it is looked whether something has changed: what changes in between is told together. */
const LOOK_MS = 1_000;

/**
 * The figures of an area, once and then whenever they have changed. Who asks, and in which duty, is looked at again for each; the
 * stream ends with the token (the sockets see to that).
 */
export function beats(ctx: RequestContext, wish: BeatsWish): AsyncGenerator<OversightBeat, void, undefined> {
  // refused before anything is opened, and not with the first look
  checkArea(ctx, wish.area, ['oversight'], 'area');
  return lookOn(ctx, wish);
}

export interface BeatsWish {
  area: string;
  /** The last cursor seen. */
  after?: string | null;
}

async function* lookOn(
  ctx: RequestContext,
  { area, after }: BeatsWish,
): AsyncGenerator<OversightBeat, void, undefined> {
  let last = after ?? '';
  while (!ctx.service.ledger.closed) {
    await renewDuty(ctx);
    checkArea(ctx, area, ['oversight'], 'area');
    const beat = await beatOf(ctx, area);
    if (beat.cursor !== last) yield beat;
    last = beat.cursor;
    await new Promise(done => setTimeout(done, LOOK_MS).unref());
  }
}

async function beatOf({ service }: RequestContext, area: string): Promise<OversightBeat> {
  const cover = await coverageOf(service, area);
  const asked = { service, levels: cover.levels };
  const today = beijingDay(service.now());
  const [byCenter, inHand, levels] = await Promise.all([
    figuresByCenter(asked),
    inHandOf(asked, area),
    reachableLevels(service),
  ]);
  const figures = sumOver(asked, area, byCenter);
  const flows = await flowOfArea({ service, levels }, area, { from: today, to: today }, { each: false });
  const { sources, answered, expected, asOf } = cover;
  // the age goes on by itself; what counts is what is in the sums, and whether it is whole
  const faults = sources.map(({ level, fault, lag }) => [level, fault, lag]);
  const cursor = createHash('sha256')
    .update(JSON.stringify([figures, inHand, flows, faults]))
    .digest('base64url')
    .slice(0, 22);
  const flow = flows.map(found => flowView(service, found));
  return { cursor, asOf, coverage: { sources, answered, expected }, figures, inHand, flow };
}
