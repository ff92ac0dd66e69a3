import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { registerCase } from '../../subgraphs/capabilities/intake/registerCase.ts';
import { inProcessBus } from '../../subgraphs/kit/bus/inProcess.ts';
import { contextFor } from '../../subgraphs/kit/context.ts';
import type { LedgerLine } from '../../subgraphs/kit/ledger.ts';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { openSubgraph } from '../../subgraphs/openSubgraph.ts';
import { readSettings } from '../../shared/settings.ts';
import { eventually } from '../testkit/hub.ts';
import { keyFile } from '../testkit/keyFile.ts';
import { describeWith, type PrivateMariadb, startMariadb } from '../testkit/privateServers.ts';
import { smallDirectory } from '../testkit/smallDirectory.ts';

describeWith(['mariadbd'], 'two processes of one level over one database', () => {
  let server: PrivateMariadb;
  const counties: Service[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'doudi-relay-'));
  beforeAll(async () => {
    server = await startMariadb();
    const { host, port, user, password } = server;
    const settings = readSettings({
      HUB_DATABASE: `mariadb://${user}:${password}@${host}:${port}`,
      HUB_DIRECTORY: smallDirectory(),
      HUB_KEYS: await keyFile(folder),
    });
    for (let i = 0; i < 2; i++) counties.push(await openSubgraph('county', settings, { bus: inProcessBus() }));
  }, 240_000);
  afterAll(async () => {
    for (const county of counties) await county.stop();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What a reader of one process sees, from the beginning on, a few lines at a time. */
  async function readAll({ ledger }: Service): Promise<number[]> {
    const seen: number[] = [];
    for (;;) {
      const lines: LedgerLine[] = await ledger.after(seen.at(-1) ?? 0, 7);
      if (lines.length === 0) return seen;
      seen.push(...lines.map(({ position }) => position));
    }
  }

  it('number each line once, without a gap, and both readers see all of them', async () => {
    const who = { id: 'x', role: 'registrar', center: '340882', expiresAt: 9e9 } as const;
    const LINES = 60;
    await Promise.all(
      Array.from({ length: LINES }, (_, i) =>
        registerCase(contextFor(counties[i % 2] as Service, who), {
          title: '办不成',
          item: '营业执照',
          causes: ['rulesNotMet'],
        }),
      ),
    );
    const all = Array.from({ length: LINES }, (_, i) => i + 1);
    for (const county of counties) {
      await eventually('the last line', () => county.ledger.head === LINES);
      expect(await readAll(county)).toEqual(all);
    }
  }, 240_000);
});
