import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mergeTimeline } from '../../shared/domain/case/timeline.ts';
import { eventually, FORMS, startTestHub, type Stream, type TestHub } from '../testkit/hub.ts';
import { act, PACKET, PEOPLE, register } from '../testkit/people.ts';
import { describeWith, type Need } from '../testkit/privateServers.ts';

interface Arrival {
  escalations: {
    cursor: string;
    entry: { act: string };
    case: { uid: string; below: { title: string; state: string } };
  };
}

const needsOf = (form: string, database: string): Need[] => [
  ...(form === 'six processes' ? (['nats-server'] as const) : []),
  ...(database === 'mariadb' ? (['mariadbd'] as const) : []),
];

for (const [form, database] of FORMS)
  describeWith(needsOf(form, database), `a case through four levels, in ${form} on ${database}`, () => {
    let hub: TestHub;
    let uid: string;
    const arrivals: Record<string, Stream<Arrival>> = {};

    beforeAll(async () => {
      hub = await startTestHub(form, database);
      for (const [level, below] of [
        ['county', 'township'],
        ['city', 'county'],
        ['province', 'city'],
      ] as const)
        arrivals[level] = await hub.follow<Arrival>(
          PEOPLE[level],
          `subscription ($area: ID!) { escalations: ${level}Escalations(area: $area) { cursor entry { act } case { uid below: ${below} { title state } } } }`,
          { area: PEOPLE[level][1] },
        );
    }, 240_000);
    afterAll(() => hub?.stop(), 30_000);

    const arrivesAt = (level: 'county' | 'city' | 'province') =>
      eventually(`the escalation at the ${level}`, () =>
        arrivals[level]?.frames.find(({ escalations }) => escalations.case.uid === uid),
      );
    const raisedAt = async (level: string) => {
      const who = PEOPLE[level as keyof typeof PEOPLE];
      const { data } = await hub.ask(who, `{ case(uid: "${uid}") { file: ${level} { raised { status answer } } } }`);
      return data.case.file?.raised as { status: string; answer: string | null } | undefined;
    };
    const heard = (level: string, status: string) =>
      eventually(`${status} heard at the ${level}`, async () =>
        (await raisedAt(level))?.status === status ? true : undefined,
      );

    it('is registered at the township window', async () => {
      const file = await register(hub, 'township', { reporterName: '涂大明', reporterPhone: '13812345678' });
      expect(file).toMatchObject({ state: 'REGISTERED', acts: expect.arrayContaining(['TRIAGE', 'ACCEPT', 'REFER']) });
      // AH-20: a refusal needs an excluded class, and none was found yet
      expect(file.acts).not.toContain('REFUSE');
      expect(file.number).toMatch(/^340882100-\d{8}-0001$/);
      ({ uid } = file);
      await act(hub, 'township', 'acceptCase', uid);
    });

    it.each([
      ['township', 'county'],
      ['county', 'city'],
      ['city', 'province'],
    ] as const)('rises from %s to %s and arrives there live', async (from, to) => {
      await act(hub, from, 'escalateCase', uid);
      const { escalations } = await arrivesAt(to);
      expect(escalations).toMatchObject({
        entry: { act: 'RECEIVE_ESCALATION' },
        case: { below: { title: '“五保”人员医保报销偏低' } },
      });
      await act(hub, to, 'acceptEscalation', uid);
      await heard(from, 'ACCEPTED');
    });

    it('comes down again, level by level, with instruction and decisions', async () => {
      await act(hub, 'province', 'returnEscalation', uid);
      await heard('city', 'RETURNED');
      await act(hub, 'city', 'decideEscalation', uid);
      await heard('county', 'DECIDED');
      await act(hub, 'county', 'decideEscalation', uid);
      await heard('township', 'DECIDED');
      expect(await raisedAt('township')).toEqual({ status: 'DECIDED', answer: '同意重新结算' });
    });

    it('is completed by the window that took it, and by nobody else', async () => {
      await act(hub, 'township', 'assignCase', uid);
      await expect(act(hub, 'county', 'completeCase', uid)).rejects.toThrow('ACT_NOT_ALLOWED');
      await expect(act(hub, 'township', 'completeCase', uid)).rejects.toThrow('ORDERS_OPEN');
      await act(hub, 'township', 'replyOrder', uid);
      expect(await act(hub, 'township', 'completeCase', uid)).toMatchObject({
        state: 'COMPLETED',
        acts: expect.arrayContaining(['GIVE_FEEDBACK']),
      });
    });

    it('is one case in one query, whole for the window where it began', async () => {
      const file = 'state registeredAt dueOn asked { question } entries { seq level at act details { name text } }';
      const { data, errors } = await hub.ask(
        PEOPLE.township,
        `{ case(uid: "${uid}") { township { ...f } county { ...f } city { ...f } province { ...f } } } fragment f on AnyCaseFile { ${file} }`,
      );
      expect(errors).toBeUndefined();
      const { township, county, city, province } = data.case;
      expect([township, county, city, province].map(({ state }) => state)).toEqual([
        'COMPLETED',
        'DECIDED',
        'DECIDED',
        'RETURNED',
      ]);
      // the citizen's clock went up with the case and was never set anew
      expect(new Set([township, county, city, province].map(({ dueOn }) => dueOn)).size).toBe(1);
      expect(province.asked.question).toBe(PACKET.question);
      const timeline = mergeTimeline<{ level: never; seq: number; at: string; act: string }>(
        [township, county, city, province].map(({ entries }) =>
          entries.map((e: { level: string }) => ({ ...e, level: e.level.toLowerCase() })),
        ),
      );
      expect(timeline.filter(({ act: done }) => done !== 'HEAR_STEP').map(({ act: done }) => done)).toEqual([
        'REGISTER',
        'ACCEPT',
        ...['ESCALATE', 'RECEIVE_ESCALATION', 'ACCEPT_ESCALATION'],
        ...['ESCALATE', 'RECEIVE_ESCALATION', 'ACCEPT_ESCALATION'],
        ...['ESCALATE', 'RECEIVE_ESCALATION', 'ACCEPT_ESCALATION'],
        ...['RETURN_ESCALATION', 'DECIDE_ESCALATION', 'DECIDE_ESCALATION'],
        ...['ASSIGN', 'REPLY_ORDER', 'COMPLETE'],
      ]);
      // the window saw each step above it, and would have should the levels above be down
      const steps = township.entries.filter(({ act: done }: { act: string }) => done === 'HEAR_STEP');
      expect(steps.map(({ details }: { details: { text: string }[] }) => details[0]?.text)).toEqual([
        'acceptEscalation',
        'escalate',
        'acceptEscalation',
        'escalate',
        'acceptEscalation',
        'returnEscalation',
        'decideEscalation',
        'decideEscalation',
      ]);
    });

    it('leaves one line for each effect, and every message has its receipt', async () => {
      for (const level of ['township', 'county', 'city', 'province'] as const) {
        const arrived = await hub.rows<{ n: number }>(
          level,
          `select count(*) as n from case_entries where uid = '${uid}' and act = 'receiveEscalation'`,
        );
        expect(Number(arrived[0]?.n)).toBe(level === 'township' ? 0 : 1);
        await eventually(`receipts at the ${level}`, async () => {
          const owed = await hub.rows<{ n: number }>(
            level,
            'select count(*) as n from outbox where receipted_at is null',
          );
          return Number(owed[0]?.n) === 0;
        });
        const positions = await hub.rows<{ p: number }>(
          level,
          'select ledger_position as p from case_entries order by ledger_position',
        );
        expect(positions.map(({ p }) => p)).toEqual(positions.map((_line, i) => i + 1));
      }
    });

    it('keeps the reporter at the window: no other level holds name or telephone', async () => {
      for (const level of ['county', 'city', 'province'] as const) {
        for (const table of ['case_files', 'case_entries', 'escalations', 'inbox', 'outbox', 'reporters']) {
          const rows = await hub.rows<object>(level, `select * from ${table}`);
          expect(JSON.stringify(rows)).not.toMatch(/涂大明|13812345678/);
        }
      }
      const { data } = await hub.ask(
        PEOPLE.township,
        `{ case(uid: "${uid}") { township { reporter { name phone } } } }`,
      );
      expect(data.case.township.reporter).toEqual({ name: '涂*明', phone: '138****5678' });
    });
  });
