import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { addAccount, listAccounts } from '../../hub/issuer/accounts.ts';
import { forgetAttempts, takeAttempt } from '../../hub/issuer/attempts.ts';
import { openIssuer } from '../../hub/issuer/openIssuer.ts';
import { identify, setPassword } from '../../hub/issuer/proof.ts';
import { rotateKeys } from '../../hub/issuer/signingKeys.ts';
import { closeSession, renewSession } from '../../hub/issuer/sessions.ts';
import { ISSUER_TABLES, openStore } from '../../hub/issuer/store.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { createVerifier } from '../../shared/identity/verify.ts';
import { readSettings } from '../../shared/settings.ts';
import { describeWith, type PrivateMariadb, startMariadb } from '../testkit/privateServers.ts';

/** What TypeORM would still change after the migrations. */
async function differences(options: object): Promise<string[]> {
  const source = await new DataSource({ ...options, ...ISSUER_TABLES } as unknown as DataSourceOptions).initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    await source.undoLastMigration({ transaction: 'each' });
    return upQueries.map(({ query }) => query);
  } finally {
    await source.destroy();
  }
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    fault => (fault instanceof DomainError ? fault.code : String(fault)),
  );

/** A life of one account, with everything that asks the database how many lines it changed. */
async function live(over: Record<string, string>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'doudi-life-'));
  const settings = readSettings({ HUB_DATA: folder, ...over });
  const issuer = await openIssuer(settings);
  // the command line beside the hub
  const beside = await openStore(settings);
  try {
    const first = await addAccount(beside, { id: 'wang', name: '王𠮷', role: 'registrar', center: '340882' });
    expect(await listAccounts(issuer.store)).toEqual([
      {
        id: 'wang',
        name: '王𠮷',
        role: 'registrar',
        center: '340882',
        department: null,
        status: 'active',
        secondFactor: false,
      },
    ]);
    const account = await identify(issuer.store, { id: 'wang', password: first }, 'sign-in', '');
    const { pass, cookie } = await issuer.signIn(await setPassword(issuer.store, account, 'kettle lamp river 47', ''));
    const verify = createVerifier([issuer.trusted]);
    expect(await verify(pass.token)).toMatchObject({ id: 'wang' });
    const { cookie: next } = await renewSession(issuer.store, cookie, '');
    await closeSession(beside, next ?? '', '');
    await issuer.refresh();
    expect(await codeOf(verify(pass.token))).toBe('TOKEN_REVOKED');
    await rotateKeys(beside);
    await issuer.refresh();
    expect(issuer.keys.published().keys).toHaveLength(2);
    // two processes that write at once
    const stores = [issuer.store, beside];
    const codes = await Promise.all(
      Array.from({ length: 12 }, (_, i) => codeOf(takeAttempt(stores[i % 2] ?? beside, 'nobody'))),
    );
    expect(codes.filter(code => code === 'accepted')).toHaveLength(5);
    expect(codes.filter(code => code === 'SIGN_IN_LOCKED')).toHaveLength(7);
    await forgetAttempts(beside, 'nobody');
    expect(await codeOf(takeAttempt(issuer.store, 'nobody'))).toBe('accepted');
  } finally {
    await beside.close();
    await issuer.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the issuer’s tables on sqlite', () => {
  it('are after the migrations what the entities say, and can be undone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'doudi-tables-'));
    expect(await differences({ type: 'better-sqlite3', database: join(folder, 'x.sqlite') })).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('bear a life, with two processes at them', () => live({}));
});

describeWith(['mariadbd'], 'the issuer’s tables on mariadb', () => {
  let server: PrivateMariadb;
  beforeAll(async () => {
    server = await startMariadb();
  }, 240_000);
  afterAll(() => server?.stop());

  it('are after the migrations what the entities say, and can be undone', async () => {
    await server.createDatabase('issuer');
    const { host, port, user: username, password } = server;
    const place = { type: 'mariadb', host, port, username, password, database: 'issuer', charset: 'utf8mb4_bin' };
    expect(await differences(place)).toEqual([]);
  });

  it('bear a life, with two processes at them', () =>
    live({ HUB_DATABASE: `mariadb://${server.user}:${server.password}@${server.host}:${server.port}` }));
});
