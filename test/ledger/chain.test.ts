import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IsNull } from 'typeorm';
import { openSource } from '../../hub/verify/openSource.ts';
import { type Verdict, verifyLedgers } from '../../hub/verify/verifyLedgers.ts';
import { LEVELS } from '../../shared/domain/levels.ts';
import { CaseEntry } from '../../subgraphs/capabilities/cases/CaseEntry.ts';
import { Casework } from '../testkit/casework.ts';
import { startTestHub, type TestHub } from '../testkit/hub.ts';
import { act, actText, PEOPLE, register } from '../testkit/people.ts';
import { describeWith } from '../testkit/privateServers.ts';

interface Line {
  no: number;
  seq: number;
  hash: string;
  prev_hash: string;
  chained_at: string | null;
}

const linesOf = (hub: TestHub, uid: string): Promise<Line[]> =>
  hub.rows('county', `select * from case_entries where uid = '${uid}' order by seq`);

/** Eight that stand in every center. */
const DEPARTMENTS = ['教育局', '科技局', '公安局', '民政局', '司法局', '人社局', '税务局', '医保局'];

function racing(database: 'sqlite' | 'mariadb') {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub('one process', database);
  }, 240_000);
  afterAll(() => hub?.stop(), 30_000);

  it('has one line after the other, however many write at once', async () => {
    const { uid } = await register(hub, 'county');
    await act(hub, 'county', 'acceptCase', uid);
    // orders to several departments of one case: each is a line, and they come at the same moment
    const text = (i: number) => actText('county', 'assignCase', uid).replace('医疗保障局', DEPARTMENTS[i] ?? '');
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => hub.ask(PEOPLE.county, text(i))));
    const done = answers.filter(({ errors }) => errors === undefined).length;
    expect(done).toBeGreaterThan(1);

    const lines = await linesOf(hub, uid);
    expect(lines.map(({ no }) => no)).toEqual(Array.from({ length: done + 2 }, (_, i) => i + 1));
    expect(lines.map(line => line.prev_hash)).toEqual(['0'.repeat(64), ...lines.slice(0, -1).map(({ hash }) => hash)]);
    const [file] = await hub.rows<Record<string, unknown>>('county', `select * from case_files where uid = '${uid}'`);
    expect(file).toMatchObject({
      chain_lines: done + 2,
      first_hash: lines[0]?.hash,
      head_hash: lines.at(-1)?.hash,
    });
  }, 240_000);

  it('writes different cases side by side, each in a chain of its own', async () => {
    const files = await Promise.all(Array.from({ length: 12 }, () => register(hub, 'county')));
    await Promise.all(files.map(({ uid }) => act(hub, 'county', 'acceptCase', uid)));
    for (const { uid } of files) expect((await linesOf(hub, uid)).map(({ no }) => no)).toEqual([1, 2]);
  }, 240_000);
}

describe('the chain under racing acts, on sqlite', () => racing('sqlite'));
describeWith(['mariadbd'], 'the chain under racing acts, on mariadb', () => racing('mariadb'));

describe('lines of a release without chains', () => {
  let work: Casework;
  beforeAll(async () => {
    work = await Casework.start('2026-09-28T09:30');
  }, 240_000);
  afterAll(() => work?.stop());

  const verdict = async (): Promise<Verdict> => {
    const sources = await Promise.all(
      LEVELS.map(level => openSource({ kind: 'sqlite', folder: work.hub.dataFolder }, level)),
    );
    try {
      return await verifyLedgers(
        sources.filter(source => source !== undefined),
        work.service('city').vault.open,
      );
    } finally {
      for (const source of sources) await source?.close();
    }
  };

  it('are chained at the next start, say so inside their hashes, and are counted', async () => {
    const { hub } = work;
    const { uid } = await register(hub, 'county');
    await act(hub, 'county', 'acceptCase', uid);
    await work.service('county').database.write(async tx => {
      await tx.query('update case_entries set no = null, detail_hash = null, prev_hash = null, hash = null');
      await tx.query('update case_files set chain_lines = 0, first_hash = null, head_hash = null');
    });
    expect((await verdict()).findings[0]).toMatchObject({ fault: 'line-unchained', level: 'county', uid });

    await hub.stopSubgraph('county');
    await hub.startSubgraph('county');
    expect(await work.service('county').database.read.countBy(CaseEntry, { hash: IsNull() })).toBe(0);
    await act(hub, 'county', 'assignCase', uid);
    const lines = await linesOf(hub, uid);
    expect(lines.map(({ no }) => no)).toEqual([1, 2, 3]);
    expect(lines.map(line => line.chained_at !== null)).toEqual([true, true, false]);
    const after = await verdict();
    expect(after.findings).toEqual([]);
    expect(after.levels.find(({ level }) => level === 'county')).toMatchObject({ lines: 3, chainedLater: 2 });
  }, 240_000);
});
