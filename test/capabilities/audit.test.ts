import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLE_NAMES } from '../../shared/domain/access/roles.ts';
import { marksOf } from '../../shared/domain/privacy/marksOf.ts';
import { Disclosure } from '../../subgraphs/capabilities/cases/Disclosure.ts';
import { Casework } from '../testkit/casework.ts';
import { askAs } from '../testkit/duties.ts';
import type { Answer, Who } from '../testkit/hub.ts';

/** Who looked at what, for the auditor (N12, N13): no reporter in it, and who reads it is on record too. */
const REGISTRAR: Who = ['registrar', '340882'];
const COORDINATOR: Who = ['coordinator', '340882'];
const SUPERVISOR: Who = ['supervision-section', '340882'];
const AUDITOR: Who = ['auditor', '340882'];
const CITY_AUDITOR: Who = ['auditor', '340800'];
const OTHER_AUDITOR: Who = ['auditor', '341322'];
const [NAME, PHONE, TITLE] = ['欧阳涂大明', '13987654321', '金丝雀医保报销'];
const NOTE = '欧阳涂大明来电';

const ROW =
  'id kind at person role number purpose until mark filter rows soughtBy rule read center { code } area { code } case { uid }';

const OTHERS = ['LOOK', 'EXPORT', 'SEARCH', 'HOLD', 'LIFT', 'DELETION', 'PUBLICATION'];

let desk: Casework;
let uid: string;
let number: string;
const told: string[] = [];

/** All that an auditor is told is kept, to look through for the reporter. */
async function ask(who: Who | string, text: string, variables?: object): Promise<Answer> {
  const answer = await desk.hub.ask(who, text, variables);
  told.push(JSON.stringify(answer));
  return answer;
}

const read = (who: Who, filter: object = {}, { first = 50, after = null as string | null, area = '340882' } = {}) =>
  ask(
    who,
    `query ($filter: AuditFilter, $after: String) { center(code: "${area}") { county {
      auditRecords(first: ${first}, after: $after, filter: $filter) { edges { node { ${ROW} } } pageInfo { hasNextPage endCursor } } } } }`,
    { filter, after },
  );
const pageOf = ({ data }: Answer) => data.center.county.auditRecords;
const rowsOf = (answer: Answer) => pageOf(answer).edges.map(({ node }: { node: object }) => node);
const kindsOf = (answer: Answer) => rowsOf(answer).map(({ kind }: { kind: string }) => kind);
const signs = async (who: Who) =>
  (
    await ask(
      who,
      `{ center(code: "340882") { county { auditSigns { truncated signs { sign person count center { code } records { ${ROW} } } } } } }`,
    )
  ).data.center.county.auditSigns;
const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;
const reads = () => desk.hub.rows<Record<string, unknown>>('county', 'select * from audit_reads order by seq');

beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30');
  const form = {
    title: TITLE,
    item: '医疗费用报销',
    causes: ['RULES_NOT_MET'],
    reporterName: NAME,
    reporterPhone: PHONE,
  };
  ({ uid, number } = await desk.register(REGISTRAR, form));
  await desk.act(REGISTRAR, 'triageCase', uid, 'class: "complex"').catch(() => undefined);
  await desk.act(REGISTRAR, 'acceptCase', uid);
  const ok = async (who: Who, text: string) => {
    const { errors } = await desk.hub.ask(who, text);
    expect(errors).toBeUndefined();
    desk.wait(1);
  };
  desk.wait(1);
  const look = `mutation { countyRevealReporter(uid: "${uid}", purpose: CONTACT, note: "${NOTE}") { name } }`;
  await ok(REGISTRAR, look);
  await ok(SUPERVISOR, `mutation { countyExportFiles(area: "340882", filter: { text: "${NAME}" }) { mark } }`);
  await ok(COORDINATOR, `{ countyFilesOfReporter(phone: "${PHONE}") { uid } }`);
  await ok(['center-head', '340882'], `mutation { countyHoldCase(uid: "${uid}", reason: "${NAME}的复议") { no } }`);
  await ok(['center-head', '340882'], `mutation { countyLiftHold(uid: "${uid}", reason: "已了结") { no } }`);
  desk.setTime('2026-09-28T22:40');
  await ok(SUPERVISOR, look);
}, 240_000);
afterAll(() => desk?.stop(), 30_000);

describe('N12, N13: the record', () => {
  it('says who did what, when, for what and to which case, newest first', async () => {
    const rows = rowsOf(await read(AUDITOR));
    expect(rows.map(({ kind, person }: Record<string, string>) => [kind, person])).toEqual([
      ['LOOK', 'supervision-section@340882'],
      ['LIFT', 'center-head@340882'],
      ['HOLD', 'center-head@340882'],
      ['SEARCH', 'coordinator@340882'],
      ['EXPORT', 'supervision-section@340882'],
      ['LOOK', 'registrar@340882'],
    ]);
    const here = { code: '340882' };
    expect(rows[5]).toMatchObject({
      role: 'registrar',
      purpose: 'CONTACT',
      number,
      case: { uid },
      center: here,
      area: here,
    });
    expect(rows[4]).toMatchObject({ filter: '{"text":"…"}', rows: 0, number: null });
    expect(rows[3]).toMatchObject({ soughtBy: ['PHONE'], rows: 1 });
  });

  it('is itself on record: who read, with which filter, how many rows', async () => {
    const before = (await reads()).length;
    await read(AUDITOR, { kinds: ['LOOK'], person: ' registrar@340882 ' });
    const lines = await reads();
    expect(lines).toHaveLength(before + 1);
    expect(lines.at(-1)).toMatchObject({
      ...{ person: 'auditor@340882', role: 'auditor', center: '340882', area: '340882', read_kind: 'records' },
      ...{ filter: '{"kinds":["look"],"person":"registrar@340882"}', row_count: 1 },
    });
    const [row] = rowsOf(await read(CITY_AUDITOR, { kinds: ['AUDIT'] }));
    expect(row).toMatchObject({ kind: 'AUDIT', person: 'auditor@340882', read: 'RECORDS', rows: 1 });
  });

  it.each<[what: string, filter: object, kinds: string[]]>([
    ['a kind', { kinds: ['EXPORT', 'SEARCH'] }, ['SEARCH', 'EXPORT']],
    ['a person', { person: 'center-head@340882' }, ['LIFT', 'HOLD']],
    ['a role', { role: 'coordinator' }, ['SEARCH']],
    ['a center of the person', { center: '340881' }, []],
    ['a purpose', { purpose: 'CONTACT' }, ['LOOK', 'LOOK']],
    ['another purpose', { purpose: 'VERIFY' }, []],
    ['a day', { from: '2026-09-28', to: '2026-09-28', kinds: ['LOOK'] }, ['LOOK', 'LOOK']],
    ['the day before', { to: '2026-09-27' }, []],
    ['the day after', { from: '2026-09-29' }, []],
  ])('is narrowed to %s', async (_what, filter, kinds) => {
    const answer = await read(AUDITOR, { ...filter, kinds: (filter as { kinds?: string[] }).kinds ?? OTHERS });
    expect(kindsOf(answer)).toEqual(kinds);
  });

  it('is narrowed to a case', async () =>
    expect(kindsOf(await read(AUDITOR, { number }))).toEqual(['LOOK', 'LIFT', 'HOLD', 'LOOK']));

  it('comes in pages without a gap and without doubles, whatever stands at one instant', async () => {
    const whole = rowsOf(await read(AUDITOR, { kinds: OTHERS }));
    for (const first of [1, 2, 4]) {
      const seen: object[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page = pageOf(await read(AUDITOR, { kinds: OTHERS }, { first, after }));
        expect(page.edges.length).toBeLessThanOrEqual(first);
        seen.push(...page.edges.map(({ node }: { node: object }) => node));
        ({ hasNextPage: more, endCursor: after } = page.pageInfo);
      }
      expect(seen).toEqual(whole);
    }
  });

  it.each<[what: string, filter: object, page: object, code: string]>([
    ['a page too long', {}, { first: 201 }, 'PAGE_SIZE'],
    ['a cursor of nobody', {}, { after: 'bm9uZQ' }, 'CURSOR_MALFORMED'],
    ['words in the place of a staff id', { person: '欧阳 大明' }, {}, 'FIELD_INVALID'],
    ['a role that there is not', { role: 'king' }, {}, 'FIELD_INVALID'],
    ['a center that there is not', { center: '1' }, {}, 'CENTER_UNKNOWN'],
  ])('refuses %s, and writes no line', async (_what, filter, page, code) => {
    const before = (await reads()).length;
    expect(codeOf(await read(AUDITOR, filter, page))).toBe(code);
    expect(await reads()).toHaveLength(before);
  });
});

describe('who reads it', () => {
  it.each(ROLE_NAMES.filter(role => role !== 'auditor'))(
    'not %s of the own center, and no line is written',
    async role => {
      const before = (await reads()).length;
      expect(codeOf(await read([role, '340882']))).toBe('NOT_PERMITTED');
      expect(codeOf(await ask([role, '340882'], 'mutation { countyExportAudit(area: "340882") { csv } }'))).toBe(
        'NOT_PERMITTED',
      );
      expect(await reads()).toHaveLength(before);
    },
  );

  it('the auditor above reads it, another one does not', async () => {
    expect(kindsOf(await read(CITY_AUDITOR, { kinds: ['SEARCH'] }))).toEqual(['SEARCH']);
    expect(['NOT_PERMITTED', 'OUTSIDE_JURISDICTION']).toContain(codeOf(await read(OTHER_AUDITOR)));
    expect(codeOf(await ask(OTHER_AUDITOR, 'mutation { countyExportAudit(area: "340882") { csv } }'))).toBe(
      'OUTSIDE_JURISDICTION',
    );
    expect(
      rowsOf(await read(OTHER_AUDITOR, {}, { area: '341322' })).filter(
        ({ kind }: { kind: string }) => kind !== 'AUDIT',
      ),
    ).toEqual([]);
  });
});

describe('N12: what an auditor should look at first', () => {
  it('is a look at night, at a case that the person did nothing to', async () => {
    const { signs: found, truncated } = await signs(AUDITOR);
    expect(truncated).toBe(false);
    const seen = found.map(({ sign, person, count }: Record<string, string>) => [sign, person, count]);
    expect(seen).toContainEqual(['OUT_OF_HOURS', 'supervision-section@340882', 1]);
    expect(seen).toContainEqual(['STRANGER_LOOKS', 'supervision-section@340882', 1]);
    expect(seen).toHaveLength(2);
    expect(found[0].records[0]).toMatchObject({ kind: 'LOOK', number });
  });

  it('was asked for, and that is on record', async () => {
    await signs(AUDITOR);
    expect((await reads()).at(-1)).toMatchObject({
      ...{ read_kind: 'signs', person: 'auditor@340882', area: '340882', filter: '{"days":30}', row_count: 2 },
    });
  });

  it('is not a look from above: what people of another level do to a case stands in another ledger', async () => {
    const at = desk.instant;
    const look = { mark: 'AAAABBBBCC', at, uid, person: 'chen', role: 'efficiency-officer', center: '340800' };
    const rest = { purpose: 'verify', note: '核实', until: at };
    await desk.service('county').database.write(tx => tx.insert(Disclosure, { ...look, ...rest } as never));
    const { signs: found } = await signs(AUDITOR);
    const of = found.filter(({ person }: { person: string }) => person === 'chen');
    expect(of.map(({ sign }: { sign: string }) => sign)).toEqual(['OUT_OF_HOURS']);
    await desk.service('county').database.write(tx => tx.delete(Disclosure, { mark: look.mark }));
  });

  it('is of the days that are asked for, in Beijing', async () => {
    const of = async (days: number) =>
      (await ask(AUDITOR, `{ center(code: "340882") { county { auditSigns(days: ${days}) { signs { sign } } } } }`))
        .data.center.county.auditSigns.signs.length;
    const then = desk.instant;
    desk.setTime('2026-09-29T00:10');
    expect([await of(1), await of(2)]).toEqual([0, 2]);
    desk.setTime(new Date(Date.parse(then) + 8 * 3_600_000).toISOString().slice(0, 19));
  });

  it('refuses days that are too many', async () => {
    const text = '{ center(code: "340882") { county { auditSigns(days: 93) { asOf } } } }';
    expect(codeOf(await ask(AUDITOR, text))).toBe('FIELD_INVALID');
  });
});

describe('N12: the record as a table', () => {
  it('carries a mark that leads back to the auditor who took it', async () => {
    const text =
      'mutation { taken: countyExportAudit(area: "340882", filter: { kinds: [LOOK] }) { mark csv rows hasNextPage } }';
    const { csv, mark, rows } = (await ask(AUDITOR, text)).data.taken;
    expect(rows).toBe(2);
    expect(csv).toContain('查看反映人'.slice(1));
    expect(marksOf(csv).map(one => one.mark)).toContain(mark);
    const view = (await ask(CITY_AUDITOR, `{ countyTraceMark(mark: "${mark}") { person area rows number } }`)).data
      .countyTraceMark;
    expect(view).toEqual({ person: 'auditor@340882', area: '340882', rows: 2, number: null });
    expect((await reads()).at(-1)).toMatchObject({
      read_kind: 'trace',
      person: 'auditor@340800',
      filter: `{"mark":"${mark}"}`,
    });
  });
});

describe('N12: a table that came out', () => {
  const taken = async () => {
    const text = 'mutation { taken: countyExportAudit(area: "340882") { mark csv rows } }';
    return (await ask(AUDITOR, text)).data.taken as { mark: string; csv: string; rows: number };
  };

  it('leads back to whoever took it also where the line with the mark was cut off', async () => {
    const { csv, mark, rows } = await taken();
    expect(rows).toBeGreaterThan(20);
    const [last] = csv.trimEnd().split('\r\n').slice(-1);
    const cut = csv.replace(last ?? '', '');
    expect(cut).not.toBe(csv);
    expect(marksOf(cut).map(one => one.mark)).toContain(mark);
  });

  it('holds no cell that a spreadsheet takes for a formula, whatever somebody is called', async () => {
    const text = '{ center(code: "340882") { county { auditRecords { edges { cursor } } } } }';
    await askAs(desk.hub, ['=HYPERLINK("https://a.test")', 'auditor', '340882'], text);
    const { csv } = await taken();
    expect(csv).toContain('HYPERLINK');
    expect(csv).not.toMatch(/(^|,)"?[=+@-]/m);
  });
});

describe('at one instant', () => {
  it('pages have neither a gap nor a double, also between two kinds', async () => {
    desk.setTime('2026-09-29T10:00');
    for (const [who, text] of [
      [COORDINATOR, `{ countyFilesOfReporter(phone: "${PHONE}") { uid } }`],
      [REGISTRAR, `mutation { countyRevealReporter(uid: "${uid}", purpose: CONTACT, note: "回访") { phone } }`],
      [SUPERVISOR, 'mutation { countyExportFiles(area: "340882") { mark } }'],
      [COORDINATOR, `{ countyFilesOfReporter(phone: "${PHONE}") { uid } }`],
    ] as const)
      expect((await desk.hub.ask(who, text)).errors).toBeUndefined();
    const wish = { kinds: OTHERS, from: '2026-09-29' };
    const whole = rowsOf(await read(AUDITOR, wish)).map(({ id }: { id: string }) => id);
    expect(new Set(whole).size).toBe(4);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = pageOf(await read(AUDITOR, wish, { first: 1, after }));
      seen.push(...page.edges.map(({ node }: { node: { id: string } }) => node.id));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(seen).toEqual(whole);
  });
});

describe('N12: nothing of the reporter', () => {
  it('stands in any answer, nor in what is kept of the reading', async () => {
    expect(told.length).toBeGreaterThan(30);
    const all = told.join('\n') + JSON.stringify(await reads());
    for (const word of [NAME, PHONE, TITLE, NOTE]) expect(all).not.toContain(word);
    const hashes = await desk.hub.rows<{ phone_hash: string }>('county', 'select phone_hash from reporter_searches');
    for (const { phone_hash: hash } of hashes) expect(all).not.toContain(hash);
  });
});

describe('decision 22: old lines', () => {
  it('of who read the record go with the other records of who saw what', async () => {
    desk.setTime('2027-10-01T12:00');
    await read(AUDITOR);
    await desk.runJobs();
    const left = await reads();
    expect(left.length).toBeGreaterThan(0);
    expect(left.every(({ read_at: at }) => String(at) > '2027')).toBe(true);
    const [row] = rowsOf(await read(AUDITOR, { kinds: ['DELETION'] }));
    expect(row).toMatchObject({ person: null, rule: 'HUB_AUDIT_MONTHS=12', area: null });
    expect(row.rows).toBeGreaterThan(3);
  });
});
