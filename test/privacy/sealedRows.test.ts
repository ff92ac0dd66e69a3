import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { log } from '../../shared/log.ts';
import { readSettings } from '../../shared/settings.ts';
import { retireKeys } from '../../hub/cli/keys.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { reporterOf } from '../../subgraphs/capabilities/intake/reporterOf.ts';
import { inProcessBus } from '../../subgraphs/kit/bus/inProcess.ts';
import { executeLocally } from '../../subgraphs/kit/executeLocally.ts';
import { Kit1767225600000 } from '../../subgraphs/kit/migrations/1767225600000-Kit.ts';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { readKeyFile } from '../../subgraphs/kit/vault/keyFile.ts';
import { marksIn, resealOldRows, sealPlainRows, tablesOf } from '../../subgraphs/kit/vault/sealedRows.ts';
import { openSubgraph } from '../../subgraphs/openSubgraph.ts';
import { addKeys, keyFile } from '../testkit/keyFile.ts';
import { describeWith, type PrivateMariadb, startMariadb } from '../testkit/privateServers.ts';
import { smallDirectory } from '../testkit/smallDirectory.ts';

/** More than two batches. */
const ROWS = 450;
const NAME = '涂𠱲明';
const PHONE = '13987650000';
const FILLED = { pledge: '家住梅城镇虚构路9号' };
const SIGNED = '涂𠱲父';
/** The first step of the release that has keys; the number stands at the end of each name. */
const KEYS_SINCE = 1_767_225_600_031;

const phoneOf = (i: number) => String(Number(PHONE) + i);
const uids = Array.from({ length: ROWS }, () => randomUUID());

/** A database as the release before this one leaves it: its tables, and people in plain text. */
async function plainDatabase(options: object): Promise<void> {
  const { capabilities } = SUBGRAPHS.county;
  const migrations = [Kit1767225600000, ...capabilities.flatMap(({ migrations: all = [] }) => all)];
  const old = migrations.filter(({ name }) => Number(name.slice(-13)) < KEYS_SINCE);
  expect(old.length).toBeGreaterThan(5);
  expect(old.filter(({ name }) => name.startsWith('Sealed'))).toEqual([]);
  const source = await new DataSource({ ...options, migrations: old } as unknown as DataSourceOptions).initialize();
  await source.runMigrations({ transaction: 'each' });
  const at = '2026-03-02T01:00:00.000Z';
  await source.transaction(async tx => {
    for (const [i, uid] of uids.entries()) {
      await tx.query(
        `insert into case_files (uid, number, title, demand, causes, state, center, origin, registered_at, opened_at, updated_at, due_on, due_provisional, generated, done)
         values (?, ?, '办不成', '办不成', '[]', 'registered', '340882', '340882', ?, ?, ?, '2026-03-16', 0, 0, '["register"]')`,
        [uid, `340882-20260302-${i}`, at, at, at],
      );
      await tx.query('insert into reporters (uid, name, phone, kind) values (?, ?, ?, ?)', [
        uid,
        `${NAME}${i}`,
        phoneOf(i),
        'citizen',
      ]);
    }
    const form = [uids[0], 'form.registration', JSON.stringify(FILLED)];
    await tx.query('insert into form_values (uid, form, filled) values (?, ?, ?)', form);
    const signatures = JSON.stringify([
      { signer: 'leader', by: '科长', at },
      { signer: 'applicant', by: SIGNED, at },
    ]);
    for (const [no, signed] of [
      [1, signatures],
      [2, '[]'],
    ] as const)
      await tx.query(
        `insert into work_orders (uid, no, sheet_no, role, department, status, assigned_at, signatures) values (?, ?, 'x', 'lead', '社保局', 'open', ?, ?)`,
        [uids[0], no, at, signed],
      );
  });
  await source.destroy();
}

const REGISTRAR = { id: 'r1', role: 'registrar', center: '340882', expiresAt: 9e9 } as const;

async function ask(service: Service, query: string) {
  const { data, errors } = (await executeLocally(service, {
    document: parse(query),
    principal: REGISTRAR,
  })) as never as {
    data: Record<string, never>;
    errors?: unknown;
  };
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data)) as typeof data;
}

interface World {
  settings: ReturnType<typeof readSettings>;
  keys: string;
  /** What lies on the disk of the level, as bytes; nothing on a server, whose files are its own. */
  bytes(): Buffer;
}

function tests(world: () => World) {
  let county: Service;
  let stopped = false;
  const open = () => openSubgraph('county', world().settings, { bus: inProcessBus() });
  const marks = async () =>
    Object.fromEntries(
      await Promise.all(
        tablesOf(county).map(async table => [table.name, (await marksIn(county.database.read, table)).sort()] as const),
      ),
    );
  const expected = (service: Service) => {
    const [rows, plain] = [service.vault.mark('340000', true), service.vault.mark('340000', false)];
    const none = { entry_words: [], attachments: [], attachment_pieces: [], attachment_uploads: [] };
    return { reporters: [rows], form_values: [plain], work_orders: ['-', plain], ...none };
  };
  beforeAll(async () => {
    log.level = 'error';
    county = await open();
  }, 240_000);
  afterAll(async () => {
    if (!stopped) await county?.stop();
  });

  it('is encrypted before the level answers, to the last row, under the keys of its province', async () => {
    expect(await marks()).toEqual(expected(county));
    const rows = await county.database.read.query<Record<string, string>[]>('select * from reporters');
    expect(rows).toHaveLength(ROWS);
    for (const { name, phone } of rows)
      expect([name, phone].every(text => text?.startsWith('v1.aes-256-gcm.'))).toBe(true);
    const dump = JSON.stringify([
      rows,
      await county.database.read.query('select * from form_values'),
      await county.database.read.query('select * from work_orders'),
    ]);
    for (const word of [NAME, PHONE, '虚构路', SIGNED]) expect(dump).not.toContain(word);
  });

  it('reads as before, masked and in plain text', async () => {
    for (const i of [0, 199, 200, ROWS - 1])
      expect(await reporterOf(county, uids[i] ?? '')).toEqual({
        name: `${NAME}${i}`,
        phone: phoneOf(i),
        idNumber: null,
      });
    const { file } = await ask(
      county,
      `{ file: countyFile(uid: "${uids[0]}") { reporter { name phone idNumber } orders { signatures { signer by } } } }`,
    );
    expect(file).toEqual({
      reporter: { name: '涂**0', phone: '139****0000', idNumber: null },
      orders: [
        {
          signatures: [
            { signer: 'LEADER', by: '科长' },
            { signer: 'APPLICANT', by: '涂*父' },
          ],
        },
        { signatures: [] },
      ],
    });
  });

  it('leaves nothing of the plain text in the file', () => {
    const bytes = world().bytes();
    for (const word of [NAME, PHONE, phoneOf(7), '虚构路', SIGNED])
      expect([word, bytes.includes(word)]).toEqual([word, false]);
  });

  it('goes on where a start was cut off', async () => {
    await county.database.write(async tx => {
      for (const [i, uid] of uids.entries())
        await tx.query(
          `update reporters set name = '${NAME}${i}', phone = '${phoneOf(i)}', id_number = null, sealed_with = '' where uid = '${uid}'`,
        );
    });
    let seals = 0;
    const seal: Service['vault']['seal'] = (...args) => {
      if (++seals > 500) throw new Error('killed');
      return county.vault.seal(...args);
    };
    await expect(sealPlainRows({ ...county, vault: { ...county.vault, seal } })).rejects.toThrow('killed');
    const [{ n }] = (await county.database.read.query(
      `select count(*) as n from reporters where sealed_with = ''`,
    )) as [{ n: number }];
    // two texts a row: the first batch of 200 stands, the second was undone
    expect(Number(n)).toBe(ROWS - 200);
    await sealPlainRows(county);
    expect(await marks()).toEqual(expected(county));
    expect(await reporterOf(county, uids[449] ?? '')).toMatchObject({ phone: phoneOf(449) });
    expect(world().bytes().includes(NAME)).toBe(false);
  });

  it('moves on to new keys while it works, finds people all the time, and then the old keys may go', async () => {
    const before = expected(county);
    const find = async (i: number) =>
      (await ask(county, `{ found: countyFilesOfReporter(phone: "+86 ${phoneOf(i)}") { uid } }`)).found;
    await addKeys(world().keys, ['340000'], { profile: 'sm' });
    expect(await marks()).toEqual(before);
    expect(await find(3)).toEqual([{ uid: uids[3] }]);
    const inUse = async () =>
      new Set(
        Object.values(await marks())
          .flat()
          .flatMap(mark => mark.split('.')),
      );
    const later = new Date(Date.now() + 61_000);
    const early = await retireKeys(world().keys, inUse, later);
    expect([early.retired, early.kept.map(({ why }) => why)]).toEqual([
      [],
      Array(2).fill('rows still need it; a running hub encrypts them again'),
    ]);

    await county.jobs.runAll();
    expect(await marks()).toEqual(expected(county));
    expect(expected(county)).not.toEqual(before);
    const [row] = await county.database.read.query<{ name: string }[]>('select name from reporters');
    expect(row?.name).toMatch(/^v1\.sm\./);
    expect(await find(3)).toEqual([{ uid: uids[3] }]);
    expect(await reporterOf(county, uids[3] ?? '')).toEqual({ name: `${NAME}3`, phone: phoneOf(3), idNumber: null });

    expect((await retireKeys(world().keys, inUse, new Date())).kept).toHaveLength(2);
    const { retired } = await retireKeys(world().keys, inUse, later);
    expect(retired.map(({ id }) => id).sort()).toEqual(before.reporters[0]?.split('.').sort());
    expect(readKeyFile(world().keys)?.keys.filter(({ province }) => province === '340000')).toHaveLength(2);
    expect(await find(3)).toEqual([{ uid: uids[3] }]);
    expect(await reporterOf(county, uids[449] ?? '')).toMatchObject({ name: `${NAME}449` });
    await resealOldRows(county);
    expect(await marks()).toEqual(expected(county));
  }, 240_000);

  it('does not open a text that was put into another row', async () => {
    const [a = '', b = ''] = uids;
    const nameOf = async (uid: string) =>
      (await county.database.read.query<{ name: string }[]>(`select name from reporters where uid = '${uid}'`))[0]
        ?.name ?? '';
    const [own, foreign] = [await nameOf(a), await nameOf(b)];
    const put = (text: string) =>
      county.database.write(tx => tx.query(`update reporters set name = '${text}' where uid = '${a}'`));
    await put(foreign);
    await expect(reporterOf(county, a)).rejects.toThrow('reporters.name was changed, or is not at its place');
    const answer = (await executeLocally(county, {
      document: parse(`{ countyFile(uid: "${a}") { number reporter { name } } }`),
      principal: REGISTRAR,
    })) as { data: { countyFile: object }; errors?: { extensions: object }[] };
    expect(answer.data.countyFile).toMatchObject({ reporter: null });
    expect(answer.errors).toHaveLength(1);
    await put(own);
    expect(await reporterOf(county, a)).toMatchObject({ name: `${NAME}0` });
  });

  it('refuses a start whose key file has lost a key that rows need', async () => {
    const lost = county.vault.mark('340000', true);
    await county.stop();
    stopped = true;
    rmSync(world().keys);
    await keyFile(join(world().keys, '..'));
    await expect(open()).rejects.toThrow(
      `reporters of county is encrypted with keys that the file does not have (${lost})`,
    );
  }, 240_000);
}

const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'doudi-sealed-'));
  folders.push(folder);
  return folder;
};
const directory = smallDirectory();
afterAll(() => {
  for (const folder of [...folders, directory]) rmSync(folder, { recursive: true, force: true });
});

describe('what a release without keys has left on sqlite', () => {
  let world: World;
  beforeAll(async () => {
    const folder = newFolder();
    const database = join(folder, 'county.sqlite');
    await plainDatabase({ type: 'better-sqlite3', database });
    expect(readFileSync(database).includes(NAME)).toBe(true);
    const keys = await keyFile(folder);
    const bytes = () => Buffer.concat([database, `${database}-wal`].filter(existsSync).map(name => readFileSync(name)));
    world = { settings: readSettings({ HUB_DATA: folder, HUB_DIRECTORY: directory }), keys, bytes };
  }, 240_000);
  tests(() => world);
});

describeWith(['mariadbd'], 'what a release without keys has left on mariadb', () => {
  let server: PrivateMariadb;
  let world: World;
  beforeAll(async () => {
    server = await startMariadb();
    const { host, port, user: username, password } = server;
    await server.createDatabase('doudi_county');
    await plainDatabase({
      type: 'mariadb',
      host,
      port,
      username,
      password,
      database: 'doudi_county',
      charset: 'utf8mb4_bin',
    });
    const folder = newFolder();
    const HUB_DATABASE = `mariadb://${username}:${password}@${host}:${port}`;
    const keys = await keyFile(folder);
    world = {
      settings: readSettings({ HUB_DATA: folder, HUB_DIRECTORY: directory, HUB_DATABASE }),
      keys,
      bytes: () => Buffer.alloc(0),
    };
  }, 240_000);
  afterAll(() => server?.stop());
  tests(() => world);
});
