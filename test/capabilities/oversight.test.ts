import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pathTo } from '../../shared/domain/access/jurisdiction.ts';
import type { LevelName } from '../../shared/domain/levels.ts';
import { sumAreasAgain } from '../../subgraphs/capabilities/oversight/areaSums.ts';
import {
  OverseenFile,
  OverseenSource,
  OverseenSum,
  OverseenTally,
} from '../../subgraphs/capabilities/oversight/OverseenRows.ts';
import { TallyRow } from '../../subgraphs/capabilities/cases/TallyRow.ts';
import { LINE, LINES_BODY } from '../../subgraphs/capabilities/cases/countedLines.ts';
import { cutLines } from '../../subgraphs/capabilities/upward/cutLines.ts';
import { beats } from '../../subgraphs/capabilities/oversight/beats.ts';
import { contextFor } from '../../subgraphs/kit/context.ts';
import { KitState } from '../../subgraphs/kit/KitState.ts';
import { receive } from '../../subgraphs/kit/inbox.ts';
import { Casework } from '../testkit/casework.ts';
import type { Answer, Who } from '../testkit/hub.ts';

const PROVINCE: Who = ['provincial-officer', '340000'];
const CITY: Who = ['efficiency-officer', '340800'];
const COUNTY: Who = ['registrar', '340882'];
const NEIGHBOUR: Who = ['registrar', '340881'];
const TOWNSHIP: Who = ['coordinator', '340882100'];

const FIGURES =
  'registeredToday closedToday registered open dueSoon overdue escalated waiting rated satisfied completed';
const COVER = 'asOf coverage { answered expected sources { level fault asOf lag } }';

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30');
  await desk.runJobs();
}, 240_000);
afterAll(() => desk?.stop(), 60_000);

const ask = async (who: Who, query: string): Promise<Answer> => desk.hub.ask(await desk.hub.token(who), query);

async function oversight(who: Who, level: string, area: string, fields: string): Promise<Record<string, never>> {
  const answer = await ask(who, `{ center(code: "${area}") { ${level} { oversight { ${fields} } } } }`);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.center[level].oversight as Record<string, never>;
}

const registerAt = async (who: Who, title = '换证'): Promise<string> =>
  (await desk.register(who, { title, item: '身份证换领', causes: ['RULES_NOT_MET'], reporterName: '欧阳涂大明' })).uid;

/** Counters of a level, as the level itself has them and as another one has counted them. */
async function bothCounts(above: LevelName, level: LevelName) {
  const shown = ({ figure, dimension, span, center, value, n }: TallyRow) =>
    [figure, dimension, span, center, value, n].join('|');
  const own = await desk.service(level).database.read.find(TallyRow);
  const counted = await desk.service(above).database.read.findBy(OverseenTally, { level });
  const alive = (rows: readonly TallyRow[]) =>
    rows
      .filter(({ n }) => n !== 0)
      .map(shown)
      .sort();
  return { own: alive(own), counted: alive(counted) };
}

/** Sums of areas, as they are kept and as the counters of their centers add up to them. */
async function bothSums(above: LevelName) {
  const service = desk.service(above);
  const sums = new Map<string, number>();
  for (const { n, ...row } of await service.database.read.findBy(OverseenTally, { dimension: 'item' }))
    for (const area of pathTo(service.tree, row.center)) {
      const name = SUM_KEY.map(part => ({ ...row, area })[part]).join('|');
      sums.set(name, (sums.get(name) ?? 0) + n);
    }
  const kept = await service.database.read.find(OverseenSum);
  const shown = (rows: readonly (readonly [string, number])[]) =>
    rows
      .filter(([, n]) => n !== 0)
      .map(row => row.join('|'))
      .sort();
  return {
    kept: shown(kept.map(row => [SUM_KEY.map(part => row[part]).join('|'), row.n])),
    added: shown([...sums]),
  };
}
const SUM_KEY = ['area', 'figure', 'dimension', 'span', 'value', 'level'] as const;

describe('N7: what happens below is counted above', () => {
  it('line by line, without a person', async () => {
    const uid = await registerAt(COUNTY, '欧阳涂大明的换证');
    await desk.act(COUNTY, 'acceptCase', uid);
    await registerAt(NEIGHBOUR);
    await registerAt(TOWNSHIP);
    await desk.settle();
    await desk.runJobs();
    const seen = await oversight(PROVINCE, 'province', '340000', `figures { ${FIGURES} } ${COVER}`);
    expect(seen.figures).toMatchObject({ registered: 3, registeredToday: 3, open: 3, overdue: 0, closedToday: 0 });
    expect(seen.coverage).toMatchObject({
      sources: ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP'].map(level => ({ level, fault: null, lag: 0 })),
    });
    expect(seen.asOf).toBe(desk.instant);
    const kept = JSON.stringify(await desk.hub.rows('province', 'select * from overseen_files'));
    expect(kept).toContain(uid);
    const sent = JSON.stringify(
      await desk.hub.rows('county', "select body from outbox where topic = 'oversight.lines'"),
    );
    for (const text of [kept, sent]) expect(text).not.toMatch(/欧阳|大明|registrar@/);
  });

  it.each<[LevelName, LevelName]>([
    ['province', 'county'],
    ['province', 'township'],
    ['city', 'county'],
    ['county', 'township'],
  ])('the %s has the counters of the %s, each one', async (above, level) => {
    const { own, counted } = await bothCounts(above, level);
    expect(counted.length).toBeGreaterThan(5);
    expect(counted).toEqual(own);
  });

  it('by area: each level sees what is below it, and nothing beside', async () => {
    const of = async (who: Who, level: string, area: string) =>
      (await oversight(
        who,
        level,
        area,
        'figures { registered } parts { center { code } figures { registered } }',
      )) as never as {
        figures: { registered: number };
        parts: { center: { code: string }; figures: { registered: number } }[];
      };
    const city = await of(CITY, 'city', '340800');
    expect(city.figures.registered).toBe(3);
    const parts = city.parts.filter(({ figures }) => figures.registered > 0);
    expect(parts.map(({ center, figures }) => [center.code, figures.registered])).toEqual([
      ['340881', 1],
      ['340882', 2],
    ]);
    expect((await of(COUNTY, 'county', '340882')).figures.registered).toBe(2);
    const beside = await ask(NEIGHBOUR, '{ center(code: "340882") { county { oversight { asOf } } } }');
    expect(beside.errors?.[0]?.extensions.code).toBe('OUTSIDE_JURISDICTION');
    const handler = await ask(
      ['handler', '340882', 'taxation'],
      '{ center(code: "340882") { county { oversight { asOf } } } }',
    );
    expect(handler.data.center.county.oversight ?? null).toBeNull();
  });

  it('leads from a number to its files, page by page, without a person', async () => {
    const page = async (after: string) =>
      (await oversight(
        PROVINCE,
        'province',
        '340800',
        `files(first: 2${after}, filter: { open: true }) { edges { node { number level state overdue center { code } case { uid } } } pageInfo { hasNextPage endCursor } }`,
      )) as unknown as {
        files: {
          edges: { node: { number: string; level: string } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
    const first = (await page('')).files;
    const second = (await page(`, after: "${first.pageInfo.endCursor}"`)).files;
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    const numbers = [...first.edges, ...second.edges].map(({ node }) => node.number);
    expect(new Set(numbers).size).toBe(3);
    for (const number of numbers) expect(number).toMatch(/^3408/);
  });

  it('LH-39: over time with 同比 and 环比, told apart, and how long it took', async () => {
    desk.setTime('2026-09-29T10:00');
    const uid = await registerAt(COUNTY);
    await desk.act(COUNTY, 'resolveOnSpot', uid, 'result: "当场办结，已出证"');
    await desk.runJobs();
    const seen = await oversight(
      PROVINCE,
      'province',
      '340000',
      `trend(figure: NEW, from: "2026-09-28", to: "2026-09-29") { points { from count } total before yearBefore change yearChange }
       item: split(by: ITEM, figure: NEW, from: "2026-09-28", to: "2026-09-29") { value count }
       cause: split(by: CAUSE) { value count }
       durations(from: "2026-09-28", to: "2026-09-29") { cases median p90 }`,
    );
    expect(seen.trend).toEqual({
      points: [
        { from: '2026-09-28', count: 3 },
        { from: '2026-09-29', count: 1 },
      ],
      ...{ total: 4, before: 0, yearBefore: 0, change: null, yearChange: null },
    });
    expect(seen.item).toEqual([{ value: '身份证换领', count: 4 }]);
    expect(seen.cause).toEqual([{ value: 'RULES_NOT_MET', count: 3 }]); // one is open no more
    expect(seen.durations).toEqual({ cases: 1, median: 0, p90: 0 });
  });
});

describe('N7: the figures, live', () => {
  const follow = (after?: string) =>
    beats(contextFor(desk.service('province'), { ...at(PROVINCE), expiresAt: 4e9 }), {
      area: '340000',
      ...(after === undefined ? {} : { after }),
    });
  const at = ([role, center]: Who) => ({ id: 'somebody', role, center });

  it('come at once, and again when they have changed; who comes back with the cursor hears of the next change only', async () => {
    const stream = follow();
    const { value: first } = await stream.next();
    const next = stream.next();
    await registerAt(COUNTY);
    await desk.runJobs();
    const { value: second } = await next;
    if (!first || !second) throw new Error('the stream has ended');
    expect(second.figures.registered).toBe(first.figures.registered + 1);
    expect(second.cursor).not.toBe(first.cursor);
    await stream.return();
    const again = follow(second.cursor);
    const changed = again.next();
    await registerAt(COUNTY);
    await desk.runJobs();
    expect((await changed).value?.figures.registered).toBe(second.figures.registered + 1);
    await again.return();
  });

  it('are nobody’s who does not watch over the area', () => {
    const ctx = contextFor(desk.service('city'), { ...at(['efficiency-officer', '340100']), expiresAt: 4e9 });
    const opening = () => beats(ctx, { area: '340800' });
    expect(opening).toThrow(expect.objectContaining({ code: 'OUTSIDE_JURISDICTION' }));
  });
});

const COUNTED = {
  ...{ state: 'registered', kind: 'case', channel: 'window', class: null, causes: ['rulesNotMet'], raised: null },
  ...{ asked: null, outcome: null, rating: null, dueOn: '2026-10-20', completed: false, onTime: null, took: null },
};

let seq = 700_000;
/** What the city answers to lines of the county. */
async function heard(origin: string, body: object): Promise<string | null> {
  seq += 1;
  const uid = '11111111-1111-4111-8111-111111111111';
  const { refusal } = await receive(desk.service('city'), {
    origin,
    seq,
    to: 'city',
    topic: 'oversight.lines',
    uid,
    body,
  });
  return refusal;
}

/** The last lines that the county has told the city. */
async function lastLines(): Promise<{ origin: string; body: { after: number; lines: object[] } }> {
  const [row] = await desk.hub.rows<{ body: string }>(
    'county',
    "select body from outbox where topic = 'oversight.lines' and to_level = 'city' order by seq desc limit 1",
  );
  return { origin: `county@${desk.service('county').ledger.epoch}`, body: JSON.parse(row?.body ?? '{}') };
}

describe('N7: what is not known is said', () => {
  it('a level that is silent is missing from the sums by its name, and comes back', async () => {
    const before = (await oversight(PROVINCE, 'province', '340000', `figures { registered } ${COVER}`)) as never as {
      figures: { registered: number };
      coverage: { answered: number; expected: number };
    };
    expect(before.coverage.answered).toBe(before.coverage.expected);
    // ten seconds in which only the county cannot be heard
    const county = desk.service('county');
    const { whisper } = county;
    Object.assign(county, { whisper: () => Promise.resolve(false) });
    desk.setTime('2026-09-29T10:00:10');
    for (const level of ['city', 'township'] as const) await desk.service(level).jobs.runAll();
    const without = (await oversight(PROVINCE, 'province', '340000', `figures { registered } ${COVER}`)) as never as {
      figures: { registered: number };
      coverage: {
        answered: number;
        expected: number;
        sources: { level: string; fault: string | null; asOf: string }[];
      };
    };
    expect(without.coverage.sources.filter(({ fault }) => fault !== null)).toMatchObject([
      { level: 'COUNTY', fault: 'SILENT', asOf: '2026-09-29T02:00:00.000Z' },
    ]);
    expect(without.coverage.expected).toBe(before.coverage.expected);
    const counties = [...desk.service('province').tree.values()].filter(
      ({ level, code }) => level === 'county' && code.startsWith('34'),
    );
    expect(without.coverage.answered).toBe(before.coverage.expected - counties.length);
    expect(without.figures.registered).toBe(1); // the township’s
    Object.assign(county, { whisper });
    await desk.runJobs();
    const back = await oversight(PROVINCE, 'province', '340000', `figures { registered } ${COVER}`);
    expect(back).toMatchObject({ figures: { registered: before.figures.registered } });
  });

  it('a level above that was set back asks for what it lacks, and counts it once', async () => {
    const { database } = desk.service('city');
    await database.write(async tx => {
      await tx.clear(OverseenTally);
      await tx.clear(OverseenSum);
      await tx.clear(OverseenFile);
      await tx.clear(OverseenSource);
    });
    const uid = await registerAt(COUNTY);
    await desk.act(COUNTY, 'acceptCase', uid);
    for (let i = 0; i < 3; i += 1) await desk.runJobs();
    for (const level of ['county', 'township'] as const) {
      const { own, counted } = await bothCounts('city', level);
      expect(counted).toEqual(own);
    }
    const { kept, added } = await bothSums('city');
    expect(kept).toEqual(added);
    const seen = await oversight(CITY, 'city', '340800', COVER);
    expect(seen.coverage).toMatchObject({
      sources: [{ fault: null }, { fault: null, lag: 0 }, { fault: null, lag: 0 }],
    });
  });

  it('areas are summed as their centers are counted, and anew where the directory has another edition', async () => {
    const province = desk.service('province');
    const before = await bothSums('province');
    expect(before.kept.length).toBeGreaterThan(8);
    expect(before.kept).toEqual(before.added);
    await province.database.write(tx => tx.update(OverseenSum, { level: 'county' }, { n: 99 }));
    await sumAreasAgain(province); // the same edition: nothing to do
    expect((await bothSums('province')).kept).not.toEqual(before.added);
    await province.database.write(tx => tx.update(KitState, { name: 'sums' }, { value: 'an older one' }));
    await sumAreasAgain(province);
    expect((await bothSums('province')).kept).toEqual(before.added);
  });

  it('lines that are told twice are counted once, and where some are missing they are asked for before anything is counted', async () => {
    const city = desk.service('city');
    const { origin, body } = await lastLines();
    const again = { ...body, lines: [...body.lines] };
    expect(await heard(origin, again)).toBeNull();
    const source = () => city.database.read.findOneByOrFail(OverseenSource, { level: 'county' });
    const { position } = await source();
    const asked = async () =>
      (await desk.hub.rows('city', "select seq from outbox where topic = 'oversight.ask' and to_level = 'county'"))
        .length;
    const before = await asked();
    await city.database.write(tx => tx.update(OverseenSource, { level: 'county' }, { askedAt: null }));
    expect(await heard(origin, { ...again, after: position + 5 })).toBeNull();
    expect(await asked()).toBe(before + 1);
    expect((await source()).position).toBe(position);
    await desk.runJobs();
    const { own, counted } = await bothCounts('city', 'county');
    expect(counted).toEqual(own);
  });

  it('a hundred lines with the longest names still fit the column of every database, in order and none left out', async () => {
    const { body } = await lastLines();
    const counted = {
      ...COUNTED,
      item: '办'.repeat(60),
      departments: Array.from({ length: 12 }, () => 'medical-security'),
    };
    const lines = Array.from({ length: 230 }, (_, i) =>
      LINE.parse({ ...body.lines[0], counted, number: `no-${i}`, rule: '条'.repeat(i < 130 ? 400 : 0) }),
    );
    const parts = cutLines(lines);
    for (const [i, part] of parts.entries()) {
      const told = LINES_BODY.parse({ after: Number.MAX_SAFE_INTEGER - i, lines: part });
      expect(Buffer.byteLength(JSON.stringify(told))).toBeLessThan(65_535);
    }
    expect(parts.flat()).toEqual(lines);
    // and what is short goes a hundred at once
    expect(cutLines(lines.map(line => ({ ...line, counted: null, rule: '' }))).map(part => part.length)).toEqual([
      ...[100, 100, 30],
    ]);
  });

  it('a new database of a level is counted anew, and nothing of the old one stays', async () => {
    const service = desk.service('province');
    const told = (topic: string, body: object, seq: number) =>
      receive(service, {
        ...{ origin: 'county@bbbbbbbb', seq, to: 'province', topic, body },
        uid: '11111111-1111-4111-8111-111111111111',
      });
    expect((await told('oversight.pulse', { position: 0, at: desk.instant }, 1)).refusal).toBeNull();
    expect(await service.database.read.countBy(OverseenTally, { level: 'county' })).toBe(0);
    expect(await service.database.read.countBy(OverseenFile, { level: 'county' })).toBe(0);
    // the true one speaks again
    for (let i = 0; i < 3; i += 1) await desk.runJobs();
    const { own, counted } = await bothCounts('province', 'county');
    expect(counted).toEqual(own);
  });

  it('a level is believed of its own centers only, and only from below', async () => {
    const line = {
      ...{ uid: '22222222-2222-4222-8222-222222222222', number: 'x', origin: '340882', act: 'register', from: null },
      ...{ to: 'registered', at: desk.instant, detail: {}, counted: null },
    };
    const told = async (to: LevelName, origin: string, body: object) =>
      (
        await receive(desk.service(to), {
          ...{ origin, seq: 800_000 + Math.floor(Math.random() * 90_000), to, topic: 'oversight.lines', body },
          uid: '11111111-1111-4111-8111-111111111111',
        })
      ).refusal;
    const lines = (center: string) => ({ after: 0, lines: [{ ...line, center }] });
    expect(await told('city', 'township@cccccccc', lines('340882'))).toBe('MESSAGE_MISDIRECTED');
    expect(await told('county', 'city@cccccccc', lines('340800'))).toBe('MESSAGE_MISDIRECTED');
    expect(await told('city', 'county@cccccccc', { after: 0, lines: [{ ...line, center: '340882', act: 'x' }] })).toBe(
      'MESSAGE_MALFORMED',
    );
  });
});

describe('N9: the article that a no rests on', () => {
  it('is told above with the line that said so, unless it points to a person', async () => {
    const refused = async (basis: string): Promise<unknown> => {
      const uid = await registerAt(COUNTY, '换证');
      const words =
        'reason: "已在法院审理，依法不属于窗口受理范围", exclusion: "litigation", route: "请向受理案件的法院提出"';
      await desk.act(COUNTY, 'refuseCase', uid, `${words}, basis: "${basis}"`);
      await desk.settle();
      await desk.runJobs();
      const rows = await desk.hub.rows<{ rule: string | null }>(
        'city',
        `select rule from overseen_files where uid = '${uid}' and level = 'county'`,
      );
      return rows[0]?.rule;
    };
    expect(await refused('中华人民共和国民事诉讼法 第一百二十七条')).toBe('中华人民共和国民事诉讼法 第一百二十七条');
    expect(await refused('民事诉讼法 第一百二十七条，申请人张小明')).toBeNull();
  });
});
