import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LEVELS } from '../../shared/domain/levels.ts';
import { formatCursor } from '../../shared/domain/stream/cursor.ts';
import { caseStream } from '../../subgraphs/capabilities/cases/caseStream.ts';
import { DutyRow } from '../../subgraphs/capabilities/duties/DutyRow.ts';
import { openContext } from '../../subgraphs/kit/context.ts';
import { receive } from '../../subgraphs/kit/inbox.ts';
import { Casework } from '../testkit/casework.ts';
import { askAs, codeOf, daysText, delegateText, endText, type Person, planText } from '../testkit/duties.ts';
import type { Answer } from '../testkit/hub.ts';
import { PACKET, register } from '../testkit/people.ts';

const COUNTY = '340882';
const ABSENT = '6ff1f4a1-3a6c-4f4f-8a39-3bb0a5f1d6a1';
const BOSS: Person = ['boss', 'center-head', COUNTY];
const LI: Person = ['li', 'registrar', COUNTY];
const ZHAO: Person = ['zhao', 'efficiency-supervisor', COUNTY];
const QIAN: Person = ['qian', 'efficiency-supervisor', COUNTY];

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30');
}, 240_000);
afterAll(() => desk?.stop());

const ask = (who: Person, query: string, duty?: string): Promise<Answer> => askAs(desk.hub, who, query, duty);

/** Orders a duty, and lets every level hear of it. */
async function ordered(who: Person, text: string): Promise<DutyRow> {
  const answer = await ask(who, text);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  await desk.settle();
  return answer.data.duty as DutyRow;
}

/** A case of a township that waits at the county for somebody to take it on. */
async function escalated(): Promise<string> {
  const { uid } = await register(desk.hub, 'township');
  const coordinator = ['coordinator', '340882100'] as const;
  await desk.act(coordinator, 'acceptCase', uid);
  const packet = `tried: "${PACKET.tried}", question: "${PACKET.question}", authorityWanted: "${PACKET.authorityWanted}"`;
  await desk.act(coordinator, 'escalateCase', uid, `, packet: { ${packet} }`);
  return uid;
}

const accept = (uid: string) => `mutation { countyAcceptEscalation(uid: "${uid}") { state owner } }`;
const policyDraft = 'mutation { countyPublishPolicy(draft: "{}") { name } }';

describe('AH-09: a coordinator by turns', () => {
  it('does in the duty what the role may, and nothing of it without', async () => {
    const uid = await escalated();
    const { id } = await ordered(BOSS, planText('zhao', 'coordinator', COUNTY, daysText('2026-09-28', '2026-09-29')));
    expect(codeOf(await ask(ZHAO, accept(uid)))).toBe('NOT_PERMITTED');
    const done = await ask(ZHAO, accept(uid), id);
    expect(done.data.countyAcceptEscalation).toEqual({ state: 'ACCEPTED', owner: 'zhao' });
    // one hat at a time: what the own role may the coordinator of the day may not
    expect(codeOf(await ask(['zhao', 'policy-administrator', COUNTY], policyDraft, id))).toBe('NOT_ON_DUTY');
  });

  it('stands on the ledger with the duty, and below it is told as a center and not as a person', async () => {
    const [line] = await desk.hub.rows<Record<string, string>>(
      'county',
      "select actor_id, role, actor_center, detail from case_entries where act = 'acceptEscalation'",
    );
    const [{ id = '' } = {}] = await desk.hub.rows<{ id: string }>(
      'county',
      "select id from duties where person = 'zhao'",
    );
    expect(line).toMatchObject({ actor_id: 'zhao', role: 'coordinator', actor_center: COUNTY });
    expect(JSON.parse(line?.detail ?? '')).toEqual({ duty: id });
    await desk.settle();
    const below = await desk.hub.rows<{ detail: string }>(
      'township',
      "select detail from case_entries where act = 'hearStep'",
    );
    expect(below.length).toBeGreaterThan(0);
    expect(JSON.stringify(below)).not.toMatch(/zhao|"duty/);
  });
});

describe('standing in for somebody', () => {
  it('answers for what that one answers for; what is taken on stays with the place', async () => {
    const mine = await ask(
      LI,
      'mutation { countyRegisterCase(input: { title: "换证", item: "身份证", causes: [RULES_NOT_MET] }) { uid } }',
    );
    const duty = await ordered(LI, delegateText('qian', daysText('2026-09-28', '2026-09-30')));
    expect(duty).toMatchObject({ kind: 'DELEGATION', role: 'registrar', standsFor: 'li', orderedBy: 'li' });
    const taken = await ask(
      QIAN,
      'mutation { countyRegisterCase(input: { title: "过户", item: "房产", causes: [RULES_NOT_MET] }) { uid owner entries { role details { name text } } } }',
      duty.id,
    );
    expect(taken.data.countyRegisterCase).toMatchObject({
      owner: 'li',
      entries: [{ role: 'registrar', details: expect.arrayContaining([{ name: 'standsFor', text: 'li' }]) }],
    });
    const note = (uid: string) => `mutation { countyGiveFeedback(uid: "${uid}", note: "电话告知") { uid } }`;
    const { uid } = mine.data.countyRegisterCase as { uid: string };
    expect(codeOf(await ask(QIAN, note(uid)))).toBe('NOT_PERMITTED');
    expect(codeOf(await ask(QIAN, `{ countyFile(uid: "${uid}") { owner } }`, duty.id))).toBe('ok');
  });

  it('has one deputy at a time, and no deputy of a deputy', async () => {
    const second = await ask(LI, delegateText('sun', daysText('2026-09-30', '2026-10-05')));
    expect([codeOf(second), second.errors?.[0]?.extensions.params]).toEqual([
      'DUTY_OVERLAPS',
      { from: '2026-09-28', to: '2026-09-30', person: 'qian' },
    ]);
    const [{ id = '' } = {}] = await desk.hub.rows<{ id: string }>(
      'county',
      "select id from duties where person = 'qian'",
    );
    expect(codeOf(await ask(QIAN, delegateText('sun', daysText('2026-09-29')), id))).toBe('DUTY_CHAIN');
  });

  it('is ordered for somebody who fell ill by the head of the center', async () => {
    const place = ', place: { person: "zhou", role: "registrar", center: "340882" }';
    expect(codeOf(await ask(LI, delegateText('wu', daysText('2026-09-28'), place)))).toBe('NOT_PERMITTED');
    expect(await ordered(BOSS, delegateText('wu', daysText('2026-09-28'), place))).toMatchObject({ standsFor: 'zhou' });
  });

  it('of two orders at once for one place one is refused', async () => {
    const orders = ['a', 'b', 'c'].map(person =>
      ask(['zheng', 'registrar', COUNTY], delegateText(person, daysText('2026-10-09'))),
    );
    expect((await Promise.all(orders)).map(codeOf).sort()).toEqual(['DUTY_OVERLAPS', 'DUTY_OVERLAPS', 'ok']);
  });
});

describe('a duty', () => {
  it('is known at all four levels, at the others without reason and orderer', async () => {
    const { id } = await ordered(BOSS, planText('feng', 'leader', COUNTY, daysText('2026-09-28')));
    for (const level of LEVELS) {
      const row = await desk.service(level).database.read.findOneBy(DutyRow, { id });
      expect([level, row?.person, row?.reason, row?.orderedBy]).toEqual(
        level === 'county' ? [level, 'feng', '轮流值班', 'boss'] : [level, 'feng', null, null],
      );
    }
  });

  it('that nobody may wear is refused by every level alike', async () => {
    const { id } = await ordered(BOSS, planText('chen', 'coordinator', COUNTY, daysText('2026-09-28')));
    const coming = await ordered(BOSS, planText('zhao', 'leader', COUNTY, daysText('2026-10-10')));
    const tries: [Person, string][] = [
      [ZHAO, ABSENT],
      [ZHAO, 'no id'],
      [ZHAO, `${id}' or '1'='1`],
      [ZHAO, id], // another person’s
      [ZHAO, coming.id],
      [['chen', 'handler', '340881'], id], // the same id at a neighbour
      [['chen', 'security-administrator', COUNTY], id],
      [['chen', 'integrator', COUNTY], id],
    ];
    const said = new Set<string>();
    for (const level of LEVELS)
      for (const [who, duty] of tries) {
        const { errors } = await ask(who, `{ x: ${level}File(uid: "${ABSENT}") { uid } }`, duty);
        const [error] = errors ?? [];
        said.add(JSON.stringify([error?.message, error?.extensions.code, error?.extensions.params]));
      }
    expect([...said]).toEqual([expect.stringContaining('NOT_ON_DUTY')]);
    // and it is not that nothing can be asked
    expect(codeOf(await ask(['chen', 'handler', COUNTY], `{ countyFile(uid: "${ABSENT}") { uid } }`, id))).toBe('ok');
  });

  it('ends when it is ended: at every level, for acts, reads and streams', async () => {
    const uid = await escalated();
    const { id } = await ordered(BOSS, planText('wei', 'coordinator', COUNTY, daysText('2026-09-28')));
    const WEI: Person = ['wei', 'handler', COUNTY];
    const service = desk.service('county');
    const after = formatCursor({ epoch: service.ledger.epoch, position: service.ledger.head });
    const ctx = await openContext(service, { id: 'wei', role: 'handler', center: COUNTY, expiresAt: 4e9 }, id);
    const stream = caseStream(ctx, { area: COUNTY, after }, () => true);
    const waiting = stream.next();
    expect(await ordered(BOSS, endText(id))).toMatchObject({ endedBy: 'boss', endReason: '换班', inForce: false });
    expect(codeOf(await ask(WEI, accept(uid), id))).toBe('NOT_ON_DUTY');
    for (const level of LEVELS)
      expect(codeOf(await ask(WEI, `{ ${level}File(uid: "${uid}") { uid } }`, id))).toBe('NOT_ON_DUTY');
    // the stream finds it in the table, at the next look where nothing happens
    await expect(waiting).rejects.toMatchObject({ code: 'NOT_ON_DUTY' });
    expect(codeOf(await ask(BOSS, endText(id)))).toBe('DUTY_OVER');
  });

  it('ends by itself, and its stream with it', async () => {
    const { id } = await ordered(
      BOSS,
      planText('jiang', 'coordinator', COUNTY, '{ from: "2026-09-28", to: "2026-09-28", toHalf: MORNING }'),
    );
    const service = desk.service('county');
    desk.setTime('2026-09-28T11:59:59.900');
    const ctx = await openContext(service, { id: 'jiang', role: 'handler', center: COUNTY, expiresAt: 4e9 }, id);
    const waiting = caseStream(ctx, { area: COUNTY }, () => true).next();
    desk.setTime('2026-09-28T12:00');
    await expect(waiting).rejects.toMatchObject({ code: 'NOT_ON_DUTY' });
    desk.setTime('2026-09-28T09:30');
  });

  it('is in one’s own list whatever is worn, and on the roster of its center', async () => {
    const own = await ask(ZHAO, '{ countyMyDuties { id person role inForce } cityMyDuties { id } }');
    expect(own.data.countyMyDuties.map(({ role }: { role: string }) => role)).toEqual(['coordinator', 'leader']);
    expect(own.data.cityMyDuties).toHaveLength(2);
    const list = (level: string, center: string, from = '2026-09-28', to = '2026-10-04') =>
      `{ duties: ${level}Duties(center: "${center}", from: "${from}", to: "${to}") { person role } }`;
    const roster = await ask(ZHAO, list('county', COUNTY));
    expect(roster.data.duties).toContainEqual({ person: 'feng', role: 'leader' });
    expect((await ask(ZHAO, list('county', COUNTY, '2026-11-02', '2026-11-08'))).data.duties).toEqual([]);
    expect(codeOf(await ask(ZHAO, list('county', '340881')))).toBe('OUTSIDE_JURISDICTION');
    expect(codeOf(await ask(['x', 'coordinator', '340800'], list('city', COUNTY)))).toBe('WRONG_LEVEL');
    expect(codeOf(await ask(ZHAO, list('county', COUNTY, '2026-09-28', '2026-10-29')))).toBe('PAGE_SIZE');
    expect(codeOf(await ask(ZHAO, list('county', COUNTY, '2026-09-28', '2026-09-27')))).toBe('PAGE_SIZE');
    expect(codeOf(await ask(['x', 'citizen', COUNTY], list('county', COUNTY)))).toBe('NOT_PERMITTED');
  });

  it('is ended by nobody who may not know of it: for them it is not there', async () => {
    const { id } = await ordered(BOSS, planText('shen', 'registrar', COUNTY, daysText('2026-10-12')));
    expect(codeOf(await ask(['x', 'center-head', '340881'], endText(id)))).toBe('DUTY_NOT_FOUND');
    expect(codeOf(await ask(['x', 'center-head', '340881'], endText(ABSENT)))).toBe('DUTY_NOT_FOUND');
    expect(codeOf(await ask(ZHAO, endText(id)))).toBe('NOT_PERMITTED');
  });

  it.each<[string, string, string, string]>([
    ['without a person', planText(' ', 'leader', COUNTY, daysText('2026-10-13')), 'FIELD_REQUIRED', 'person'],
    [
      'with an id that is too long',
      planText('x'.repeat(65), 'leader', COUNTY, daysText('2026-10-13')),
      'FIELD_TOO_LONG',
      'person',
    ],
    [
      'with an id that cannot be read',
      planText('a\\u202eb', 'leader', COUNTY, daysText('2026-10-13')),
      'FIELD_INVALID',
      'person',
    ],
    ['with a role that is none', planText('he', 'king', COUNTY, daysText('2026-10-13')), 'DUTY_ROLE', 'role'],
    ['of an administrator', planText('he', 'auditor', COUNTY, daysText('2026-10-13')), 'DUTY_ROLE', 'role'],
    ['backwards', planText('he', 'leader', COUNTY, daysText('2026-10-13', '2026-10-12')), 'DUTY_PERIOD', 'days'],
    [
      'at a center of another level',
      planText('he', 'leader', '340800', daysText('2026-10-13')),
      'WRONG_LEVEL',
      'center',
    ],
  ])('%s is refused, and nothing is written', async (_what, text, code, field) => {
    const before = await desk.hub.rows('county', 'select id from duties');
    const { errors } = await ask(BOSS, text);
    expect([errors?.[0]?.extensions.code, errors?.[0]?.extensions.field]).toEqual([code, field]);
    expect(await desk.hub.rows('county', 'select id from duties')).toHaveLength(before.length);
  });
});

describe('a message about a duty', () => {
  const body = {
    ...{ id: ABSENT, kind: 'roster', person: 'mallory', role: 'coordinator', center: COUNTY, standsFor: null },
    ...{ from: '2026-09-27T16:00:00.000Z', to: '2026-09-30T16:00:00.000Z', endedAt: null },
  };
  const message = (seq: number, origin: string, more: object = {}) => ({
    ...{ origin: `${origin}@feedbeef`, seq, to: 'city', topic: 'duty.told', uid: ABSENT, body: { ...body, ...more } },
  });
  const tell = async (...args: Parameters<typeof message>) =>
    (await receive(desk.service('city'), message(...args))).refusal;
  const known = () => desk.service('city').database.read.findOneBy(DutyRow, { id: ABSENT });

  it('is believed from the level of its center alone', async () => {
    for (const [i, origin] of ['township', 'province'].entries())
      expect(await tell(i + 1, origin)).toBe('MESSAGE_MISDIRECTED');
    expect(await tell(3, 'county', { center: '340000' })).toBe('MESSAGE_MISDIRECTED');
    expect(await tell(4, 'county', { center: '999999' })).toBe('MESSAGE_MISDIRECTED');
    expect(await known()).toBeNull();
  });

  it.each<[string, object]>([
    ['that of an administrator', { role: 'auditor' }],
    ['a word for a role', { role: 'king' }],
    ['a year', { to: '2027-09-30T16:00:00.000Z' }],
    ['no instant', { from: 'today' }],
    ['a delegation of nobody’s place', { kind: 'delegation' }],
  ])('is not believed: %s', async (_what, more) => {
    expect(await tell(10 + Object.keys(more).join().length + JSON.stringify(more).length * 100, 'county', more)).toBe(
      'MESSAGE_MALFORMED',
    );
    expect(await known()).toBeNull();
  });

  it('that comes late, or again, brings back nothing that was ended', async () => {
    const endedAt = '2026-09-28T01:00:00.000Z';
    expect(await tell(20, 'county', { endedAt })).toBeNull();
    expect(await tell(21, 'county')).toBeNull();
    expect((await known())?.endedAt).toBe(endedAt);
    expect(await tell(22, 'county', { role: 'leader' })).toBe('MESSAGE_MALFORMED');
    expect(codeOf(await ask(['mallory', 'handler', COUNTY], `{ cityFile(uid: "${ABSENT}") { uid } }`, ABSENT))).toBe(
      'NOT_ON_DUTY',
    );
  });
});
