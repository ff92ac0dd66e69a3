import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { eventually, startTestHub, type TestHub } from '../testkit/hub.ts';
import { act, register } from '../testkit/people.ts';
import { describeWith } from '../testkit/privateServers.ts';

/** Runs `hub verify` as a person would, from the build. */
const verify = (env: Record<string, string>, ...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise(done => {
    const command = [join(PROJECT_ROOT, 'dist/hub/cli/main.js'), 'verify', ...args];
    execFile(process.execPath, command, { env: { ...process.env, NODE_OPTIONS: '', ...env } }, (fault, out, err) =>
      done({ code: fault === null ? 0 : Number(fault.code), out, err }),
    );
  });

describeWith(['nats-server'], 'levels that run apart', () => {
  let hub: TestHub;
  beforeAll(async () => {
    if (!existsSync(join(PROJECT_ROOT, 'dist/hub/cli/main.js')))
      throw new Error('the hub is not built: run `node hub/launch.mjs build` first');
    hub = await startTestHub('six processes', 'sqlite', {}, { tampered: true });
  }, 240_000);
  afterAll(() => hub?.stop(), 30_000);

  const check = (...args: string[]) => verify({ HUB_DATA: hub.dataFolder, HUB_DATABASE: 'sqlite' }, ...args);

  /** Writes into a level’s file behind its back. */
  async function change(level: string, ...statements: string[]): Promise<void> {
    const database = join(hub.dataFolder, `${level}.sqlite`);
    const source = await new DataSource({ type: 'better-sqlite3', database }).initialize();
    for (const sql of statements) await source.query(sql);
    await source.destroy();
  }

  it('close their days, and countersign them over the road between them', async () => {
    const { uid } = await register(hub, 'county');
    await act(hub, 'county', 'acceptCase', uid);
    // what a release without chains wrote the week before
    await hub.stopSubgraph('county');
    await change(
      'county',
      `update case_entries set at = '2026-01-05T02:00:00.000Z', no = null, detail_hash = null, prev_hash = null, hash = null`,
      'update case_files set chain_lines = 0, first_hash = null, head_hash = null',
      // the job has just been done and would wait for its next turn
      `delete from kit_state where name = 'job:close-days'`,
    );
    await hub.startSubgraph('county');
    const root = await eventually(
      'the countersigned root',
      async () =>
        (
          await hub.rows<{ day: string; line_count: number }>(
            'county',
            `select * from daily_roots where witness = 'city'`,
          )
        )[0],
      30_000,
    );
    expect(root).toMatchObject({ day: '2026-01-05', line_count: 2 });
  }, 240_000);

  it('are checked while they run; all holds, and the end is 0', async () => {
    const { uid } = await register(hub, 'township');
    const { code, out, err } = await check();
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('county: 1 files, 2 lines (2 of them chained later), 1 roots (1 countersigned), 0 copies');
    expect(out).toContain('good: every chain, root, signature and copy holds');
    expect(uid).not.toBe('');
  }, 240_000);

  it('are told on: the first bad row is named, and the end is 1', async () => {
    await change('county', `update case_entries set actor_id = 'somebody else' where seq = 2`);
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toMatch(
      /first bad row: county 340882 case 340882-\d{8}-0001 \([0-9a-f-]{36}\) line 2 \[seq 2\]: .*\(line-altered\)/,
    );
    expect((await check('--level', 'city')).code).toBe(0);
  }, 240_000);

  it('that are not there cannot be checked, and the end is 2', async () => {
    const nowhere = await verify({ HUB_DATA: '/nonexistent', HUB_DATABASE: 'sqlite' });
    expect(nowhere.code).toBe(2);
    expect(nowhere.err).toMatch(/HUB_DATA/);
    const away = await verify({ HUB_DATABASE: 'mariadb://nobody:nothing@127.0.0.1:1' });
    expect(away.code).toBe(2);
  }, 240_000);
});

describeWith(['mariadbd'], 'a ledger on a server', () => {
  let hub: TestHub;
  let url: string;
  beforeAll(async () => {
    hub = await startTestHub('one process', 'mariadb', {}, { tampered: true });
    url = hub.databaseUrl;
  }, 240_000);
  afterAll(() => hub?.stop(), 30_000);

  it('is checked and told on in the same way', async () => {
    const { uid } = await register(hub, 'county');
    await act(hub, 'county', 'acceptCase', uid);
    const good = await verify({ HUB_DATABASE: url });
    expect([good.code, good.err]).toEqual([0, '']);
    await hub.services
      .get('county')
      ?.database.write(tx => tx.query(`update case_entries set at = '2026-01-01T00:00:00.000Z' where seq = 1`));
    const bad = await verify({ HUB_DATABASE: url });
    expect(bad.code).toBe(1);
    expect(bad.out).toMatch(/first bad row: county 340882 case .* line 1 \[seq 1\]/);
  }, 240_000);
});
