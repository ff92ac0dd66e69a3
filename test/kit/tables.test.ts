import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { InboxMessage } from '../../subgraphs/kit/InboxMessage.ts';
import { KitState } from '../../subgraphs/kit/KitState.ts';
import { Kit1767225600000 } from '../../subgraphs/kit/migrations/1767225600000-Kit.ts';
import { OutboxMessage } from '../../subgraphs/kit/OutboxMessage.ts';
import type { SubgraphName } from '../../subgraphs/kit/subgraph.ts';
import { describeWith, type PrivateMariadb, startMariadb } from '../testkit/privateServers.ts';

const NAMES = Object.keys(SUBGRAPHS) as SubgraphName[];
const tablesOf = (name: SubgraphName) => {
  const { capabilities } = SUBGRAPHS[name];
  return {
    entities: [OutboxMessage, InboxMessage, KitState, ...capabilities.flatMap(({ entities = [] }) => entities)],
    migrations: [Kit1767225600000, ...capabilities.flatMap(({ migrations = [] }) => migrations)],
  };
};

/** What TypeORM would still change after the migrations: nothing, or entities and migrations say different things. */
async function differences(options: object, name: SubgraphName): Promise<string[]> {
  const source = await new DataSource({ ...options, ...tablesOf(name) } as unknown as DataSourceOptions).initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    while (source.migrations.length > 0 && (await source.query('select count(*) as n from migrations'))[0].n > 0)
      await source.undoLastMigration({ transaction: 'each' });
    return upQueries.map(({ query }) => query);
  } finally {
    await source.destroy();
  }
}

describe('the tables on sqlite', () => {
  it.each(NAMES)('are after the migrations what the entities say, and can be undone: %s', async name => {
    const folder = mkdtempSync(join(tmpdir(), 'doudi-tables-'));
    expect(await differences({ type: 'better-sqlite3', database: join(folder, 'x.sqlite') }, name)).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

describeWith(['mariadbd'], 'the tables on mariadb', () => {
  let server: PrivateMariadb;
  beforeAll(async () => {
    server = await startMariadb();
  }, 240_000);
  afterAll(() => server?.stop());

  it.each(NAMES)('are after the migrations what the entities say, and can be undone: %s', async name => {
    await server.createDatabase(name);
    const { host, port, user: username, password } = server;
    const place = { type: 'mariadb', host, port, username, password, database: name, charset: 'utf8mb4_bin' };
    expect(await differences(place, name)).toEqual([]);
  });
});
