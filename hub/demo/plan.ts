import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CenterNode, CenterTree } from '../../shared/domain/access/jurisdiction.ts';
import { CAUSES } from '../../shared/domain/case/causes.ts';
import { ratingLevels } from '../../shared/domain/case/closing.ts';
import { escalationTarget } from '../../shared/domain/case/escalation.ts';
import { beijingDay, isWorkday, type WorkCalendar } from '../../shared/domain/clock/workdays.ts';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { type Policy, valueOf } from '../../shared/domain/policy/policy.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import type { Registration } from '../../subgraphs/capabilities/intake/registerCase.ts';
import type { Chance } from './chance.ts';
import type { DemoStep } from './driver.ts';

const TEXTS = z.array(z.string()).min(1);
const MATTERS = z.object({
  matters: z.array(
    z.object({
      title: z.string(),
      item: z.string(),
      cause: z.enum(CAUSES),
      demand: z.string(),
      department: z.string(),
    }),
  ),
  tried: TEXTS,
  question: TEXTS,
  authorityWanted: TEXTS,
  decision: TEXTS,
  instruction: TEXTS,
  result: TEXTS,
  refusal: z.array(z.object({ reason: z.string(), route: z.string() })),
  surnames: z.string(),
  givenNames: z.string(),
});
const STORIES = z.object({
  stories: z.array(
    z.object({
      key: z.string(),
      center: z.string(),
      title: z.string(),
      item: z.string(),
      demand: z.string(),
      causes: z.array(z.enum(CAUSES)).min(1),
      otherCause: z.string().optional(),
      reporterName: z.string().optional(),
      cite: z.string(),
      daysAgo: z.number(),
      steps: z.array(
        z.object({
          act: z.string(),
          level: z.enum(LEVELS).optional(),
          afterHours: z.number(),
          text: z.record(z.string(), z.string()).optional(),
        }),
      ),
    }),
  ),
});

const read = (file: string): unknown =>
  JSON.parse(readFileSync(join(PROJECT_ROOT, 'subgraphs/seeds/demo', file), 'utf8'));

export const readMatters = () => MATTERS.parse(read('matters.json'));
export type Matters = ReturnType<typeof readMatters>;

/** A case as the demo tells it: when it was registered, and what was done when. */
export interface DemoCase {
  center: string;
  form: Registration;
  registeredAt: Date;
  steps: readonly (DemoStep & { at: Date })[];
}

const HOUR = 3_600_000;

/** The stories of the founding documents, at their true places. They are not marked as generated. */
export function storyCases(tree: CenterTree, calendar: WorkCalendar, now: Date): DemoCase[] {
  return STORIES.parse(read('stories.json')).stories.map(story => {
    const own = tree.get(story.center)?.level;
    if (!own) throw new Error(`the story ${story.key} happens at ${story.center}, which the directory does not know`);
    const registeredAt = officeTime(new Date(now.getTime() - story.daysAgo * 24 * HOUR), calendar, -1);
    let at = registeredAt;
    const steps = story.steps.map(({ act, level = own, afterHours, text = {} }) => {
      at = officeTime(new Date(at.getTime() + afterHours * HOUR), calendar);
      return { act: act as DemoStep['act'], level, text, at };
    });
    const { title, item, demand, causes, otherCause = null, reporterName = null } = story;
    const form = { title, item, demand, causes, otherCause, reporterName, requestId: `story-${story.key}` };
    return { center: story.center, form, registeredAt, steps };
  });
}

/** The registration form of a made-up matter, marked as such. */
export function madeUpForm(chance: Chance, matters: Matters, requestId: string): Registration & { department: string } {
  const matter = chance.one(matters.matters);
  const given = chance.happens(0.6)
    ? chance.one(matters.givenNames) + chance.one(matters.givenNames)
    : chance.one(matters.givenNames);
  return {
    title: matter.title,
    item: matter.item,
    demand: matter.demand,
    causes: [matter.cause],
    otherCause: matter.cause === 'other' ? '职责或系统原因' : null,
    reporterName: chance.one(matters.surnames) + given,
    // 199 is a real prefix; the rest is drawn by lot and dialled by nobody
    reporterPhone: `199${String(Math.floor(chance.next() * 1e8)).padStart(8, '0')}`,
    window: '“办不成事”反映窗口1号',
    requestId,
    generated: true,
    department: matter.department,
  };
}

/** What a plan looks at. */
export interface DemoWorld {
  tree: CenterTree;
  calendar: WorkCalendar;
  now: Date;
  /** What holds at a center now. */
  policyOf: (center: string) => Policy;
}

/** A made-up case at a center: registered some time ago, and as far on as it would be by now. */
export function madeUpCase(
  chance: Chance,
  matters: Matters,
  world: DemoWorld,
  center: string,
  index: number,
): DemoCase {
  const { calendar, now } = world;
  const { department, ...form } = madeUpForm(chance, matters, `demo-${index}`);
  // most are young: what is old is mostly done
  const days = 42 * chance.next() ** 1.6;
  const registeredAt = officeTime(
    new Date(now.getTime() - days * 24 * HOUR - chance.between(0, 6) * HOUR),
    calendar,
    -1,
  );
  const pace = chance.happens(0.18) ? 6 : 1;
  let at = registeredAt;
  const steps = courseOf(chance, matters, world, center, department)
    .map(step => {
      at = officeTime(new Date(at.getTime() + chance.between(0.3, 26) * pace * HOUR), calendar);
      return { ...step, at };
    })
    .filter(step => step.at <= now);
  return { center, form, registeredAt, steps };
}

/** A made-up case that lies with a department: given to it a while ago, and not answered yet. */
export function orderedCase(
  chance: Chance,
  matters: Matters,
  world: DemoWorld,
  { center, department }: { center: string; department: string },
  index: number,
): DemoCase {
  const { tree, calendar, now } = world;
  const own = matters.matters.filter(matter => matter.department === department);
  const { department: name, ...form } = madeUpForm(chance, { ...matters, matters: own }, `ordered-${index}`);
  const { level } = tree.get(center) as CenterNode;
  const registeredAt = officeTime(new Date(now.getTime() - chance.between(20, 60) * HOUR), calendar, -1);
  const given: DemoStep[] = [
    ...beginning(chance, world.policyOf(center), level),
    { act: 'accept', level, text: { reason: '属于本窗口受理范围' } },
    { act: 'assign', level, text: { department: name } },
  ];
  const steps = given.map((step, i) => ({ ...step, at: new Date(registeredAt.getTime() + (i + 1) * 60_000) }));
  return { center, form, registeredAt, steps };
}

/** What happens to a case if it is given the time, as the rules of its center ask for it. */
function courseOf(chance: Chance, matters: Matters, world: DemoWorld, center: string, department: string): DemoStep[] {
  const { tree } = world;
  const level = (tree.get(center) as CenterNode).level;
  const policy = world.policyOf(center);
  const begun = beginning(chance, policy, level);
  if (chance.happens(0.05)) return [...begun, { level, ...turnedAway(chance, matters, policy) }];
  const result = chance.one(matters.result);
  if (chance.happens(0.08)) return [...begun, { act: 'resolveOnSpot', level, text: { result } }];
  const steps: DemoStep[] = [...begun, { act: 'accept', level, text: { reason: '属于本窗口受理范围' } }];
  if (chance.happens(0.34)) steps.push(...roundTrip(chance, matters, tree, center));
  return [
    ...steps,
    { act: 'assign', level, text: { department } },
    { act: 'replyOrder', level, text: { reply: result } },
    { act: 'complete', level, text: { result } },
    { act: 'giveFeedback', level, text: { note: '电话告知反映人办理结果' } },
    ...settlement(chance, policy, level),
  ];
}

/** The triage, where the center asks for it or its people like it. */
function beginning(chance: Chance, policy: Policy, level: LevelName): DemoStep[] {
  const plain = plainClass(chance, policy);
  if (plain === undefined) return [];
  const wanted = valueOf(policy, 'flow.requires').includes('triage') || chance.happens(0.5);
  return wanted ? [{ act: 'triage', level, text: { class: plain } }] : [];
}

/** A class without steps of its own, where the center has one: what those ask for is not in every demo. */
function plainClass(chance: Chance, policy: Policy): string | undefined {
  const plain = valueOf(policy, 'triage.classes').filter(({ requires = [] }) =>
    requires.every(act => act === 'triage'),
  );
  return plain.length > 0 ? chance.one(plain).code : undefined;
}

/** The way out where a matter is not for the window, as far as the rules let it say no. */
function turnedAway(chance: Chance, { refusal }: Matters, policy: Policy): Pick<DemoStep, 'act' | 'text'> {
  const mode = valueOf(policy, 'triage.refusal');
  const { reason, route } = chance.one(refusal) as { reason: string; route: string };
  const [exclusion] = valueOf(policy, 'triage.exclusions');
  if (mode === 'REASON') return { act: 'refuse', text: { reason, route } };
  if (mode === 'EXCLUDED_ONLY' && exclusion)
    return { act: 'refuse', text: { reason: exclusion.name, route: exclusion.route, exclusion: exclusion.code } };
  return { act: 'refer', text: { reason, route } };
}

/** Rating and clearance, as the doctrine of the center has them. */
function settlement(chance: Chance, policy: Policy, level: LevelName): DemoStep[] {
  const levels = ratingLevels(policy);
  const doctrine = valueOf(policy, 'closing.doctrine');
  if (levels.length === 0) return [];
  const rate: DemoStep = { act: 'rate', level, text: { level: String(levels[chance.happens(0.75) ? 0 : 1] ?? 5) } };
  if (doctrine === 'SATISFIED_ONLY')
    return [
      { ...rate, text: { level: '5' } },
      { act: 'clear', level },
    ];
  return doctrine === 'RATED' || chance.happens(0.6) ? [rate] : [];
}

/** Up as far as it takes, and the answers down again, level by level. */
function roundTrip(chance: Chance, matters: Matters, tree: CenterTree, center: string): DemoStep[] {
  const path: LevelName[] = [(tree.get(center) as CenterNode).level];
  for (let at = tree.get(center) as CenterNode; at.level !== 'province';) {
    at = escalationTarget(tree, at.code);
    path.push(at.level);
    if (!chance.happens(0.42)) break;
  }
  if (path.length === 1) return [];
  const packet = () => ({
    tried: chance.one(matters.tried),
    question: chance.one(matters.question),
    authorityWanted: chance.one(matters.authorityWanted),
  });
  const up = path.slice(0, -1).flatMap((level, i): DemoStep[] => [
    { act: 'escalate', level, text: packet() },
    { act: 'acceptEscalation', level: path[i + 1] as LevelName },
  ]);
  const down = path
    .slice(1)
    .reverse()
    .map((level): DemoStep =>
      chance.happens(0.8)
        ? { act: 'decideEscalation', level, text: { decision: chance.one(matters.decision) } }
        : { act: 'returnEscalation', level, text: { instruction: chance.one(matters.instruction) } },
    );
  return [...up, ...down];
}

/** The same instant, or the next one (the last one, with -1) at which an office is open: a working day, 9 to 17 in Beijing. */
function officeTime(at: Date, calendar: WorkCalendar, direction: 1 | -1 = 1): Date {
  let time = at;
  for (;;) {
    const hour = (time.getUTCHours() + 8) % 24;
    const open = isWorkday(beijingDay(time), calendar) && hour >= 9 && hour < 17;
    if (open) return time;
    time = new Date(time.getTime() + direction * HOUR);
  }
}
