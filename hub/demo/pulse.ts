import { In } from 'typeorm';
import { type CaseState, OPEN, SETTLING } from '../../shared/domain/case/lifecycle.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { log } from '../../shared/log.ts';
import { CaseFile } from '../../subgraphs/capabilities/cases/CaseFile.ts';
import { Chance } from './chance.ts';
import { type DemoStep, Driver, type Services } from './driver.ts';
import { madeUpForm, type Matters, readMatters } from './plan.ts';
import { poolsOf } from './seedDemo.ts';

const EVERY_MS = 4_000;

/** Keeps the demo moving: now and then a made-up case is registered, or one of the made-up cases goes a step on. */
export function startPulse(services: Services, everyMs = EVERY_MS): () => Promise<void> {
  const chance = new Chance(Date.now() & 0xffff);
  const matters = readMatters();
  const driver = new Driver(services);
  const tree = services.get('directory')?.tree ?? new Map();
  const pools = poolsOf(tree);
  let beat: Promise<void> = Promise.resolve();

  async function once(): Promise<void> {
    if (chance.happens(0.35)) {
      const centers = pools.get(`340000/${chance.one(['county', 'county', 'township', 'city'])}`) ?? [];
      await driver.register(chance.one(centers), madeUpForm(chance, matters, `pulse-${Date.now()}`));
      return;
    }
    const level = chance.one(LEVELS);
    const file = await someOpenFile(services, chance, level);
    const step = file && nextStep(file, level, chance, matters);
    if (file && step) await driver.step(file.uid, file.origin, step);
  }

  const timer = setInterval(() => {
    beat = beat.then(once).catch((fault: Error) => {
      // somebody at the page may have been faster with the same case
      if (!(fault instanceof DomainError)) log.warn({ fault: fault.message }, 'the demo missed a beat');
    });
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await beat;
  };
}

async function someOpenFile(services: Services, chance: Chance, level: LevelName): Promise<CaseFile | undefined> {
  const read = services.get(level)?.database.read;
  const files = await read?.find(CaseFile, {
    where: { generated: true, state: In([...OPEN, ...SETTLING]) },
    order: { updatedAt: chance.happens(0.5) ? 'ASC' : 'DESC' },
    take: 60,
  });
  return files && files.length > 0 ? chance.one(files) : undefined;
}

const ACCEPT = { act: 'accept', text: { reason: '属于本窗口受理范围' } } as const;
const FEEDBACK = { act: 'giveFeedback', text: { note: '电话告知反映人办理结果' } } as const;

type Step = Pick<DemoStep, 'act' | 'text'> | undefined;

/** A plausible next act in a state; an open escalation is answered by the level above, and a parked case rests. */
const NEXT: Partial<Record<CaseState, (file: CaseFile, chance: Chance, matters: Matters) => Step>> = {
  registered: () => ACCEPT,
  triaged: () => ACCEPT,
  received: () => ({ act: 'acceptEscalation' }),
  accepted: (file, chance, matters) =>
    file.asked === null
      ? { act: 'assign', text: { department: chance.one(matters.matters).department } }
      : ruled(chance, matters),
  handling: (file, chance, { result, ...matters }) => {
    if (file.asked !== null) return ruled(chance, { result, ...matters });
    if (file.openOrders > 0) return { act: 'replyOrder', text: { reply: chance.one(result) } };
    return { act: 'complete', text: { result: chance.one(result) } };
  },
  completed: () => FEEDBACK,
  awaitingConfirmation: ({ rating }) => (rating === null ? { act: 'rate', text: { level: '5' } } : { act: 'clear' }),
};

const ruled = (chance: Chance, { decision, instruction }: Matters): Step =>
  chance.happens(0.8)
    ? { act: 'decideEscalation', text: { decision: chance.one(decision) } }
    : { act: 'returnEscalation', text: { instruction: chance.one(instruction) } };

/** A plausible next act: mostly a step on, now and then a question to the level above; a province has nobody to ask. */
function nextStep(file: CaseFile, level: LevelName, chance: Chance, matters: Matters): DemoStep | undefined {
  const { state, raised } = file;
  if (
    (state === 'accepted' || state === 'handling') &&
    raised === null &&
    level !== 'province' &&
    chance.happens(0.3)
  ) {
    const { tried, question, authorityWanted } = matters;
    const text = {
      tried: chance.one(tried),
      question: chance.one(question),
      authorityWanted: chance.one(authorityWanted),
    };
    return { act: 'escalate', level, text };
  }
  const step = NEXT[state]?.(file, chance, matters);
  return step && { level, ...step };
}
