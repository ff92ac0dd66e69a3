import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LINK_HEADER, readHeader } from '../../shared/link/signature.ts';
import { log } from '../../shared/log.ts';
import { linkKeysCommand } from '../testkit/linkKeysCommand.ts';
import { type Linked, startLinked } from '../testkit/linked.ts';

let linked: Linked;
beforeAll(async () => {
  log.level = 'error';
  linked = await startLinked();
}, 240_000);
afterAll(async () => {
  await linked?.stop();
  log.level = 'info';
});

it('keys change under load, and no request is refused', async () => {
  const token = await linked.token(['efficiency-officer', '340800']);
  const faults: unknown[] = [];
  let asked = 0;
  let isOver = false;
  const readers = Array.from({ length: 8 }, async () => {
    while (!isOver) {
      const { data, errors } = await linked.ask(token, '{ center(code: "340882") { county { tally { open } } } }');
      asked += 1;
      if (errors || data?.center?.county?.tally?.open !== 0) faults.push(errors ?? data);
    }
  });
  for (let i = 0; i < 3; i++) {
    await pause(1_200);
    await linkKeysCommand('rotate', '--folder', linked.keysFolder);
  }
  await pause(1_200);
  isOver = true;
  await Promise.all(readers);
  expect(faults).toEqual([]);
  expect(asked).toBeGreaterThan(100);
  const used = new Set(linked.between.passed.map(({ headers }) => readHeader(headers[LINK_HEADER])?.kid));
  const { county } = JSON.parse(readFileSync(join(linked.keysFolder, 'gateway', 'keys.json'), 'utf8'));
  // the first, and each of the three that followed
  expect(used.size).toBe(4);
  expect([...used].at(-1)).toBe(county.at(-1).kid);
}, 240_000);
