import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { receiptCode } from '../../subgraphs/capabilities/cases/receiptCode.ts';
import { at, codeOf, compare, counted, everybody, toArea } from './compare.ts';
import { COUNTER, EXPORTERS, HOLDERS, reads, RECORD_READERS, type Role, ROLES } from './expected.ts';
import { BRANCH, CANARY, personAt, World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.start();
}, 240_000);
afterAll(async () => {
  console.info(`authorisation matrix, persons and records: ${counted.cells} cells`);
  await world?.stop();
});

const ask = (role: Role, home: LevelName, level: LevelName, text: string) => world.ask(level, at(role, home), text);
const told = (result: unknown, words: readonly string[]) => words.filter(word => JSON.stringify(result).includes(word));
const PLAIN = [CANARY.name, CANARY.phone, CANARY.idNumber];
const exported = (level: LevelName) => `mutation { ${level}ExportFiles(area: "${BRANCH[level]}") { mark csv rows } }`;

describe('N12: a list', () => {
  it('leaves the hub with those who keep or supervise lists, masked, and above the window without a person', () =>
    compare(
      async (role, home, level) => {
        const result = await ask(role, home, level, exported(level));
        if (result.errors) return codeOf(result);
        return `${told(result, [CANARY.title, CANARY.maskedName, ...PLAIN]).join()}`;
      },
      (role, home, level) => {
        if (toArea(home, level) === 'N') return 'OUTSIDE_JURISDICTION';
        if (!EXPORTERS.includes(role)) return 'NOT_PERMITTED';
        // the cells of a title carry letters that are not seen, so that only a person in it is looked for as a whole
        return home === level ? CANARY.maskedName : '';
      },
    ));

  it('is traced by the auditor of the area, and by nobody else', async () => {
    const marks = new Map<LevelName, string>();
    for (const level of LEVELS) {
      const { data } = await ask('registrar', level, level, exported(level));
      marks.set(level, (data?.[`${level}ExportFiles`] as { mark: string }).mark);
    }
    const trace = async (role: Role, home: LevelName, level: LevelName, mark: string) => {
      const text = `{ view: ${level}TraceMark(mark: "${mark}") { mark person } }`;
      const result = await ask(role, home, level, text);
      if (result.errors) return codeOf(result);
      return result.data?.view ? 'view' : 'none';
    };
    await compare(
      (role, home, level) => trace(role, home, level, marks.get(level) ?? ''),
      (role, home, level) => (role !== 'auditor' ? 'NOT_PERMITTED' : toArea(home, level) === 'N' ? 'none' : 'view'),
    );
    // what is no mark is told to who may ask, and to nobody before
    await compare(
      (role, home, level) => trace(role, home, level, 'x'),
      role => (role === 'auditor' ? 'FIELD_INVALID' : 'NOT_PERMITTED'),
    );
  });
});

describe('SJ-06, LH-22: the earlier files of a person', () => {
  it('are found at the counter of the own center, and only those', () =>
    compare(
      async (role, home, level) => {
        const text = `{ files: ${level}FilesOfReporter(phone: "${CANARY.phone}") { uid } }`;
        const result = await ask(role, home, level, text);
        return result.errors ? codeOf(result) : JSON.stringify(result.data?.files);
      },
      (role, home, level) =>
        home !== level
          ? 'WRONG_LEVEL'
          : COUNTER.includes(role)
            ? JSON.stringify([{ uid: world.uid }])
            : 'NOT_PERMITTED',
    ));
});

describe('the records of the hub itself', () => {
  const order = (field: 'HoldCase' | 'LiftHold', done: string) =>
    compare(
      async (role, home, level) => {
        const text = `mutation { ${level}${field}(uid: "${world.uid}", reason: "复议") { no } }`;
        const code = codeOf(await ask(role, home, level, text));
        return code === done ? 'ok' : code;
      },
      (role, home, level) =>
        !HOLDERS.includes(role) ? 'NOT_PERMITTED' : toArea(home, level) === 'N' ? 'CASE_NOT_FOUND' : 'ok',
    );
  it('a hold is ordered by the head and the security administrator of the area', () =>
    order('HoldCase', 'HOLD_STANDS'));

  it.each(['LegalHolds', 'Deletions'])('%s are read by them and by the auditor', field =>
    compare(
      async (role, home, level) => {
        const text = `{ rows: ${level}${field}(area: "${BRANCH[level]}") { uid } }`;
        const result = await ask(role, home, level, text);
        if (result.errors) return codeOf(result);
        return `${(result.data?.rows as unknown[]).length}`;
      },
      (role, home, level) => {
        if (!RECORD_READERS.includes(role)) return 'NOT_PERMITTED';
        if (toArea(home, level) === 'N') return 'OUTSIDE_JURISDICTION';
        return field === 'LegalHolds' ? '1' : '0';
      },
    ),
  );

  it('and lifted by those who may order it', () => order('LiftHold', 'NOT_HELD'));
});

describe('N18: a reply', () => {
  it('is tried by those who read the file; for others there is none', async () => {
    const wrong: string[] = [];
    for (const station of world.stations())
      for (const role of ROLES.filter(one => station.only === undefined || station.only === one)) {
        const text = `{ ${station.level}ReplyGate(uid: "${station.uid}", result: "字") { code } }`;
        const code = codeOf(await world.ask(station.level, personAt(role, station), text));
        const wanted = reads(role, 'file', station.relation) ? 'ok' : 'CASE_NOT_FOUND';
        counted.cells += 1;
        if (code !== wanted) wrong.push(`${role}, ${station.where} ${station.level}: expected ${wanted}, got ${code}`);
      }
    expect(wrong).toEqual([]);
  });
});

describe('what the receipt opens', () => {
  let number = '';
  let hash = '';
  beforeAll(async () => {
    const text = `{ file: townshipFile(uid: "${world.uid}") { number receiptHash } }`;
    const { data } = await ask('registrar', 'township', 'township', text);
    ({ number, receiptHash: hash } = data?.file as { number: string; receiptHash: string });
    await world.asWindow('township');
    const look = `mutation { townshipRevealReporter(uid: "${world.uid}", purpose: CONTACT, note: "回电") { name } }`;
    expect(codeOf(await ask('registrar', 'township', 'township', look))).toBe('ok');
  });
  /** Nobody, and everybody. */
  const all = () => [null, ...everybody.map(([role, home]) => at(role, home))];
  const mine = (code: string) =>
    `{ mine: townshipMyCase(number: "${number}", code: "${code}") { number title demands { text } messages { text } looks { role purpose center } } }`;

  it('N12: one’s own case, to whoever has number and code: with the looks, and with no person in it', async () => {
    const code = receiptCode(world.desk.service('township'), world.uid);
    for (const person of all()) {
      const result = await world.ask('township', person, mine(code));
      const shown = result.data?.mine as { title: string; looks: object[] } | undefined;
      counted.cells += 1;
      expect([person, codeOf(result), shown?.title, shown?.looks.length]).toEqual([person, 'ok', CANARY.title, 1]);
      expect(told(result, [...PLAIN, CANARY.maskedName, CANARY.maskedPhone, 'registrar@'])).toEqual([]);
    }
  });

  it('N12: and to nobody without the code, whatever the office', async () => {
    const codes: string[] = [];
    for (const person of all()) codes.push(codeOf(await world.ask('township', person, mine('AAAAAAAA'))));
    counted.cells += codes.length;
    expect(new Set(codes.slice(0, 5))).toEqual(new Set(['MY_CASE_NOT_FOUND']));
    expect(new Set(codes.slice(5))).toEqual(new Set(['TOO_MANY_TRIES']));
  });

  it('N13: whether the ledger was rewritten, to whoever has the hash; a wrong one says as much as no case', async () => {
    const proof = (name: string, digits: string) =>
      `{ proof: townshipVerifyReceipt(number: "${name}", hash: "${digits}") { unbroken no lines headHash root { day } } }`;
    const nothing = { unbroken: false, no: null, lines: null, headHash: null, root: null };
    for (const person of all()) {
      const right = await world.ask('township', person, proof(number, hash));
      expect([person, right.errors, right.data?.proof]).toMatchObject([person, undefined, { unbroken: true, no: 1 }]);
      const wrong = await world.ask('township', person, proof(number, 'f'.repeat(64)));
      const absent = await world.ask('township', person, proof(`${number}9`, hash));
      expect([wrong.data?.proof, absent.data?.proof]).toEqual([nothing, nothing]);
      counted.cells += 3;
    }
  });
});
