import { In, Not } from 'typeorm';
import { actsFrom } from '../../shared/domain/case/lifecycle.ts';
import { ENDED } from '../../shared/domain/case/lifecycle.ts';
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
    where: { generated: true, state: Not(In([...ENDED])) },
    order: { updatedAt: chance.happens(0.5) ? 'ASC' : 'DESC' },
    take: 60,
  });
  return files && files.length > 0 ? chance.one(files) : undefined;
}

const WORDS: Partial<Record<DemoStep['act'], (matters: Matters, chance: Chance) => Record<string, string>>> = {
  refuse: ({ refusal }, chance) => chance.one(refusal),
  assign: ({ matters }, chance) => ({ department: chance.one(matters).department }),
  complete: ({ result }, chance) => ({ result: chance.one(result) }),
  decideEscalation: ({ decision }, chance) => ({ decision: chance.one(decision) }),
  returnEscalation: ({ instruction }, chance) => ({ instruction: chance.one(instruction) }),
  escalate: ({ tried, question, authorityWanted }, chance) => ({
    tried: chance.one(tried),
    question: chance.one(question),
    authorityWanted: chance.one(authorityWanted),
  }),
};

/** A plausible next act. Refusals and returns are rare; a province has nobody to ask. */
function nextStep({ state }: CaseFile, level: LevelName, chance: Chance, matters: Matters): DemoStep | undefined {
  const rare = new Set(['refuse', 'returnEscalation', 'receiveEscalation']);
  const acts = actsFrom(state).filter(
    act => (!rare.has(act) || chance.happens(0.1)) && !(act === 'escalate' && level === 'province'),
  );
  if (acts.length === 0) return undefined;
  const act = chance.one(acts);
  return { act, level, text: WORDS[act]?.(matters, chance) ?? {} };
}
