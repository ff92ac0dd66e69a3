import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addAccount, disableAccount } from '../../hub/issuer/accounts.ts';
import { openStore, type Store } from '../../hub/issuer/store.ts';
import { readSettings } from '../../shared/settings.ts';
import { eventually, startProcess } from '../testkit/hub.ts';
import { freePort } from '../testkit/privateServers.ts';
import { smallDirectory } from '../testkit/smallDirectory.ts';

const PASSWORD = 'kettle lamp river 47';

describe('the local issuer in the gateway, and a subgraph in another process', () => {
  const [data, levels, directory] = [
    mkdtempSync(join(tmpdir(), 'doudi-apart-')),
    mkdtempSync(join(tmpdir(), 'doudi-apart-')),
    smallDirectory(),
  ];
  const processes: ChildProcess[] = [];
  let store: Store;
  let gateway: string;
  let subgraph: string;

  beforeAll(async () => {
    const [atGateway, atSubgraph] = [await freePort(), await freePort()];
    gateway = `http://127.0.0.1:${atGateway}`;
    subgraph = `http://127.0.0.1:${atSubgraph}/graphql`;
    const own = {
      HUB_IDENTITY: 'local',
      HUB_ISSUER: gateway,
      HUB_DIRECTORY: directory,
      LOG_LEVEL: 'error',
      HUB_ADHOC: 'on',
      HUB_LINK: 'open',
    };
    const environment = { ...process.env, ...own, NODE_OPTIONS: '' };
    const address = { SUBGRAPH_URLS: `directory=${subgraph}`, PORT: String(atGateway), HUB_DATA: data };
    const command = ['dist/hub/cli/main.js', 'gateway', '--supergraph', 'schema/supergraph.graphql'];
    processes.push(
      await startProcess(['dist/subgraphs/main.js', 'directory', String(atSubgraph)], {
        ...environment,
        HUB_DATA: levels,
      }),
    );
    processes.push(await startProcess(command, { ...environment, ...address }));
    store = await openStore(readSettings({ ...own, HUB_DATA: data }));
  }, 240_000);
  afterAll(async () => {
    await store?.close();
    for (const child of processes) child.kill('SIGTERM');
    for (const folder of [data, levels, directory]) rmSync(folder, { recursive: true, force: true });
  });

  async function ask(url: string, token: string): Promise<string> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const body = JSON.stringify({ query: '{ center(code: "340882") { name } }' });
    const answer = (await (await fetch(url, { method: 'POST', headers, body })).json()) as {
      data?: { center: { name: string } };
      errors?: { extensions: { code: string } }[];
    };
    return answer.errors?.[0]?.extensions.code ?? answer.data?.center.name ?? '';
  }

  async function signIn(id: string): Promise<string> {
    const password = await addAccount(store, { id, name: `姓${id}`, role: 'registrar', center: '340882' });
    const response = await fetch(`${gateway}/issuer/password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, password, newPassword: PASSWORD }),
    });
    return ((await response.json()) as { token: string }).token;
  }

  it('believe the same tokens, and stop together when an account is closed', async () => {
    const token = await signIn('wang');
    expect(await ask(`${gateway}/graphql`, token)).toBe('潜山市');
    expect(await ask(subgraph, token)).toBe('潜山市');
    await disableAccount(store, 'wang');
    await eventually(
      'the gateway refuses it',
      async () => (await ask(`${gateway}/graphql`, token)) === 'TOKEN_REVOKED',
      20_000,
    );
    await eventually('the subgraph refuses it', async () => (await ask(subgraph, token)) === 'TOKEN_REVOKED', 60_000);
  }, 240_000);

  it('go on while the gateway is away, with the keys they know', async () => {
    const token = await signIn('zhao');
    expect(await ask(subgraph, token)).toBe('潜山市');
    const [, edge] = processes;
    const ended = new Promise(resolve => edge?.once('exit', resolve));
    edge?.kill('SIGTERM');
    await ended;
    expect(await ask(subgraph, token)).toBe('潜山市');
  }, 240_000);
});
