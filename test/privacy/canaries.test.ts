import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { log } from '../../shared/log.ts';
import { LEVELS } from '../../shared/domain/levels.ts';
import { ROLE_NAMES } from '../../shared/domain/access/roles.ts';
import { isResidentIdNumber } from '../../shared/domain/privacy/idNumber.ts';
import { PACK_FOLDER } from '../../subgraphs/capabilities/policy/keepPacks.ts';
import { canariesIn, filesBelow } from '../testkit/canary.ts';
import { Casework } from '../testkit/casework.ts';
import type { Stream, Who } from '../testkit/hub.ts';
import { FILE_FIELDS } from '../testkit/readFile.ts';

const WINDOW = '331081';
const CLERK: Who = ['registrar', WINDOW];
const UNIT: Who = ['handler', WINDOW, 'market-regulation'];
const SUPERVISOR: Who = ['supervision-section', WINDOW];
const CITY: Who = ['efficiency-officer', '331000'];
const PROVINCE: Who = ['provincial-officer', '330000'];
const CITIZEN: Who = ['citizen', WINDOW];

const withCheckDigit = (first17: string): string =>
  [...'0123456789X'].map(digit => first17 + digit).find(isResidentIdNumber) ?? '';

/** What a person left at the window. Nowhere in the hub may it stand readable. */
const PERSON = {
  name: '涂𠱲㐂明',
  phone: '17398264051',
  idNumber: withCheckDigit('33108119880706613'),
  addedPhone: '15907318842',
  applicant: '贾𪚥栀岚',
};
/** What was refused, and so was kept by nobody. */
const REFUSED = {
  longName: '郦龘𠮷',
  wrongPhone: '1739-八二六-4471',
  wrongNumber: `${PERSON.idNumber.slice(0, -1)}${PERSON.idNumber.endsWith('5') ? '6' : '5'}`,
  wrongAdded: '家住虚构路一百零九号',
  wrongType: '钭𫠝孟',
  brokenBody: '仉𡿨督',
};
/** Added fields without a mask: for the staff of the window alone. */
const ADDED = { village: '紫菱村口第七棵银杏树旁' };
/** What is written on a case: read by staff, kept by levels, and no business of a log. */
const FREE = { title: '金丝雀共享厨房办证', demand: '金丝雀诉求：三个部门都说不归他们管' };
const LEAKS = { ...PERSON, ...REFUSED };

/** Everything that the hub said, and to whom. */
const answers: { who: string; text: string }[] = [];
let said = '';
let desk: Casework;
let uid = '';
const streams: Stream<object>[] = [];
const restore: (() => void)[] = [];

/** Takes in all that this process writes to its log or to a terminal. */
function listen(): void {
  log.level = 'trace';
  const hear = (place: { write: unknown }) => {
    const { write } = place;
    place.write = (text: string | Uint8Array) => {
      said += Buffer.from(text as string).toString();
      return true;
    };
    restore.push(() => (place.write = write));
  };
  hear((log as unknown as Record<symbol, { write: unknown }>)[pino.symbols.streamSym] as { write: unknown });
  hear(process.stdout);
  hear(process.stderr);
}

/** The pack of 温岭 with two more fields on its form, one of them a telephone (SJ-63). */
function withFields(): string {
  const draft = JSON.parse(readFileSync(join(PACK_FOLDER, 'wenling@1.json'), 'utf8'));
  draft.terms['form.registration'].value.pages[0].fields.push(
    { code: 'village', label: '住址', kind: 'text', required: false },
    { code: 'relative', label: '家属电话', kind: 'phone', required: false },
  );
  return JSON.stringify({ ...draft, version: 2, effectiveFrom: '2026-09-28' });
}

const FORM = {
  title: FREE.title,
  demand: FREE.demand,
  item: '食品经营许可',
  causes: ['RULES_NOT_MET'],
  window: '兜底窗口',
};
const REGISTER = 'mutation ($input: RegisterCaseInput!) { countyRegisterCase(input: $input) { uid } }';
const PACKET = 'packet: { tried: "已协调", question: "由谁牵头", authorityWanted: "明确牵头部门" }';

beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30', { HUB_NOTICES: 'file', LOG_LEVEL: 'trace' });
  const { ask } = desk.hub;
  desk.hub.ask = async (who, ...rest) => {
    const answer = await ask(who, ...rest);
    answers.push({ who: String(who), text: JSON.stringify(answer) });
    return answer;
  };
  listen();
  for (const [who, level] of [
    [CLERK, 'county'],
    [CITY, 'city'],
    [PROVINCE, 'province'],
  ] as const)
    streams.push(
      await desk.hub.follow(
        who,
        `subscription { ${level}Ledger(area: "${who[1]}") { cursor entry { act details { text } } case { county { title } } } }`,
      ),
    );
  await journey();
  await wrongInput();
  await everybodyLooks();
  // faults of the machinery, in the middle of a registration and of a look
  const county = desk.service('county');
  await county.database.write(tx => tx.query('alter table reporters rename to away'));
  const lost = await desk.hub.ask(CLERK, REGISTER, { input: person() });
  const look = await desk.hub.ask(CLERK, `{ countyFile(uid: "${uid}") { reporter { name } } }`);
  for (const { errors } of [lost, look]) expect(errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
  await county.database.write(tx => tx.query('alter table away rename to reporters'));
  await desk.runJobs();
}, 240_000);
afterAll(async () => {
  for (const undo of restore) undo();
  log.level = 'error';
  await desk?.stop();
}, 240_000);

const person = () => ({
  ...FORM,
  reporterName: PERSON.name,
  reporterPhone: PERSON.phone,
  reporterIdNumber: PERSON.idNumber,
  extra: [
    { code: 'village', values: [ADDED.village] },
    { code: 'relative', values: [PERSON.addedPhone] },
  ],
});

/** One case through everything: orders, up to the province and back, extension, result, signatures, rating, clearing. */
async function journey(): Promise<void> {
  const publish = 'mutation ($draft: String!) { countyPublishPolicy(draft: $draft) { name } }';
  await desk.ask(['policy-administrator', WINDOW], publish, { draft: withFields() });
  const registered = await desk.register(CLERK, { ...person(), requestId: 'canary-1' });
  uid = registered.uid;
  expect(registered.extraFields.map(({ values }) => values)).toEqual([[ADDED.village], ['159****8842']]);
  expect((await desk.register(CLERK, { ...person(), requestId: 'canary-1' })).uid).toBe(uid);
  await desk.runJobs();
  await desk.act(CLERK, 'triageCase', uid, 'class: "crossDepartment"');
  await desk.act(CLERK, 'acceptCase', uid);
  await desk.act(['coordinator', WINDOW], 'assignCase', uid, 'department: "市市场监管局", responsible: "李科长"');
  await desk.act(CLERK, 'escalateCase', uid, PACKET);
  await desk.act(CITY, 'acceptEscalation', uid);
  await desk.act(CITY, 'escalateCase', uid, PACKET);
  await desk.act(PROVINCE, 'acceptEscalation', uid);
  await desk.act(SUPERVISOR, 'extendCase', uid, 'reason: "须上级明确", workdays: 1');
  await desk.act(PROVINCE, 'decideEscalation', uid, 'decision: "市场监管部门牵头"');
  await desk.act(CITY, 'decideEscalation', uid, 'decision: "照省里意见办"');
  await desk.act(UNIT, 'replyOrder', uid, 'reply: "已发证"');
  await desk.act(['coordinator', WINDOW], 'signOrder', uid, 'order: 1, signer: LEADER, by: "王主任"');
  await desk.act(CLERK, 'signOrder', uid, `order: 1, signer: APPLICANT, by: "${PERSON.applicant}"`);
  await desk.act(UNIT, 'completeCase', uid, 'result: "已发证"');
  await desk.act(CLERK, 'giveFeedback', uid, 'note: "已电话反馈"');
  await desk.act(CITIZEN, 'rateCase', uid, `level: 5, code: "${registered.receiptCode}"`);
  await desk.pass('2026-09-29T10:00');
  await library();
  const found = await desk.ask(CLERK, 'query ($p: String) { countyFilesOfReporter(phone: $p) { uid } }', {
    p: PERSON.phone,
  });
  expect(found.countyFilesOfReporter).toEqual([{ uid }]);
}

/** The case becomes an example for others: a draft is read, words with the person in them are refused, clean ones are published and found. */
async function library(): Promise<void> {
  await desk.act(CLERK, 'clearCase', uid);
  await desk.runJobs();
  const words = 'title problem obstacle solution basis effect';
  await desk.ask(CLERK, `{ countyLibraryDraft(uid: "${uid}") { ${words} } }`);
  const propose = 'mutation ($input: LibraryInput!) { one: countyProposeLibraryCase(input: $input) { id } }';
  const input = {
    uid,
    title: '一例',
    problem: '几家合用',
    obstacle: '规则没有写',
    solution: '分别许可',
    causes: ['OTHER'],
  };
  for (const canary of [PERSON.name, PERSON.phone, PERSON.idNumber])
    for (const field of ['title', 'problem', 'obstacle', 'solution', 'basis', 'effect', 'item']) {
      const { errors } = await desk.hub.ask(CLERK, propose, { input: { ...input, [field]: `请${canary}来领证` } });
      expect([field, errors?.[0]?.extensions.code]).toEqual([field, 'LIBRARY_PERSONAL']);
    }
  const { one } = await desk.ask(CLERK, propose, { input: { ...input, reach: 'ALL' } });
  await desk.ask(SUPERVISOR, `mutation { countyPublishLibraryCase(id: "${one.id}") { ${words} steps { text } } }`);
  await desk.settle();
  // what is typed while somebody looks for the like is kept nowhere
  const typed = `${PERSON.name}，${PERSON.phone}，合用厨房`;
  for (const level of ['county', 'city', 'province']) {
    const query = `query ($text: String!) { like: ${level}SimilarCases(draft: { text: $text }) { cases { ${words} } } }`;
    const who: Who = level === 'county' ? CLERK : level === 'city' ? CITY : PROVINCE;
    expect((await desk.ask(who, query, { text: typed })).like.cases).toHaveLength(1);
    await desk.ask(
      who,
      `query ($text: String!) { ${level}LibraryCases(filter: { text: $text }) { edges { node { title } } } }`,
      {
        text: typed,
      },
    );
  }
}

/** Everything that can be filled in wrongly at a registration or a search. */
async function wrongInput(): Promise<void> {
  const wrong: [input: object, code: string][] = [
    [{ reporterName: REFUSED.longName.repeat(26) }, 'FIELD_TOO_LONG'],
    [{ reporterName: `${REFUSED.longName}\u0007` }, 'FIELD_INVALID'],
    [{ reporterPhone: REFUSED.wrongPhone }, 'FIELD_INVALID'],
    [{ reporterIdNumber: REFUSED.wrongNumber }, 'ID_NUMBER_INVALID'],
    [{ extra: [{ code: 'relative', values: [REFUSED.wrongAdded] }] }, 'FIELD_INVALID'],
    [{ extra: [{ code: 'street', values: [REFUSED.wrongAdded] }] }, 'FORM_FIELD_UNKNOWN'],
    [{ reporterName: { family: REFUSED.wrongType } }, 'BAD_USER_INPUT'],
    [{ reporterKind: REFUSED.wrongType }, 'BAD_USER_INPUT'],
    [{ nobody: REFUSED.wrongType }, 'BAD_USER_INPUT'],
  ];
  for (const [input, code] of wrong) {
    const { errors } = await desk.hub.ask(CLERK, REGISTER, { input: { ...person(), ...input } });
    expect([input, errors?.map(({ extensions }) => extensions.code)]).toEqual([input, [code]]);
  }
  const search = 'query ($i: String) { countyFilesOfReporter(idNumber: $i) { uid } }';
  for (const who of [CLERK, UNIT, CITY]) await desk.hub.ask(who, search, { i: REFUSED.wrongNumber });
  await desk.hub.ask(UNIT, search, { i: PERSON.idNumber });
  await desk.hub.ask(null, REGISTER, { input: person() });
  await desk.hub.ask(['registrar', '341322'], REGISTER, { input: { ...person(), center: WINDOW } });
  const send = async (body: string) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await desk.hub.token(CLERK)}` };
    const response = await fetch(`${desk.hub.url}/graphql`, { method: 'POST', headers, body });
    answers.push({ who: 'broken', text: await response.text() });
  };
  await send(`{"query": "mutation { x }", "variables": {"name": "${REFUSED.brokenBody}"`);
  await send(`${REFUSED.brokenBody}`);
  await send(
    JSON.stringify({
      query: `mutation { countyRegisterCase(input: { title: "x", reporterPhone: ${PERSON.phone} }) { uid } }`,
    }),
  );
  await send(
    JSON.stringify({
      query: `mutation { countyRegisterCase(input: { title: "x", reporterKind: "${REFUSED.wrongType}" }) { uid } }`,
    }),
  );
  await send(JSON.stringify({ query: `mutation { countyRegisterCase(input: { reporterName: "${REFUSED.brokenBody}` }));
}

/** Each role, at the window, above it and elsewhere, asks every level for all there is of the case. */
async function everybodyLooks(): Promise<void> {
  const papers = ['REGISTRATION', 'RECORD', 'ASSIGNMENT']
    .map(kind => `p${kind}: paper(kind: ${kind}) { fields { code value } }`)
    .join(' ');
  const wanted = FILE_FIELDS.replace('reporter { name phone }', 'reporter { name phone idNumber }');
  const each = (level: string) =>
    `${level}File(uid: "${uid}") { ${wanted} ${papers} orders { signatures { by } } notices { recipientMasked } }`;
  for (const center of [WINDOW, '331000', '330000', '341322', '340000'])
    for (const role of ROLE_NAMES)
      await desk.hub.ask(
        [role, center],
        `{ ${LEVELS.filter(level => level !== 'township')
          .map(each)
          .join('\n')} }`,
      );
}

const dumpOf = async (level: (typeof LEVELS)[number]): Promise<Record<string, string>> => {
  const tables = await desk.hub.rows<{ name: string }>(level, `select name from sqlite_master where type = 'table'`);
  const texts = tables.map(
    async ({ name }) => [name, JSON.stringify(await desk.hub.rows(level, `select * from "${name}"`))] as const,
  );
  return Object.fromEntries(await Promise.all(texts));
};

describe('a canary that was planted', () => {
  it('would be heard: the search finds each of them in every spelling', () => {
    for (const [name, text] of Object.entries({ ...LEAKS, ...ADDED, ...FREE })) {
      const one = { [name]: text };
      const written = [
        text,
        JSON.stringify({ a: { text } }),
        Buffer.from(`x${text}y`, 'utf16le'),
        ...['', 'a', 'ab'].map(before => Buffer.from(`${before}${text}tail`).toString('base64url')),
        Buffer.from(text).toString('hex'),
        ...(/^[\d-]/.test(text)
          ? []
          : [
              encodeURIComponent(text),
              `${text}`
                .split('')
                .map(c => `\\u${c.charCodeAt(0).toString(16)}`)
                .join(''),
            ]),
      ];
      for (const place of written) expect([name, place, canariesIn(place, one)]).toEqual([name, place, [name]]);
      expect(canariesIn('涂**明 173****4051', one)).toEqual([]);
    }
  });

  it('reached the carrier, and him alone: his file has the telephone and neither name nor number', () => {
    const { phone, ...rest } = LEAKS;
    const file = readFileSync(join(desk.hub.dataFolder, 'notices/sms.jsonl'), 'utf8');
    expect(file).toContain(phone);
    expect(canariesIn(file, { ...rest, ...ADDED, ...FREE })).toEqual([]);
  });

  it('is in no log line at the level of trace, nor is what is written on a case', () => {
    expect(said).toContain('a fault behind the API');
    expect(canariesIn(said, { ...LEAKS, ...ADDED, ...FREE })).toEqual([]);
  });

  it('is in no answer to anybody, refusals included', () => {
    expect(answers.length).toBeGreaterThan(100);
    expect(answers.some(({ text }) => text.includes(FREE.title))).toBe(true);
    const hits = answers.filter(({ text }) => canariesIn(text, LEAKS).length > 0);
    expect(hits.map(({ who, text }) => [who, canariesIn(text, LEAKS), text.slice(0, 300)])).toEqual([]);
  });

  it('SJ-63: in an added field is read by staff of the window, and by nobody else', () => {
    const readers = new Set(answers.filter(({ text }) => canariesIn(text, ADDED).length > 0).map(({ who }) => who));
    expect(readers).toContain(String(CLERK));
    expect([...readers].filter(who => who.split(',')[1] !== WINDOW || who.startsWith('citizen'))).toEqual([]);
  });

  it('is in no frame of a live stream', () => {
    const frames = JSON.stringify(streams.map(stream => stream.frames));
    expect(frames).toContain(FREE.title);
    expect(canariesIn(frames, { ...LEAKS, ...ADDED })).toEqual([]);
  });

  it.each(LEVELS)('is in no row of any table: %s', async level => {
    const dump = await dumpOf(level);
    for (const table of ['case_entries', 'notices', 'outbox', 'inbox', 'kit_state'])
      expect(dump).toHaveProperty([table]);
    if (level === 'county')
      expect([dump.reporters, dump.outbox, dump.notices].map(text => text && text.length > 200)).toEqual([
        true,
        true,
        true,
      ]);
    for (const [table, text] of Object.entries(dump))
      expect([table, canariesIn(text, { ...LEAKS, ...ADDED })]).toEqual([table, []]);
  });

  it('is in no byte of any file of the hub but the carrier’s, WAL included', () => {
    const files = filesBelow(desk.hub.dataFolder).filter(({ name }) => !name.startsWith('notices/'));
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['county.sqlite', 'county.sqlite-wal', 'city.sqlite-wal']),
    );
    const titled = files.filter(({ bytes }) => bytes.includes(FREE.title)).map(({ name }) => name.split('.')[0]);
    expect([...new Set(titled)].sort()).toEqual(['city', 'county', 'province']);
    for (const { name, bytes } of files) expect([name, canariesIn(bytes, { ...LEAKS, ...ADDED })]).toEqual([name, []]);
  });
});
