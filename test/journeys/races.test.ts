import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestHub, type TestHub } from '../testkit/hub.ts';
import { actText, PEOPLE, register } from '../testkit/people.ts';
import { describeWith } from '../testkit/privateServers.ts';

for (const database of ['sqlite', 'mariadb'] as const)
  describeWith(database === 'mariadb' ? ['mariadbd'] : [], `races on ${database}`, () => {
    let hub: TestHub;
    beforeAll(async () => {
      hub = await startTestHub('one process', database);
    }, 240_000);
    afterAll(() => hub?.stop(), 30_000);

    it('lets one of eight racing clerks through and tells the others what happened', async () => {
      const { uid } = await register(hub, 'county');
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => hub.ask(PEOPLE.county, actText('county', 'acceptCase', uid))),
      );
      const refused = answers.flatMap(({ errors = [] }) => errors);
      expect(refused).toHaveLength(7);
      for (const { extensions } of refused)
        expect(extensions).toMatchObject({
          code: 'ACT_NOT_ALLOWED',
          params: { state: 'accepted', lastAct: 'accept', lastRole: 'supervision-section' },
        });
      const lines = await hub.rows<{ act: string }>(
        'county',
        `select act from case_entries where uid = '${uid}' order by seq`,
      );
      expect(lines.map(({ act }) => act)).toEqual(['register', 'accept']);
    });

    it('lets one of eight racing escalations through, with one message', async () => {
      const { uid } = await register(hub, 'county');
      await hub.ask(PEOPLE.county, actText('county', 'acceptCase', uid));
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => hub.ask(PEOPLE.county, actText('county', 'escalateCase', uid))),
      );
      expect(answers.flatMap(({ errors = [] }) => errors).map(({ extensions }) => extensions.code)).toEqual(
        Array(7).fill('ESCALATION_OPEN'),
      );
      expect(await hub.rows('county', `select seq from outbox where uid = '${uid}'`)).toHaveLength(1);
    });

    it('numbers registrations of a center and day without a gap, also when some fail on the way', async () => {
      const jobs = Array.from({ length: 60 }, (_, i) =>
        i % 4 === 3 ? register(hub, 'city', { title: ' ' }).catch(() => undefined) : register(hub, 'city'),
      );
      const files = (await Promise.all(jobs)).filter(file => file !== undefined);
      const serials = files.map(({ number }) => Number(number.split('-')[2])).sort((a, b) => a - b);
      expect(serials).toEqual(Array.from({ length: 45 }, (_, i) => i + 1));
    });

    it('registers once what is sent many times under one name', async () => {
      const files = await Promise.all(
        Array.from({ length: 6 }, () => register(hub, 'county', { requestId: 'counter-7/0001' })),
      );
      expect(new Set(files.map(({ uid }) => uid)).size).toBe(1);
    });
  });
