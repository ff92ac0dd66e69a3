import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MEGABYTE, UPLOAD_MINUTES, WIRE_PART } from '../../shared/domain/attachment/limits.ts';
import { Casework } from '../testkit/casework.ts';
import type { Answer, Who } from '../testkit/hub.ts';
import { act as actOf } from '../testkit/people.ts';
import * as sample from '../testkit/sampleFiles.ts';
import { begin, fetchFile, finish, partOf, sendFile, sendPart, sha256, type Target } from '../testkit/sendFile.ts';

/** Files that go with a case, from the counter, from the reporter, and as the levels above see them (SJ-72, LH-13, SH-19, N12). */
const CLERK: Who = ['registrar', '340882'];
const HEAD: Who = ['center-head', '340882'];
const CITY: Who = ['efficiency-officer', '340800'];
const PROVINCE: Who = ['provincial-officer', '340000'];
const ELSEWHERE: Who = ['registrar', '341322'];
const NAME = '涂𠱲明';

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30', { HUB_BUDGET_ADDRESS: '0', HUB_BUDGET_PERSON: '0' });
}, 240_000);
afterAll(() => desk?.stop(), 30_000);

const codeOf = ({ errors }: Answer): unknown => errors?.[0]?.extensions.code;
const newCase = async () => {
  const file = await desk.register(CLERK, {
    title: '低保证明被要求重复提交',
    item: '最低生活保障',
    causes: ['MATERIALS_NOT_RIGHT'],
    reporterName: NAME,
    reporterPhone: '13987650001',
  });
  return { uid: file.uid, number: file.number, code: file.receiptCode ?? '' };
};
const send = (who: Who | null, target: Target, bytes: Buffer, more: object = {}) =>
  sendFile(desk.hub, who, target, { bytes, ...more });
const rowsOf = (table: string) => desk.hub.rows<Record<string, unknown>>('county', `select * from ${table}`);
const listOf = async (who: Who, uid: string) =>
  (
    await desk.ask(
      who,
      `{ case(uid: "${uid}") { county { attachments { count mayOpen mayAdd items { no name kind use role by supplement } } } } }`,
    )
  ).case.county?.attachments;

describe('a file of a case', () => {
  it('comes in parts, is looked at, and stands encrypted with its hash on the ledger', async () => {
    const { uid } = await newCase();
    const sent = sample.png({ noise: 2 * WIRE_PART });
    const answer = await send(CLERK, { uid }, sent, { name: `..\\${NAME}\u202egnp.jpg`, use: 'DEMAND' });
    expect(answer.errors).toBeUndefined();
    const { file } = answer.data;
    expect(file).toMatchObject({ no: 1, name: `${NAME}gnp.png`, kind: 'PNG', use: 'DEMAND', role: 'registrar' });
    const { opened, bytes } = await fetchFile(desk.hub, CLERK, uid, 1);
    expect(opened.errors).toBeUndefined();
    expect([sha256(bytes), bytes.length]).toEqual([file.sha256, file.bytes]);
    expect([bytes.includes(sample.PLACE), sent.includes(sample.PLACE)]).toEqual([false, true]);
    const [line, look] = (await desk.file(CLERK, uid)).entries.slice(-2);
    expect(line).toMatchObject({
      act: 'ATTACH',
      details: { attachment: '1', kind: 'png', bytes: String(file.bytes), sha256: file.sha256, use: 'demand' },
    });
    expect(look).toMatchObject({ act: 'OPEN_ATTACHMENT', details: { attachment: '1', purpose: 'review' } });
    // neither the name nor anything of what is in it stands anywhere in plain text
    for (const table of ['attachments', 'attachment_pieces', 'attachment_uploads', 'case_entries', 'outbox', 'notices'])
      expect([table, JSON.stringify(await rowsOf(table)).includes(NAME)]).toEqual([table, false]);
    expect(await rowsOf('attachment_uploads')).toEqual([]);
  });

  it('of ten megabytes comes in whole, and one byte more does not', async () => {
    const { uid } = await newCase();
    const pdf = sample.pdf();
    const whole = Buffer.concat([
      pdf.subarray(0, 9),
      Buffer.from(`%${'x'.repeat(10 * MEGABYTE - pdf.length - 2)}\n`),
      pdf.subarray(9),
    ]);
    expect(whole.length).toBe(10 * MEGABYTE);
    expect((await send(CLERK, { uid }, whole)).data.file.bytes).toBe(10 * MEGABYTE);
    const more = await begin(desk.hub, CLERK, { uid }, { bytes: Buffer.concat([whole, Buffer.alloc(1)]) });
    expect(more.errors?.[0]?.extensions).toMatchObject({ code: 'ATTACHMENT_TOO_LARGE', params: { limit: '10' } });
    expect((await fetchFile(desk.hub, CLERK, uid, 1)).bytes.equals(whole)).toBe(true);
  });

  it('is not there before all of it has come, and may be sent anew from where it stopped', async () => {
    const { uid } = await newCase();
    const bytes = sample.png({ noise: 2 * WIRE_PART });
    const { id } = (await begin(desk.hub, CLERK, { uid }, { bytes })).data.upload;
    await sendPart(desk.hub, CLERK, id, 0, partOf(bytes, 0));
    await sendPart(desk.hub, CLERK, id, 2, partOf(bytes, 2));
    expect(codeOf(await finish(desk.hub, CLERK, id))).toBe('UPLOAD_PART');
    expect(await listOf(CLERK, uid)).toMatchObject({ count: 0, items: [] });
    await sendPart(desk.hub, CLERK, id, 1, partOf(bytes, 0)); // a wrong one, and then the right one
    expect(codeOf(await finish(desk.hub, CLERK, id))).toBe('UPLOAD_DIFFERENT');
    await sendPart(desk.hub, CLERK, id, 1, partOf(bytes, 1));
    const both = await Promise.all([finish(desk.hub, CLERK, id), finish(desk.hub, CLERK, id)]);
    const again = await finish(desk.hub, CLERK, id);
    expect(again.data.file.no).toBe(1);
    expect(both.some(({ data }) => data?.file?.no === 1)).toBe(true);
    expect(await listOf(CLERK, uid)).toMatchObject({ count: 1 });
  });

  it('that nobody ends is thrown away within the hour, and not a piece of it stays', async () => {
    const { uid } = await newCase();
    const bytes = sample.pdf();
    const { id } = (await begin(desk.hub, CLERK, { uid }, { bytes })).data.upload;
    await sendPart(desk.hub, CLERK, id, 0, partOf(bytes, 0));
    desk.wait(UPLOAD_MINUTES + 1);
    expect(codeOf(await finish(desk.hub, CLERK, id))).toBe('UPLOAD_NOT_FOUND');
    await desk.runJobs();
    const left = await desk.hub.rows('county', `select * from attachment_pieces where owner = '${id}'`);
    expect([left, await rowsOf('attachment_uploads')]).toEqual([[], []]);
  });

  it('that was changed in the database is not opened', async () => {
    const { uid } = await newCase();
    await send(CLERK, { uid }, sample.pdf());
    await desk
      .service('county')
      .database.write(tx => tx.query(`update attachments set sha256 = '${'0'.repeat(64)}' where uid = '${uid}'`));
    expect(codeOf((await fetchFile(desk.hub, CLERK, uid, 1)).opened)).toBe('ATTACHMENT_CHANGED');
  });
});

describe('what is tried against it', () => {
  let mine: Awaited<ReturnType<typeof newCase>>;
  beforeAll(async () => {
    mine = await newCase();
  });
  const uidOf = () => ({ uid: mine.uid });

  it.each([
    [
      'a page that calls itself a photograph',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      'ATTACHMENT_KIND',
    ],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'ATTACHMENT_KIND'],
    ['a PDF with a page behind it', Buffer.concat([sample.pdf(), Buffer.from('<html>')]), 'ATTACHMENT_BROKEN'],
    ['a PDF with a script', sample.pdf('/S /JavaScript'), 'ATTACHMENT_ACTIVE'],
    ['a macro', sample.docx({ 'word/vbaProject.bin': Buffer.from('x') }), 'ATTACHMENT_ACTIVE'],
    ['a bomb', sample.docx({ 'word/theme.xml': new Uint8Array(70_000_000) }), 'ATTACHMENT_BOMB'],
  ])('%s is refused with a remedy, and leaves no file', async (_what, bytes, code) => {
    const answer = await send(CLERK, uidOf(), bytes, { name: '照片.jpg' });
    expect([codeOf(answer), typeof answer.errors?.[0]?.extensions.remedy]).toEqual([code, 'string']);
    expect(await listOf(CLERK, mine.uid)).toMatchObject({ count: 0 });
  });

  it('a part that is none: too long, too short, not base64, not in the file', async () => {
    const bytes = sample.pdf();
    const { id } = (await begin(desk.hub, CLERK, uidOf(), { bytes })).data.upload;
    const data = partOf(bytes, 0);
    for (const [part, given] of [
      [0, `${data}AAAA`],
      [0, data.slice(4)],
      [0, data.replace(/.{4}$/, '!!!!')],
      [1, data],
      [-1, data],
      [0, ''],
    ] as const)
      expect(codeOf(await sendPart(desk.hub, CLERK, id, part, given))).toBe('UPLOAD_PART');
  });

  it('what is said of it: no hash, no size, a use of others, a material with something else', async () => {
    const bytes = sample.pdf();
    const say = async (more: object) =>
      (await begin(desk.hub, CLERK, uidOf(), { bytes, ...more })).errors?.[0]?.extensions;
    expect(await say({ claims: { sha256: 'x' } })).toMatchObject({ code: 'FIELD_INVALID', field: 'sha256' });
    expect(await say({ claims: { bytes: 0 } })).toMatchObject({ code: 'FIELD_INVALID', field: 'bytes' });
    expect(await say({ use: 'RESULT', supplement: 1 })).toMatchObject({ code: 'FIELD_INVALID', field: 'supplement' });
    const citizens = await begin(desk.hub, null, mine, { bytes, use: 'RESULT' });
    expect(citizens.errors?.[0]?.extensions).toMatchObject({ code: 'FIELD_INVALID', field: 'use' });
  });

  it('an upload of somebody else, of another center’s clerk, and of nobody', async () => {
    const bytes = sample.pdf();
    const { id } = (await begin(desk.hub, CLERK, uidOf(), { bytes })).data.upload;
    for (const who of [HEAD, ELSEWHERE] as const)
      expect(codeOf(await sendPart(desk.hub, who, id, 0, partOf(bytes, 0)))).toBe('UPLOAD_NOT_FOUND');
    expect(codeOf(await sendPart(desk.hub, null, id, 0, partOf(bytes, 0)))).toBe('UNAUTHENTICATED');
    expect(codeOf(await begin(desk.hub, ELSEWHERE, uidOf(), { bytes }))).toBe('CASE_NOT_FOUND');
    expect(codeOf(await begin(desk.hub, ['auditor', '340882'], uidOf(), { bytes }))).toBe('NOT_PERMITTED');
    expect(codeOf(await begin(desk.hub, null, uidOf(), { bytes }))).toBe('UNAUTHENTICATED');
  });

  it('the receipt of another case, and a code that is guessed', async () => {
    const other = await newCase();
    const bytes = sample.pdf();
    const wrong = await begin(desk.hub, null, { number: mine.number, code: other.code }, { bytes });
    const unknown = await begin(desk.hub, null, { number: '340882-20260928-9999', code: other.code }, { bytes });
    expect([codeOf(wrong), codeOf(unknown)]).toEqual(['MY_CASE_NOT_FOUND', 'MY_CASE_NOT_FOUND']);
  });

  it('reading without having opened, by others, and after 15 minutes', async () => {
    const { uid } = await newCase();
    await send(CLERK, { uid }, sample.pdf());
    const part = (who: Who) =>
      desk.hub.ask(who, `{ part: countyAttachmentPart(uid: "${uid}", attachment: 1, part: 0) }`);
    expect(codeOf(await part(CLERK))).toBe('ATTACHMENT_NOT_OPEN');
    await fetchFile(desk.hub, CLERK, uid, 1);
    expect(codeOf(await part(CLERK))).toBeUndefined();
    for (const who of [HEAD, ELSEWHERE, CITY] as const) expect(codeOf(await part(who))).toBe('ATTACHMENT_NOT_OPEN');
    // a look into a file is none at the person
    const { file } = await desk.ask(CLERK, `{ file: countyFile(uid: "${uid}") { disclosure { name } } }`);
    expect(file.disclosure).toBeNull();
    // each look has purposes of its own
    const opened = await desk.hub.ask(
      HEAD,
      `mutation { a: countyOpenAttachment(uid: "${uid}", attachment: 1, purpose: CONTACT) { mark } }`,
    );
    const revealed = await desk.hub.ask(
      CLERK,
      `mutation { a: countyRevealReporter(uid: "${uid}", purpose: REVIEW, note: "看") { mark } }`,
    );
    expect([codeOf(opened), codeOf(revealed)]).toEqual(['FIELD_INVALID', 'FIELD_INVALID']);
    desk.wait(15);
    expect(codeOf(await part(CLERK))).toBe('ATTACHMENT_NOT_OPEN');
    for (const [who, code] of [
      [['auditor', '340882'], 'NOT_PERMITTED'],
      [ELSEWHERE, 'CASE_NOT_FOUND'],
      [CITY, 'WRONG_LEVEL'],
    ] as const)
      expect(codeOf((await fetchFile(desk.hub, who, uid, 1)).opened)).toBe(code);
  });

  it('one more than the rules of the center allow', async () => {
    const { uid } = await newCase();
    const { limits } = (
      await desk.ask(CLERK, `{ case(uid: "${uid}") { county { attachments { limits { files } } } } }`)
    ).case.county.attachments;
    const bytes = sample.pdf();
    // two that race for the last place: one of them gets it
    for (let i = 1; i < limits.files; i++) expect((await send(CLERK, { uid }, bytes)).errors).toBeUndefined();
    const race = await Promise.all([
      send(CLERK, { uid }, bytes),
      send(HEAD, { uid }, bytes),
      send(CLERK, { uid }, bytes),
    ]);
    expect(race.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(codeOf(await begin(desk.hub, CLERK, { uid }, { bytes }))).toBe('ATTACHMENTS_FULL');
    expect(await listOf(CLERK, uid)).toMatchObject({ count: limits.files });
  });

  it('a case that is over', async () => {
    const { uid, number, code } = await newCase();
    await desk.act(CLERK, 'withdrawCase', uid, `reason: "本人撤回", code: "${code}"`);
    const bytes = sample.pdf();
    expect(codeOf(await begin(desk.hub, CLERK, { uid }, { bytes }))).toBe('ACT_NOT_ALLOWED');
    expect(codeOf(await begin(desk.hub, null, { number, code }, { bytes }))).toBe('ACT_NOT_ALLOWED');
  });
});

describe('the reporter supplies what is missing, and the province sees it', () => {
  const MINE =
    'number state acts mayAttach missing { no material until suppliedAt } files { no name use own supplement }';
  let mine: Awaited<ReturnType<typeof newCase>>;
  const look = async () =>
    (
      await desk.hub.ask(
        null,
        `query ($number: String!, $code: String!) { mine: countyMyCase(number: $number, code: $code) { ${MINE} looks { role center attachment } } }`,
        { number: mine.number, code: mine.code },
      )
    ).data.mine;
  const supply = (supplement: number, note: string | null = null) =>
    desk.hub.ask(
      null,
      `mutation ($number: String!, $code: String!, $supplement: Int!, $note: String) { mine: countySupplyMyMaterial(number: $number, code: $code, supplement: $supplement, note: $note) { ${MINE} } }`,
      { number: mine.number, code: mine.code, supplement, note },
    );
  const brought = async () =>
    (await desk.ask(HEAD, `{ center(code: "340882") { county { watched { brought } } } }`)).center.county.watched
      .brought as number;

  it('is asked once, for each thing by itself, and the limits of the offices stand still', async () => {
    mine = await newCase();
    await desk.act(CLERK, 'acceptCase', mine.uid, 'reason: "属于受理范围"');
    const asked = await desk.act(CLERK, 'requestMaterial', mine.uid, 'missing: ["户口簿", "收入证明"]');
    expect(asked.state).toBe('AWAITING_MATERIAL');
    const seen = await look();
    expect(seen).toMatchObject({ state: 'AWAITING_MATERIAL', mayAttach: true });
    expect(seen.acts).toContain('SUPPLEMENT');
    expect(seen.missing).toEqual([
      { no: 1, material: '户口簿', until: expect.stringMatching(/^2026-/), suppliedAt: null },
      { no: 2, material: '收入证明', until: expect.stringMatching(/^2026-/), suppliedAt: null },
    ]);
  });

  it('needs words or a file, and shows in the list of today until somebody takes it up', async () => {
    expect(codeOf(await supply(1))).toBe('SUPPLY_EMPTY');
    const sent = await send(null, mine, sample.jpeg(), { name: '户口簿.jpg', supplement: 1 });
    expect(sent.errors).toBeUndefined();
    expect((await supply(1)).data.mine).toMatchObject({
      state: 'AWAITING_MATERIAL',
      missing: [
        { no: 1, suppliedAt: expect.any(String) },
        { no: 2, suppliedAt: null },
      ],
      files: [{ no: 1, name: '户口簿.jpg', use: 'MATERIAL', own: true, supplement: 1 }],
    });
    expect(await brought()).toBe(1);
    expect(codeOf(await supply(1, '再来一次'))).toBe('SUPPLEMENT_NOT_FOUND');
  });

  it('goes on of itself once all of it has come, as the rules of the place say', async () => {
    const { data } = await supply(2, `收入证明见户口簿背面，${NAME}`);
    expect(data.mine.state).toBe('HANDLING');
    const file = await desk.file(CLERK, mine.uid);
    expect(file.entries.slice(-2)).toMatchObject([
      { act: 'SUPPLEMENT', role: 'citizen', details: { material: '收入证明', note: expect.stringContaining(NAME) } },
      { act: 'RESUME', role: null },
    ]);
    expect(JSON.stringify(await rowsOf('case_entries'))).not.toContain(NAME); // words stand apart, to be erased
    expect(await listOf(CLERK, mine.uid)).toMatchObject({
      mayOpen: true,
      mayAdd: ['DEMAND', 'MATERIAL', 'RESULT', 'WORK'],
      items: [{ name: '户口簿.jpg', role: 'citizen' }],
    });
  });

  it('is withheld from levels above until the case was escalated to them, and then read where it lies, on record', async () => {
    expect(await listOf(PROVINCE, mine.uid)).toMatchObject({ count: 1, mayOpen: false, items: [] });
    expect(codeOf((await fetchFile(desk.hub, PROVINCE, mine.uid, 1)).opened)).toBe('WRONG_LEVEL');
    await actOf(desk.hub, 'county', 'escalateCase', mine.uid);
    await desk.settle();
    expect(await listOf(PROVINCE, mine.uid)).toMatchObject({ mayOpen: false });
    await actOf(desk.hub, 'city', 'acceptEscalation', mine.uid);
    await actOf(desk.hub, 'city', 'escalateCase', mine.uid);
    await desk.settle();
    expect(await listOf(PROVINCE, mine.uid)).toMatchObject({
      mayOpen: true,
      mayAdd: [],
      items: [{ name: '户口簿.jpg' }],
    });
    const { opened, bytes } = await fetchFile(desk.hub, PROVINCE, mine.uid, 1);
    expect(sha256(bytes)).toBe(opened.data.opened.file.sha256);
    // the trace: on the ledger of the county, in the record that auditors read, and before the reporter's eyes
    expect((await desk.file(CLERK, mine.uid)).entries.at(-1)).toMatchObject({
      act: 'OPEN_ATTACHMENT',
      role: 'provincial-officer',
    });
    const { center } = await desk.ask(
      ['auditor', '340882'],
      `{ center(code: "340882") { county { auditRecords(filter: { number: "${mine.number}" }) { edges { node { kind person attachment mark } } } } } }`,
    );
    expect(center.county.auditRecords.edges[0].node).toEqual({
      ...{ kind: 'LOOK', person: 'provincial-officer@340000', attachment: 1, mark: opened.data.opened.mark },
    });
    expect((await look()).looks).toEqual([{ role: 'provincial-officer', center: '安徽省', attachment: 1 }]);
    expect(await brought()).toBe(0);
  });

  it('says so where the level that holds it is down, and the rest is answered', async () => {
    await desk.hub.stopSubgraph('county');
    const { data, errors } = await desk.hub.ask(
      PROVINCE,
      `{ case(uid: "${mine.uid}") { county { attachments { count } } province { state } } }`,
    );
    expect([data.case.county, data.case.province.state]).toEqual([null, 'RECEIVED']);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['LEVEL_UNREACHABLE']);
    await desk.hub.startSubgraph('county');
  });

  it('reads back what was brought and the proof of the result, and not the papers of the offices', async () => {
    await send(CLERK, { uid: mine.uid }, sample.pdf(), { name: '内部会签.pdf', use: 'WORK' });
    await send(CLERK, { uid: mine.uid }, sample.jpeg(), { name: '办理照片.jpg', use: 'RESULT' });
    expect((await look()).files.map(({ name }: { name: string }) => name)).toEqual(['户口簿.jpg', '办理照片.jpg']);
    // which photographs the statistics of the quarter name (SJ-72)
    const { resultPhotographs } = await import('../../subgraphs/capabilities/attachments/lookInto.ts');
    expect(await resultPhotographs(desk.service('county'), mine.uid)).toEqual([3]);
    const part = (attachment: number, code = mine.code) =>
      desk.hub.ask(
        null,
        `query ($number: String!, $code: String!) { part: countyMyAttachmentPart(number: $number, code: $code, attachment: ${attachment}, part: 0) }`,
        { number: mine.number, code },
      );
    expect((await part(3)).data.part.length).toBeGreaterThan(100);
    expect(codeOf(await part(2))).toBe('ATTACHMENT_NOT_FOUND');
    expect(codeOf(await part(1, 'AAAAAAAA'))).toBe('MY_CASE_NOT_FOUND');
  });
});

describe('files are kept no longer than the person', () => {
  it('and are encrypted anew after a rotation', async () => {
    const { forgetAttachments } = await import('../../subgraphs/capabilities/attachments/forgetAttachments.ts');
    const { resealOldRows, marksIn, tablesOf } = await import('../../subgraphs/kit/vault/sealedRows.ts');
    const { addKeys } = await import('../testkit/keyFile.ts');
    const service = desk.service('county');
    const { uid } = await newCase();
    const sent = sample.png({ noise: WIRE_PART });
    const { sha256: hash } = (await send(CLERK, { uid }, sent)).data.file;
    const before = await rowsOf('attachment_pieces');
    await addKeys(join(desk.hub.dataFolder, 'keys.json'), ['340000']);
    await resealOldRows(service);
    const tables = tablesOf(service).filter(({ name }) => name.startsWith('attachment'));
    expect(tables).toHaveLength(3);
    for (const table of tables)
      for (const mark of await marksIn(service.database.read, table))
        expect(before.map(row => row.sealed_with)).not.toContain(mark);
    expect(sha256((await fetchFile(desk.hub, CLERK, uid, 1)).bytes)).toBe(hash);
    const counts = await service.database.write(tx => forgetAttachments(tx, service, uid));
    expect(counts).toEqual({ attachments: 1 });
    for (const table of ['attachments', 'attachment_pieces'])
      expect((await rowsOf(table)).filter(row => row.uid === uid)).toEqual([]);
  });
});
