import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { formatCursor } from '../../../shared/domain/stream/cursor.ts';
import { LEVELS, type LevelName } from '../../../shared/domain/levels.ts';
import { contextFor } from '../../../subgraphs/kit/context.ts';
import { caseStream } from '../../../subgraphs/capabilities/cases/caseStream.ts';
import { at, codeOf, compare, counted, pascal } from '../compare.ts';
import { reads, ROLES, type Role } from '../expected.ts';
import { BRANCH, personAt } from '../world.ts';
import { world, inArea } from './cells.ts';

describe('a stream', () => {
  const opened = async (role: Role, home: LevelName, level: LevelName, field: string) => {
    const stream = await world.follow(
      level,
      at(role, home),
      `subscription { ${level}${pascal(field)}(area: "${BRANCH[level]}") { cursor } }`,
    );
    if (!(Symbol.asyncIterator in stream)) return codeOf(stream);
    await stream.return?.();
    return 'ok';
  };

  it('of the ledger is followed in the own area', () =>
    compare((role, home, level) => opened(role, home, level, 'ledger'), inArea('stream')));

  it('N7: of figures is followed by who watches over the area', () =>
    compare((role, home, level) => opened(role, home, level, 'oversight'), inArea('oversight'), [
      'province',
      'city',
      'county',
    ]));

  it('of escalations is followed in the own area', () =>
    compare((role, home, level) => opened(role, home, level, 'escalations'), inArea('stream'), [
      'province',
      'city',
      'county',
    ]));

  it('shows every line of the own area that the role reads, and no other', async () => {
    const wrong: string[] = [];
    for (const level of LEVELS) {
      const { ledger } = world.desk.service(level);
      const lines = await world.desk.hub.rows<{ origin: string; center: string }>(
        level,
        'select center, origin from case_entries',
      );
      const followers = [
        ...ROLES.filter(one => reads(one, 'stream', 'C')).map(role => ({ role, department: undefined })),
        ...['medical-security', 'social-insurance'].map(department => ({ role: 'handler' as Role, department })),
      ];
      for (const { role, department } of followers) {
        const area = BRANCH[level];
        const tree = world.desk.service(level).tree;
        const within = (code: string) => {
          for (let one = tree.get(code); one; one = one.parent === null ? undefined : tree.get(one.parent))
            if (one.code === area) return true;
          return false;
        };
        // of another department there is no line, however many there are
        const readers = department !== undefined || reads(role, 'entries', 'C');
        const expected = readers ? lines.filter(({ center }) => within(center)).length : 0;
        const stream = await world.follow(
          level,
          personAt(role, { center: BRANCH[level], ...(department === undefined ? {} : { department }) }),
          `subscription { ${level}Ledger(area: "${area}", after: "${formatCursor({ epoch: ledger.epoch, position: 0 })}") { cursor entry { act } } }`,
        );
        if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
        let got = 0;
        for (; got < expected; got += 1) await stream.next();
        const more = await Promise.race([stream.next().then(({ done }) => !done), pause(20, false)]);
        counted.cells += 1;
        if (more === true || (expected === 0) === readers)
          wrong.push(`${role} at the ${level}: ${expected} lines, more: ${String(more)}`);
        await stream.return?.();
      }
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('N8: ends with TOKEN_EXPIRED at the expiry, also where nothing happens', async () => {
    const service = world.desk.service('county');
    const expiresAt = service.now().getTime() / 1000 + 0.3;
    const ctx = contextFor(service, { ...at('registrar', 'county'), expiresAt });
    const stream = caseStream(ctx, { area: BRANCH.county }, () => true);
    const waiting = stream.next();
    await pause(50); // it waits for a line by now
    world.desk.wait(1);
    await expect(waiting).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
  });

  it('asks again for every line whether the area is still the person’s', async () => {
    const service = world.desk.service('county');
    const ctx = contextFor(service, { ...at('efficiency-officer', 'city'), expiresAt: 4e9 });
    const stream = caseStream(
      ctx,
      { area: BRANCH.county, after: formatCursor({ epoch: service.ledger.epoch, position: 0 }) },
      () => true,
    );
    expect((await stream.next()).done).toBe(false);
    const { tree } = service;
    const county = tree.get(BRANCH.county);
    if (!county) throw new Error('no county');
    service.tree = new Map([...tree, [BRANCH.county, { ...county, parent: '340100' }]]);
    await expect(stream.next()).rejects.toMatchObject({ code: 'OUTSIDE_JURISDICTION' });
    service.tree = tree;
  });
});
