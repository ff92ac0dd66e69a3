import { escalationTarget } from '../../shared/domain/case/escalation.ts';
import type { CaseAct } from '../../shared/domain/case/lifecycle.ts';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { actOnCase } from '../../subgraphs/capabilities/cases/actOnCase.ts';
import { escalateCase } from '../../subgraphs/capabilities/cases/escalateCase.ts';
import { receiptCode } from '../../subgraphs/capabilities/cases/receiptCode.ts';
import { rateCase } from '../../subgraphs/capabilities/closing/rateCase.ts';
import { giveResult } from '../../subgraphs/capabilities/handling/giveResult.ts';
import { assignCase, replyOrder } from '../../subgraphs/capabilities/handling/orders.ts';
import { registerCase, type Registration } from '../../subgraphs/capabilities/intake/registerCase.ts';
import { answerEscalation } from '../../subgraphs/capabilities/ruling/answerEscalation.ts';
import { contextFor } from '../../subgraphs/kit/context.ts';
import type { RequestContext, Service, SubgraphName } from '../../subgraphs/kit/subgraph.ts';

export type Services = ReadonlyMap<SubgraphName, Service>;

/** Something to do to a case that exists, at the level that is to do it. */
export interface DemoStep {
  act: CaseAct;
  level: LevelName;
  text?: Readonly<Record<string, string>>;
}

const SUPERVISORS: Record<LevelName, RoleName> = {
  province: 'provincial-officer',
  city: 'efficiency-officer',
  county: 'supervision-section',
  township: 'coordinator',
};

/** What a supervisor does; everything else is done at the window. */
const BY_AUTHORITY: ReadonlySet<CaseAct> = new Set([
  'acceptEscalation',
  'decideEscalation',
  'returnEscalation',
  'direct',
  'park',
]);

type Words = Readonly<Record<string, string>>;
type Doing = (ctx: RequestContext, uid: string, words: Words) => Promise<unknown>;

/** The doors that ask for more than words. */
const DEEDS: Partial<Record<CaseAct, Doing>> = {
  triage: (ctx, uid, words) =>
    actOnCase(ctx, { uid, act: 'triage', detail: words, prepare: () => ({ classCode: words.class ?? null }) }),
  refuse: (ctx, uid, words) =>
    actOnCase(ctx, { uid, act: 'refuse', detail: words, prepare: () => ({ exclusion: words.exclusion ?? null }) }),
  assign: (ctx, uid, { department = '', assist }) =>
    assignCase(ctx, uid, { department, ...(assist === undefined ? {} : { assist: assist.split('、') }) }),
  replyOrder: (ctx, uid, { reply = '', order }) =>
    replyOrder(ctx, uid, reply, order === undefined ? null : Number(order)),
  complete: (ctx, uid, { result = '' }) => giveResult(ctx, uid, 'complete', { result }),
  resolveOnSpot: (ctx, uid, { result = '' }) => giveResult(ctx, uid, 'resolveOnSpot', { result }),
  rate: (ctx, uid, { level = '5' }) =>
    rateCase(ctx, uid, { level: Number(level), code: receiptCode(ctx.service, uid) }),
  escalate: (ctx, uid, { tried = '', question = '', authorityWanted = '' }) =>
    escalateCase(ctx, uid, { tried, question, authorityWanted }),
  acceptEscalation: (ctx, uid) => answerEscalation(ctx, uid, 'acceptEscalation', 'accepted'),
  decideEscalation: (ctx, uid, words) => answerEscalation(ctx, uid, 'decideEscalation', 'decided', words),
  returnEscalation: (ctx, uid, words) => answerEscalation(ctx, uid, 'returnEscalation', 'returned', words),
};

/** Does what people would do, through the same doors, at the center that has to do it. */
export class Driver {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async register(center: string, form: Registration): Promise<{ uid: string; level: LevelName }> {
    const { level } = this.#node(center);
    const { uid } = await registerCase(this.#as('registrar', level, center), form);
    return { uid, level };
  }

  /** Does a step; `origin` is the center whose window took the case. */
  async step(uid: string, origin: string, { act, level, text = {} }: DemoStep): Promise<void> {
    const center = this.#centerAt(origin, level);
    const ctx = this.#as(BY_AUTHORITY.has(act) ? SUPERVISORS[level] : 'coordinator', level, center);
    const deed = DEEDS[act] ?? ((...[who, , words]: Parameters<Doing>) => actOnCase(who, { uid, act, detail: words }));
    await deed(ctx, uid, text);
  }

  /** Waits until what was done at a level has reached the levels it concerns: a question the next above, an answer all below. */
  async settle({ act, level }: Pick<DemoStep, 'act' | 'level'>): Promise<void> {
    const below = LEVELS.slice(LEVELS.indexOf(level));
    for (const name of act === 'escalate' ? [level] : below) await this.#services.get(name)?.relay.settle();
  }

  #as(role: RoleName, level: LevelName, center: string): RequestContext {
    const expiresAt = Number.MAX_SAFE_INTEGER;
    return contextFor(this.#service(level), { id: `demo-${role}@${center}`, role, center, expiresAt });
  }

  #centerAt(origin: string, level: LevelName): string {
    const { tree } = this.#service(level);
    let center = this.#node(origin);
    while (center.level !== level) center = escalationTarget(tree, center.code);
    return center.code;
  }

  #node(code: string) {
    const node = this.#services.get('directory')?.tree.get(code);
    if (!node) throw new Error(`the demo speaks of ${code}, which the directory does not know`);
    return node;
  }

  #service(level: LevelName): Service {
    const service = this.#services.get(level);
    if (!service) throw new Error(`the ${level} level is down`);
    return service;
  }
}
