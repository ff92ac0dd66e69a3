import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import { CAUSES } from '../../shared/domain/case/causes.ts';
import { beijingDay } from '../../shared/domain/clock/workdays.ts';
import { LEVELS } from '../../shared/domain/levels.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { confirmKind, readKinds, takeMeasure } from '../../subgraphs/capabilities/kinds/keepKinds.ts';
import { lookForKinds } from '../../subgraphs/capabilities/kinds/lookForKinds.ts';
import { type LibraryForm, proposeCase, publishCase } from '../../subgraphs/capabilities/library/keepLibrary.ts';
import { CaseFile } from '../../subgraphs/capabilities/cases/CaseFile.ts';
import { isSolved } from '../../shared/domain/library/worthTelling.ts';
import { tellLines } from '../../subgraphs/capabilities/upward/tellLines.ts';
import { contextFor } from '../../subgraphs/kit/context.ts';
import type { RequestContext, Service } from '../../subgraphs/kit/subgraph.ts';
import type { Services } from './driver.ts';

const WORDS = {
  title: z.string(),
  problem: z.string(),
  obstacle: z.string(),
  solution: z.string(),
  basis: z.string().nullable().default(null),
  effect: z.string().nullable().default(null),
};
const LEARNT = z.object({
  cases: z.array(z.object({ ...WORDS, story: z.string(), typical: z.boolean().default(false) })),
  waiting: z.object({ ...WORDS, center: z.string(), item: z.string(), causes: z.array(z.enum(CAUSES)) }),
  measure: z.object({ note: z.string(), what: z.literal('guideChange'), text: z.string(), basis: z.string() }),
});

const PROVINCE = '340000';
const DAY = 86_400_000;
const HOUR = 3_600_000;

type Clock = { now(): Date; stopAt(at: Date | undefined): void };

const as = (service: Service, role: RoleName, center: string): RequestContext =>
  contextFor(service, { id: `demo-${role}@${center}`, role, center, expiresAt: Number.MAX_SAFE_INTEGER });

/**
 * What was learnt of the stories: each in the library, written at its window and published by a second person (WL-34, WL-78), one that waits
 * for that person, and a kind of matter with a measure, where the province has enough cases for one (N9).
 */
export async function seedLearning(
  services: Services,
  clock: Clock,
  stories: ReadonlyMap<string, string>,
): Promise<void> {
  const learnt = LEARNT.parse(
    JSON.parse(readFileSync(join(PROJECT_ROOT, 'subgraphs/seeds/demo/library.json'), 'utf8')) as unknown,
  );
  const now = clock.now();
  const county = services.get('county');
  if (county) await seedLibrary(county, clock, learnt, stories);
  const province = services.get('province');
  if (province) await seedKinds(services, province, now, clock, learnt.measure);
  clock.stopAt(undefined);
}

type Learnt = z.output<typeof LEARNT>;

async function seedLibrary(
  county: Service,
  clock: Clock,
  { cases, waiting }: Learnt,
  stories: ReadonlyMap<string, string>,
): Promise<void> {
  const now = clock.now();
  for (const { story, typical, ...words } of cases) {
    const uid = stories.get(story);
    const file = uid && (await county.database.read.findOneBy(CaseFile, { uid }));
    // a story of yesterday may not have come to its end yet
    if (!file || !isSolved(file)) continue;
    const { center, item, causes, updatedAt } = file;
    const form: LibraryForm = { ...words, item, causes, reach: 'all', typical, intoServiceList: typical };
    const settled = new Date(updatedAt).getTime();
    clock.stopAt(new Date(Math.min(settled + HOUR, now.getTime())));
    const { id } = await proposeCase(as(county, 'registrar', center), { uid: file.uid, id: null }, form);
    clock.stopAt(new Date(Math.min(settled + 2 * HOUR, now.getTime())));
    await publishCase(as(county, 'supervision-section', center), id);
  }
  const { center, ...form } = waiting;
  if (!county.tree.has(center)) return;
  clock.stopAt(new Date(now.getTime() - 3 * HOUR));
  await proposeCase(
    as(county, 'coordinator', center),
    { uid: null, id: null },
    {
      ...form,
      ...{ reach: 'area', typical: false, intoServiceList: false },
    },
  );
  await county.relay.settle();
}

/** The kind that stands out most, with a measure of two weeks ago: there is a before and an after. */
async function seedKinds(
  services: Services,
  province: Service,
  now: Date,
  clock: Clock,
  { note, ...measure }: Learnt['measure'],
): Promise<void> {
  if (!province.tree.has(PROVINCE)) return;
  // what counts of a case is told upward, in time of its own otherwise
  for (const service of LEVELS.flatMap(level => services.get(level) ?? [])) {
    await service.relay.settle();
    await tellLines(service);
    await service.relay.settle();
  }
  await lookForKinds(province);
  const officer = as(province, 'provincial-officer', PROVINCE);
  const { rows } = await readKinds(officer, PROVINCE, { first: 1, after: null }, null);
  const [found] = rows;
  if (!found) return;
  clock.stopAt(new Date(now.getTime() - 15 * DAY));
  await confirmKind(officer, found.row.id, { owner: PROVINCE, department: '数据资源管理局', note });
  await takeMeasure(officer, found.row.id, {
    ...measure,
    ...{ term: 'temporary', from: beijingDay(clock.now()), endsOn: beijingDay(new Date(now.getTime() + 60 * DAY)) },
  });
}
