import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openSource } from '../../hub/verify/openSource.ts';
import { verifyLedgers } from '../../hub/verify/verifyLedgers.ts';
import { hashOfDetail, hashOfLine } from '../../shared/ledger/hash.ts';
import { changeKeyFile, withNewKeys } from '../../subgraphs/kit/vault/keyFile.ts';
import { resealOldRows } from '../../subgraphs/kit/vault/sealedRows.ts';
import { checkFolder } from '../ledger/independentChecker.mjs';
import { factsOf, type Row } from '../ledger/tampers.ts';
import { Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';

const CENTER = '310117';
const REGISTRAR: Who = ['registrar', CENTER];
const HEAD: Who = ['center-head', CENTER];
const SECURITY: Who = ['security-administrator', CENTER];
const AUDITOR: Who = ['auditor', CENTER];
const ELSEWHERE: Who = ['security-administrator', '340882'];
const ABSENT = '00000000-0000-4000-8000-000000000000';
const START = '2026-09-28T09:30';
/** 36 months later, by the rule of the base pack. */
const LAST_DAY = '2029-09-28T12:00';
const OVER = '2029-09-29T12:00';
const NAME = '闻人䶮';
const PHONE = '13998765432';

let work: Casework;
beforeAll(async () => {
  work = await Casework.start(START);
}, 240_000);
beforeEach(() => work.setTime(START));
afterAll(() => work?.stop(), 30_000);

/** A case that was refused at once: nothing is owed any more. */
async function refused(): Promise<string> {
  const form = { title: '无法开具证明', item: '户口迁移', causes: ['PROOF_HARD_TO_FIND'] };
  const { uid } = await work.register(REGISTRAR, { ...form, reporterName: NAME, reporterPhone: PHONE });
  await work.act(REGISTRAR, 'refuseCase', uid, 'reason: "不属于受理范围", route: "派出所"');
  return uid;
}

const reporters = async (uid: string): Promise<number> =>
  (await work.hub.rows('county', `select uid from reporters where uid = '${uid}'`)).length;
const hold = (who: Who, uid: string, mutation = 'holdCase') =>
  work.hub.ask(
    who,
    `mutation { county${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}(uid: "${uid}", reason: "信访复核") { no reason liftedAt } }`,
  );
const deletions = (who: Who, area = CENTER) =>
  work.hub.ask(who, `{ countyDeletions(area: "${area}") { uid rule at } }`);
const codes = ({ errors = [] }: { errors?: { extensions: { code: string } }[] }) =>
  errors.map(one => one.extensions.code);

describe('who reported', () => {
  it('is forgotten once the months of the policy are over, with a line on both ledgers and in one commit', async () => {
    const uid = await refused();
    await work.pass(LAST_DAY);
    expect(await reporters(uid)).toBe(1);
    await work.pass(OVER);
    expect(await reporters(uid)).toBe(0);
    const { reporter, entries } = (
      await work.ask(
        REGISTRAR,
        `{ countyFile(uid: "${uid}") { reporter { name } entries { act details { name text } } } }`,
      )
    ).countyFile;
    expect(reporter).toBeNull();
    const line = entries.at(-1);
    expect(line.act).toBe('ANONYMISE');
    expect(line.details).toContainEqual({ name: 'months', text: '36' });
    const found = (await deletions(AUDITOR)).data.countyDeletions.filter((one: { uid: string }) => one.uid === uid);
    expect(found).toHaveLength(1);
    expect(found[0].rule).toContain('个人信息保护法第十九条');
    expect(found[0].rule).toContain('base@1');
    const kept = JSON.stringify(await work.hub.rows('county', `select * from deletions where uid = '${uid}'`));
    expect(kept).toContain('reporters');
    expect(kept).not.toContain(PHONE);
    await work.runJobs();
    expect(await work.hub.rows('county', `select id from deletions where uid = '${uid}'`)).toHaveLength(1);
    const again = await work.ask(REGISTRAR, `{ countyFile(uid: "${uid}") { entries { act } } }`);
    expect(again.countyFile.entries.filter((one: { act: string }) => one.act === 'ANONYMISE')).toHaveLength(1);
  });

  it('is kept while the case is open, however old', async () => {
    const form = {
      title: '未办结',
      item: '户口迁移',
      causes: ['PROOF_HARD_TO_FIND'],
      reporterName: NAME,
      reporterPhone: PHONE,
    };
    const { uid } = await work.register(REGISTRAR, form);
    await work.pass(OVER);
    expect(await reporters(uid)).toBe(1);
  });

  it('is kept while somebody holds the case, and forgotten once the hold is lifted', async () => {
    const uid = await refused();
    expect((await hold(SECURITY, uid)).data.countyHoldCase).toEqual({ no: 1, reason: '信访复核', liftedAt: null });
    expect(codes(await hold(HEAD, uid))).toEqual(['HOLD_STANDS']);
    await work.pass(OVER);
    expect(await reporters(uid)).toBe(1);
    const held = await work.ask(AUDITOR, `{ countyLegalHolds(area: "${CENTER}") { uid placedRole } }`);
    expect(held.countyLegalHolds).toContainEqual({ uid, placedRole: 'security-administrator' });
    expect((await hold(HEAD, uid, 'liftHold')).data.countyLiftHold.liftedAt).not.toBeNull();
    expect(codes(await hold(HEAD, uid, 'liftHold'))).toEqual(['NOT_HELD']);
    await work.runJobs();
    expect(await reporters(uid)).toBe(0);
    const lifted = await work.ask(AUDITOR, `{ countyLegalHolds(area: "${CENTER}", lifted: true) { uid } }`);
    expect(lifted.countyLegalHolds).toContainEqual({ uid });
  });
});

describe('words to the reporter on the ledger', () => {
  const TEXT = `请${NAME}持证来取件`;
  const contact = (uid: string) =>
    work.ask(REGISTRAR, `mutation { countyContactReporter(uid: "${uid}", text: "${TEXT}", channel: SMS) { uid } }`);
  const lineOf = async (uid: string) => {
    const { countyFile } = await work.ask(
      REGISTRAR,
      `{ countyFile(uid: "${uid}") { entries { act erased details { name text } } } }`,
    );
    return countyFile.entries.find(({ act }: { act: string }) => act === 'CONTACT');
  };
  const stored = async () => {
    const tables = ['case_entries', 'entry_words', 'notices', 'outbox', 'deletions'];
    return JSON.stringify(await Promise.all(tables.map(table => work.hub.rows('county', `select * from ${table}`))));
  };
  const verdict = async () => {
    const source = await openSource({ kind: 'sqlite', folder: work.hub.dataFolder }, 'county');
    if (!source) throw new Error('there is no database');
    const { findings, levels } = await verifyLedgers([source], work.service('county').vault.open);
    await source.close();
    return { findings, erased: levels[0]?.erased, alone: checkFolder(work.hub.dataFolder) };
  };
  const ROAD = { name: 'road', text: 'sms' };

  it('stand encrypted, and are erased with the reporter; line, hash and receipt hold, and checkers know it', async () => {
    const uid = await refused();
    await contact(uid);
    expect(await lineOf(uid)).toEqual({ act: 'CONTACT', erased: false, details: [ROAD, { name: 'text', text: TEXT }] });
    expect(await stored()).not.toContain(NAME);
    const before = (await verdict()).erased ?? 0;

    const sealedWith = async () =>
      (await work.hub.rows('county', `select sealed_with from entry_words where uid = '${uid}'`))[0];
    const [keys, older] = [join(work.hub.dataFolder, 'keys.json'), await sealedWith()];
    const rotated = { provinces: ['310000'], uses: ['data'] as const, at: new Date(work.instant) };
    await changeKeyFile(keys, held => withNewKeys(keys, held, rotated));
    await resealOldRows(work.service('county'));
    expect(await sealedWith()).not.toEqual(older);
    expect((await lineOf(uid)).details).toContainEqual({ name: 'text', text: TEXT });
    expect((await verdict()).findings).toEqual([]);

    await work.pass(OVER);
    expect(await lineOf(uid)).toEqual({ act: 'CONTACT', erased: true, details: [ROAD] });
    const [row] = await work.hub.rows<{ erased_lines: string; counts: string }>(
      'county',
      `select erased_lines, counts from deletions where uid = '${uid}'`,
    );
    expect([row?.erased_lines, JSON.parse(row?.counts ?? '{}').ledgerWords]).toEqual(['3', 1]);
    expect(await work.hub.rows('county', `select no from entry_words where uid = '${uid}'`)).toEqual([]);
    const after = await verdict();
    expect(after).toMatchObject({ findings: [], alone: [] });
    expect(after.erased).toBeGreaterThan(before);
    const [{ number, first_hash: hash } = { number: '', first_hash: '' }] = await work.hub.rows<Record<string, string>>(
      'county',
      `select number, first_hash from case_files where uid = '${uid}'`,
    );
    const proof = `{ countyVerifyReceipt(number: "${number}", hash: "${hash}") { unbroken } }`;
    expect((await work.ask(REGISTRAR, proof)).countyVerifyReceipt.unbroken).toBe(true);
  });

  it('of an older release, inside the detail of their line, go with the whole detail', async () => {
    const uid = await refused();
    await contact(uid);
    // as that release wrote it: the text in the detail, hashed as it stands
    const { database } = work.service('county');
    const where = `uid = '${uid}' and act = 'contact'`;
    const [line] = await work.hub.rows<Row>('county', `select * from case_entries where ${where}`);
    const detail = { road: 'sms', text: TEXT };
    const old = { ...line, detail_hash: hashOfDetail(detail) } as Row;
    const hash = hashOfLine(factsOf(old, 'county'));
    await database.write(async tx => {
      await tx.query(`delete from entry_words where uid = '${uid}'`);
      await tx.query(
        `update case_entries set detail = ?, detail_hash = ?, words_hash = null, counted = null, hash = ? where ${where}`,
        [JSON.stringify(detail), old.detail_hash, hash],
      );
      await tx.query(`update case_files set head_hash = ? where uid = '${uid}'`, [hash]);
    });
    expect(await verdict()).toMatchObject({ findings: [], alone: [] });
    expect(await lineOf(uid)).toMatchObject({ erased: false, details: [ROAD, { name: 'text', text: TEXT }] });
    await work.pass(OVER);
    expect(await lineOf(uid)).toEqual({ act: 'CONTACT', erased: true, details: [] });
    expect(await verdict()).toMatchObject({ findings: [], alone: [] });
    expect(await stored()).not.toContain(NAME);
  });

  it('stand while the case is held, and go with the next run after it', async () => {
    const uid = await refused();
    await contact(uid);
    await hold(SECURITY, uid);
    await work.pass(OVER);
    expect((await lineOf(uid)).details).toContainEqual({ name: 'text', text: TEXT });
    await hold(SECURITY, uid, 'liftHold');
    await work.runJobs();
    expect(await lineOf(uid)).toMatchObject({ erased: true, details: [ROAD] });
  });
});

describe('records of who saw what', () => {
  const AUDITED = { disclosures: 'looks', exports: 'exports', reporter_searches: 'reporterSearches' };
  const rows = async (table: string) => (await work.hub.rows('county', `select * from ${table}`)).length;

  it('go after the months set for them, those about a held case excepted, and what was written there is forgotten', async () => {
    const [held, free] = [await refused(), await refused()];
    const ask = (query: string) => work.ask(REGISTRAR, query);
    for (const uid of [held, free]) {
      await ask(`mutation { countyRevealReporter(uid: "${uid}", purpose: CONTACT, note: "致电${NAME}") { mark } }`);
      await ask(`mutation { countyContactReporter(uid: "${uid}", text: "请${NAME}来取件", channel: SMS) { uid } }`);
    }
    await ask(`mutation { countyExportFiles(area: "${CENTER}") { mark } }`);
    await ask(`{ countyFilesOfReporter(phone: "${PHONE}") { uid } }`);
    await ask(`{ countyFilesOfReporter(phone: "13811112222") { uid } }`);
    await hold(SECURITY, held);
    for (const table of Object.keys(AUDITED)) expect([table, await rows(table)]).not.toEqual([table, 0]);

    await work.pass('2027-09-28T12:00'); // twelve months, not a day more
    expect(await rows('disclosures')).toBe(2);
    await work.pass('2027-09-30T12:00');
    expect(await work.hub.rows('county', 'select uid from disclosures')).toEqual([{ uid: held }]);
    // the list may have had the held case in it, and one of the two searches was for its reporter
    expect([await rows('exports'), await rows('reporter_searches')]).toEqual([1, 1]);
    const [line] = await work.hub.rows<{ counts: string; rule: string }>(
      'county',
      'select counts, rule from deletions where uid is null order by id desc',
    );
    expect(line?.rule).toBe('HUB_AUDIT_MONTHS=12');
    expect(JSON.parse(line?.counts ?? '{}')).toMatchObject({ looks: 1, exports: 0, reporterSearches: 1 });

    await hold(SECURITY, held, 'liftHold');
    await work.runJobs();
    for (const table of Object.keys(AUDITED)) expect([table, await rows(table)]).toEqual([table, 0]);
    await work.pass('2031-09-30T12:00');
    const left = await work.hub.rows('county', `select params, recipient_masked from notices where uid = '${free}'`);
    expect(left.length).toBeGreaterThan(0);
    expect(JSON.stringify(left)).not.toContain(NAME);
    expect(JSON.stringify(left)).not.toContain('****');
  });
});

describe('who may hold and read', () => {
  it.each([
    ['a registrar may not hold', REGISTRAR, 'NOT_PERMITTED'],
    ['an auditor reads and orders nothing', AUDITOR, 'NOT_PERMITTED'],
    ['a case of another area is one that is not there', ELSEWHERE, 'CASE_NOT_FOUND'],
  ] as const)('%s', async (_what, who, code) => {
    const uid = await refused();
    expect(codes(await hold(who, uid))).toEqual([code]);
    expect((await hold(who, uid)).errors).toEqual((await hold(who, ABSENT)).errors);
    expect(await work.hub.rows('county', `select uid from legal_holds where uid = '${uid}'`)).toEqual([]);
  });

  it('asks for a reason', async () => {
    const answer = await work.hub.ask(
      SECURITY,
      `mutation { countyHoldCase(uid: "${await refused()}", reason: " ") { no } }`,
    );
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FIELD_REQUIRED', field: 'reason' });
  });

  it.each([
    ['a registrar', REGISTRAR, CENTER, 'NOT_PERMITTED'],
    ['an auditor of another area', ['auditor', '340882'] as Who, CENTER, 'OUTSIDE_JURISDICTION'],
    ['an auditor who asks for no center', AUDITOR, '999999', 'CENTER_UNKNOWN'],
  ] as const)('%s does not read the deletion ledger', async (_who, who, area, code) => {
    expect(codes(await deletions(who, area))).toEqual([code]);
  });
});
