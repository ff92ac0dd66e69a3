import { type CenterNode, type CenterTree, pathTo } from '../../shared/domain/access/jurisdiction.ts';
import { beijingDay } from '../../shared/domain/clock/workdays.ts';
import { log } from '../../shared/log.ts';
import { policyAt } from '../../subgraphs/capabilities/policy/policyAt.ts';
import { KitState } from '../../subgraphs/kit/KitState.ts';
import { Chance } from './chance.ts';
import { seedDuties } from './duties.ts';
import { seedMeetings } from './meetings.ts';
import { seedVisits } from './visits.ts';
import { type DemoStep, Driver, type Services } from './driver.ts';
import { seedAssessment } from './assessment.ts';
import { seedLearning } from './learning.ts';
import { seedAudit } from './seedAudit.ts';
import { seedSupervision } from './supervision.ts';
import { demoDepartments } from './accounts.ts';
import { type DemoCase, type DemoWorld, madeUpCase, orderedCase, readMatters, storyCases } from './plan.ts';

/** The hub's clock: stands still at a moment of the past while the demo is written, and otherwise says what `present` says. */
export class DemoClock {
  readonly #present: () => Date;
  #at: Date | undefined;

  constructor(present: () => Date = () => new Date()) {
    this.#present = present;
  }

  readonly now = (): Date => this.#at ?? this.#present();

  stopAt(at: Date | undefined): void {
    this.#at = at;
  }
}

/** How much of the demo plays where. */
const PROVINCES: readonly (readonly [string, number])[] = [
  ['340000', 0.62],
  ['430000', 0.14],
  ['330000', 0.14],
  ['310000', 0.1],
];
const SHARES = { township: 0.36, county: 0.44, city: 0.14, province: 0.06 } as const;

/** Acts after which another level has something to hear. */
const TRAVELS: ReadonlySet<DemoStep['act']> = new Set([
  'escalate',
  'acceptEscalation',
  'decideEscalation',
  'returnEscalation',
]);

/**
 * Fills an empty hub with life: the stories of the founding documents and made-up cases over all four levels, written in
 * the order of their times through the same doors that people use. Does nothing on a hub that has its demo.
 */
export async function seedDemo(
  services: Services,
  clock: DemoClock,
  count: number,
  progress: (text: string) => void,
): Promise<void> {
  const directory = services.get('directory');
  if (!directory || (await directory.database.read.existsBy(KitState, { name: 'demo' }))) return;
  const began = Date.now();
  const now = clock.now();
  const world = { tree: directory.tree, calendar: directory.calendar, now, policyOf: policyOver(services, now) };
  const cases = planAll(world, count);
  const events = cases
    .flatMap((story, index) => [
      { at: story.registeredAt, index, step: undefined as DemoStep | undefined },
      ...story.steps.map(step => ({ at: step.at, index, step: step as DemoStep | undefined })),
    ])
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const driver = new Driver(services);
  const uids = new Map<number, string>();
  const tell = async () => {
    for (const [done, { at, index, step }] of events.entries()) {
      clock.stopAt(at);
      const { center, form } = cases[index] as DemoCase;
      const uid = uids.get(index);
      if (!step) uids.set(index, (await driver.register(center, form)).uid);
      else if (uid !== undefined) await driver.step(uid, center, step);
      if (step && TRAVELS.has(step.act)) await driver.settle(step);
      if (done % 250 === 0) progress(`演示数据 demo data: ${Math.round((100 * done) / events.length)} %`);
    }
  };
  // a demo can be told again: its thousands of commits need not reach the disk one by one
  await [...services.values()].reduceRight(
    (inner, { database }) =>
      () =>
        database.bulk(inner),
    tell,
  )();
  await seedAudit(services, at => clock.stopAt(at), now);
  clock.stopAt(undefined);
  await seedDuties(services, clock);
  await seedSupervision(services, clock);
  await seedAssessment(services, clock);
  await seedLearning(services, clock, storiesIn(cases, uids));
  await seedMeetings(services, clock);
  await seedVisits(services, clock);
  await directory.database.write(tx => tx.insert(KitState, { name: 'demo', value: String(cases.length) }));
  progress(`演示数据 demo data: ${cases.length} 件, ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  log.debug({ cases: cases.length, events: events.length, ms: Date.now() - began }, 'the demo is written');
}

/** The cases of the stories, by the key of each. */
const storiesIn = (cases: readonly DemoCase[], uids: ReadonlyMap<number, string>): Map<string, string> =>
  new Map(
    cases.flatMap(({ form }, i) => {
      const [, key] = /^story-(.+)$/.exec(form.requestId ?? '') ?? [];
      const uid = uids.get(i);
      return key !== undefined && uid !== undefined ? [[key, uid] as const] : [];
    }),
  );

/** The rules of a center, as its own level knows them. */
const policyOver =
  (services: Services, now: Date): DemoWorld['policyOf'] =>
  center => {
    const level = services.get('directory')?.tree.get(center)?.level;
    const service = level && services.get(level);
    if (!service) throw new Error(`the demo speaks of ${center}, whose level is down`);
    return policyAt(service, center, beijingDay(now));
  };

function planAll(world: DemoWorld, count: number): DemoCase[] {
  const { tree, calendar, now } = world;
  const chance = new Chance(20_221_011);
  const matters = readMatters();
  const stories = storyCases(tree, calendar, now);
  const pools = poolsOf(tree);
  const madeUp: DemoCase[] = [];
  for (const [province, share] of PROVINCES)
    for (const [level, part] of Object.entries(SHARES)) {
      const centers = pools.get(`${province}/${level}`) ?? [];
      for (let i = 0; centers.length > 0 && i < Math.ceil(count * share * part); i++)
        madeUp.push(madeUpCase(chance, matters, world, chance.one(centers), madeUp.length));
    }
  // municipalities have no cities: what is missing there goes to the first province
  for (const fill = pools.get('340000/county') ?? []; fill.length > 0 && madeUp.length < count;)
    madeUp.push(madeUpCase(chance, matters, world, chance.one(fill), madeUp.length));
  // whoever is tried out finds something to do
  const waiting = demoDepartments()
    .filter(({ center }) => tree.has(center))
    .flatMap((one, at) => [0, 1, 2].map(i => orderedCase(chance, matters, world, one, 3 * at + i)));
  return [...stories, ...(count === 0 ? [] : [...madeUp, ...waiting])];
}

/** Working centers by province and level. */
export function poolsOf(tree: CenterTree): Map<string, string[]> {
  const pools = new Map<string, string[]>();
  for (const { code, level, validTo, kind } of tree.values() as Iterable<CenterNode & { kind?: string }>) {
    if (validTo !== null || kind !== 'division') continue;
    const key = `${pathTo(tree, code)[0]}/${level}`;
    pools.set(key, [...(pools.get(key) ?? []), code]);
  }
  return pools;
}
