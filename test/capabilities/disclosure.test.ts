import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLE_NAMES, type RoleName } from '../../shared/domain/access/roles.ts';
import { Casework } from '../testkit/casework.ts';
import { everythingOf } from '../testkit/everything.ts';
import type { Answer, Who } from '../testkit/hub.ts';
import { act as actOf } from '../testkit/people.ts';

/** Full personal data for a purpose, for a while, and on record (N12). */
const NAME = '欧阳涂大明';
const PHONE = '13987654321';
const REGISTRAR: Who = ['registrar', '340882'];
const HANDLER: Who = ['handler', '340882', 'medical-security'];
const SUPERVISOR: Who = ['supervision-section', '340882'];
const CITY: Who = ['efficiency-officer', '340800'];
const PROVINCE: Who = ['provincial-officer', '340000'];
const START = '2026-09-28T09:30';

const FORM = {
  title: '“五保”人员医保报销偏低',
  item: '医疗费用报销',
  causes: ['RULES_NOT_MET'],
  reporterName: NAME,
  reporterPhone: PHONE,
};

let desk: Casework;
let uid: string;
let anonymous: string;

beforeAll(async () => {
  desk = await Casework.start(START);
  ({ uid } = await desk.register(REGISTRAR, FORM));
  ({ uid: anonymous } = await desk.register(REGISTRAR, { ...FORM, reporterName: null, reporterPhone: null }));
  for (const one of [uid, anonymous]) {
    await desk.act(REGISTRAR, 'triageCase', one, 'class: "complex"').catch(() => undefined);
    await desk.act(REGISTRAR, 'acceptCase', one);
    await desk.act(REGISTRAR, 'assignCase', one, 'department: "市医保局"');
  }
}, 240_000);
afterAll(() => desk?.stop(), 30_000);

const WANTED = 'mark purpose at until name phone idNumber person';

const reveal = (who: Who | string, of = uid, args = 'purpose: CONTACT, note: "电话核对材料"') =>
  desk.hub.ask(who, `mutation { shown: countyRevealReporter(uid: "${of}", ${args}) { ${WANTED} } }`);

const codeOf = ({ errors }: Answer): string | undefined => errors?.[0]?.extensions.code;

const disclosed = () =>
  desk.hub.rows<Record<string, string>>('county', 'select * from disclosures order by disclosed_at');

const open = async (who: Who | string) =>
  (await desk.hub.ask(who, `{ file: countyFile(uid: "${uid}") { disclosure { ${WANTED} } } }`)).data.file?.disclosure ??
  null;

const paper = async (who: Who | string) =>
  (
    await desk.hub.ask(
      who,
      `{ file: countyFile(uid: "${uid}") { paper(kind: REGISTRATION) { mark fields { value } } } }`,
    )
  ).data.file.paper as { mark: string | null; fields: { value: string }[] };

/** All that the API tells somebody of the case at its level, and of the list it stands in. */
async function allOf(who: Who | string): Promise<string> {
  const answers = [
    await desk.hub.ask(who, `{ file: countyFile(uid: "${uid}") { ${everythingOf('CountyCaseFile')} } }`),
    await desk.hub.ask(who, `{ center(code: "340882") { county { ${everythingOf('CountyHolding', 4)} } } }`),
  ];
  for (const { errors } of answers)
    expect(errors?.map(({ extensions }) => extensions.code).filter(code => code !== 'NOT_PERMITTED') ?? []).toEqual(
      expect.not.arrayContaining(['GRAPHQL_VALIDATION_FAILED', 'INTERNAL_SERVER_ERROR']),
    );
  return JSON.stringify(answers);
}

describe('N12: without a disclosure', () => {
  it.each(ROLE_NAMES)('no answer shows the name or the telephone to: %s', async role => {
    const seen = await allOf(role === 'handler' ? HANDLER : [role, '340882']);
    expect(seen).not.toContain(NAME);
    expect(seen).not.toContain(PHONE);
  });

  it('the question was asked whole: what is masked stands in the same answers', async () => {
    const seen = await allOf(REGISTRAR);
    expect(seen).toContain('欧***明');
    expect(seen).toContain('139****4321');
    expect(seen).toContain('"disclosure":null');
  });
});

describe('N12: who may ask', () => {
  const MAY: RoleName[] = ['registrar', 'coordinator', 'center-head', 'supervision-section'];

  it.each(ROLE_NAMES.filter(role => !MAY.includes(role)))(
    '%s of the own center is refused, and no line is written',
    async role => {
      const answer = await reveal([role, '340882']);
      expect(['NOT_PERMITTED', 'CASE_NOT_FOUND']).toContain(codeOf(answer));
      expect(JSON.stringify(answer)).not.toMatch(new RegExp(`${NAME}|${PHONE}`));
      expect(await disclosed()).toEqual([]);
    },
  );

  it.each<[who: Who, code: string]>([
    [CITY, 'WRONG_LEVEL'],
    [PROVINCE, 'WRONG_LEVEL'],
    [['supervision-section', '341322'], 'CASE_NOT_FOUND'],
    [['registrar', '340882100'], 'CASE_NOT_FOUND'],
  ])('%s stands above or beside, and is refused', async (who, code) => expect(codeOf(await reveal(who))).toBe(code));

  it.each([
    ['an empty note', 'purpose: CONTACT, note: "  "', 'FIELD_REQUIRED'],
    ['a purpose that there is not', 'purpose: CURIOSITY, note: "看看"', 'GRAPHQL_VALIDATION_FAILED'],
    ['no note', 'purpose: CONTACT', 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s is refused', async (_what, args, code) => expect(codeOf(await reveal(REGISTRAR, uid, args))).toBe(code));

  it('a reporter who left nothing cannot be shown, and nothing is written', async () => {
    expect(codeOf(await reveal(REGISTRAR, anonymous))).toBe('REPORTER_ANONYMOUS');
    expect(await disclosed()).toEqual([]);
    expect((await desk.file(REGISTRAR, anonymous)).entries.map(({ act }) => act)).not.toContain('REVEAL');
  });
});

describe('N12: a disclosure', () => {
  let mark: string;

  it('answers with the data, and leaves a line and a row without them', async () => {
    const { data, errors } = await reveal(REGISTRAR);
    expect(errors).toBeUndefined();
    mark = data.shown.mark;
    const until = new Date(Date.parse(desk.instant) + 15 * 60_000).toISOString();
    expect(data.shown).toMatchObject({ name: NAME, phone: PHONE, idNumber: null, until, person: 'registrar@340882' });
    const line = (await desk.file(SUPERVISOR, uid)).entries.at(-1);
    expect(line).toMatchObject({ act: 'REVEAL', role: 'registrar', details: { purpose: 'contact', mark } });
    const rows = await disclosed();
    expect(rows).toEqual([
      expect.objectContaining({ mark, uid, person: 'registrar@340882', center: '340882', note: '电话核对材料' }),
    ]);
    for (const table of ['disclosures', 'case_entries', 'case_files', 'notices', 'outbox'])
      expect(JSON.stringify(await desk.hub.rows('county', `select * from ${table}`))).not.toMatch(
        new RegExp(`${NAME}|${PHONE}`),
      );
  });

  it('may be read again by the same person without a new line, on paper as well, with its mark', async () => {
    expect(await open(REGISTRAR)).toMatchObject({ mark, name: NAME, phone: PHONE });
    const printed = await paper(REGISTRAR);
    expect([printed.mark, JSON.stringify(printed.fields)]).toEqual([mark, expect.stringContaining(NAME)]);
    expect(await disclosed()).toHaveLength(1);
  });

  it.each(ROLE_NAMES.filter(role => role !== 'registrar'))('shows nothing to: %s', async role => {
    expect(await allOf([role, '340882'])).not.toMatch(new RegExp(`${NAME}|${PHONE}`));
  });

  it('shows nothing to a colleague in the same role, nor to the same person in another', async () => {
    const { issueToken, openIssuerKeys } = await import('../../shared/identity/demoIssuer.ts');
    const keys = await openIssuerKeys(desk.hub.dataFolder);
    const colleague = await issueToken(keys, { role: 'registrar', center: '340882', id: 'someone-else' });
    const moved = await issueToken(keys, { role: 'coordinator', center: '340882', id: 'registrar@340882' });
    for (const who of [colleague, moved]) {
      expect(await open(who)).toBeNull();
      expect((await paper(who)).mark).toBeNull();
    }
  });

  it('is over after 15 minutes', async () => {
    desk.wait(14);
    expect(await open(REGISTRAR)).not.toBeNull();
    desk.wait(1);
    expect(await open(REGISTRAR)).toBeNull();
    const printed = await paper(REGISTRAR);
    expect([printed.mark, JSON.stringify(printed)]).toEqual([null, expect.not.stringContaining(NAME)]);
    expect(await allOf(REGISTRAR)).not.toContain(PHONE);
  });

  it('leads back from its mark, for an auditor of the area and for nobody else', async () => {
    const trace = (who: Who, given = mark) =>
      desk.hub.ask(who, `{ view: countyTraceMark(mark: "${given}") { person role center number purpose note area } }`);
    const { data } = await trace(['auditor', '340882'], `${mark.slice(0, 5)}-${mark.slice(5)}`.toLowerCase());
    expect(data.view).toMatchObject({
      person: 'registrar@340882',
      purpose: 'CONTACT',
      note: '电话核对材料',
      area: null,
    });
    expect((await trace(['auditor', '340000'])).data.view).not.toBeNull();
    expect((await trace(['auditor', '341322'])).data.view).toBeNull();
    expect(codeOf(await trace(SUPERVISOR))).toBe('NOT_PERMITTED');
    expect(codeOf(await trace(['auditor', '340882'], 'ABC'))).toBe('FIELD_INVALID');
  });
});

describe('N12: a level above', () => {
  const may = async (who: Who) =>
    (await desk.ask(who, `{ file: countyFile(uid: "${uid}") { mayReveal } }`)).file.mayReveal as boolean;

  it('is let once the case was escalated to it, and the data stay where they are', async () => {
    expect(await may(CITY)).toBe(false);
    await actOf(desk.hub, 'county', 'escalateCase', uid);
    await desk.settle();
    expect([await may(CITY), await may(PROVINCE)]).toEqual([true, false]);
    const { data } = await reveal(CITY, uid, 'purpose: SUPERVISE, note: "裁定前核实"');
    expect(data.shown).toMatchObject({ name: NAME, person: 'efficiency-officer@340800' });
    expect(codeOf(await reveal(PROVINCE))).toBe('WRONG_LEVEL');
    expect(await desk.hub.rows('city', 'select * from disclosures')).toEqual([]);
    expect((await desk.file(SUPERVISOR, uid)).entries.at(-1)).toMatchObject({
      act: 'REVEAL',
      role: 'efficiency-officer',
    });
  });

  it('is let in turn, as far up as the case was asked on', async () => {
    await actOf(desk.hub, 'city', 'acceptEscalation', uid);
    await actOf(desk.hub, 'city', 'escalateCase', uid);
    await desk.settle();
    expect(await may(PROVINCE)).toBe(true);
    expect((await reveal(PROVINCE)).data.shown.phone).toBe(PHONE);
  });

  it('finds nothing at its own level: the window has the data', async () => {
    const ask = `mutation { cityRevealReporter(uid: "${uid}", purpose: VERIFY, note: "核实") { name } }`;
    expect(codeOf(await desk.hub.ask(['supervision-section', '340800'], ask))).toBe('NOT_FIRST_RECEIVER');
  });
});

describe('N12: a message to the reporter', () => {
  const contact = (who: Who, text: string, channel = 'SMS', of = uid) =>
    desk.hub.ask(
      who,
      `mutation ($text: String!) { file: countyContactReporter(uid: "${of}", text: $text, channel: ${channel}) { state } }`,
      { text },
    );
  const TEXT = '请带上住院发票原件，周四上午来窗口。';

  it('goes out without the handler seeing the number, and waits for the end of the quiet hours', async () => {
    desk.setTime('2026-09-28T22:10');
    const answer = await contact(HANDLER, TEXT);
    expect(answer.errors).toBeUndefined();
    const rows = await desk.hub.rows<Record<string, string>>(
      'county',
      `select * from notices where event = 'contacted'`,
    );
    expect(rows.map(({ channel, party, not_before }) => [channel, party, not_before]).sort()).toEqual([
      ['inApp', 'reporter', desk.instant],
      ['sms', 'reporter', '2026-09-29T00:00:00.000Z'],
    ]);
    const { notices, entries } = await desk.file(HANDLER, uid);
    const [sms] = notices.filter(({ event, channel }) => event === 'CONTACTED' && channel === 'SMS');
    expect(sms?.text).toContain(TEXT);
    expect(entries.at(-1)).toMatchObject({ act: 'CONTACT', role: 'handler', details: { text: TEXT, road: 'sms' } });
    expect(JSON.stringify([notices, entries, answer])).not.toMatch(new RegExp(`${NAME}|${PHONE}`));
  });

  it.each<[what: string, () => Promise<Answer>, code: string]>([
    ['of nothing', () => contact(HANDLER, ' '), 'FIELD_REQUIRED'],
    ['that is too long', () => contact(HANDLER, '请'.repeat(301)), 'FIELD_TOO_LONG'],
    ['that turns the writing direction', () => contact(HANDLER, '请\u202e来'), 'FIELD_INVALID'],
    ['on a road that does not leave the hub', () => contact(HANDLER, TEXT, 'IN_APP'), 'FIELD_INVALID'],
    ['on a road for which no address was left', () => contact(HANDLER, TEXT, 'EMAIL'), 'REPORTER_UNREACHABLE'],
    ['to somebody who left no number', () => contact(HANDLER, TEXT, 'SMS', anonymous), 'REPORTER_UNREACHABLE'],
    ['by an auditor', () => contact(['auditor', '340882'], TEXT), 'NOT_PERMITTED'],
  ])('%s is refused, and nothing is written', async (_what, send, code) => {
    const count = async () => (await desk.hub.rows('county', 'select * from notices')).length;
    const before = await count();
    expect(codeOf(await send())).toBe(code);
    expect(await count()).toBe(before);
  });
});
