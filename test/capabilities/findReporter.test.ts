import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { Casework } from '../testkit/casework.ts';
import { expectRefusal } from '../testkit/expectRefusal.ts';
import type { Who } from '../testkit/hub.ts';

const CLERK: Who = ['registrar', '340882'];
const PHONE = '13987651234';
const ID = '11010519491231002X';
const FORM = { title: '医保报销偏低', item: '医保报销', causes: ['RULES_NOT_MET'] };
const FIND =
  'query ($phone: String, $idNumber: String) { found: countyFilesOfReporter(phone: $phone, idNumber: $idNumber) { number title } }';

let desk: Casework;
let county: Service;
beforeAll(async () => {
  desk = await Casework.start('2026-03-03T10:00');
  county = desk.service('county');
}, 240_000);
afterAll(() => desk?.stop());

const find = async (wish: object, who: Who = CLERK): Promise<string[]> =>
  (await desk.ask(who, FIND, wish)).found.map(({ title }: { title: string }) => title);
const searches = () =>
  county.database.read.query<Record<string, unknown>[]>('select * from reporter_searches order by seq');

describe('SJ-06: the files of one person', () => {
  beforeAll(async () => {
    const person = { reporterName: '涂大明', reporterPhone: PHONE, reporterIdNumber: ID };
    await desk.register(CLERK, { ...FORM, ...person, title: '第一次' });
    desk.wait(60);
    await desk.register(CLERK, {
      ...FORM,
      ...person,
      title: '第二次',
      reporterPhone: '+86 139-8765-1234',
      reporterIdNumber: null,
    });
    desk.wait(60);
    // another person with the same name, and one of another county with the same telephone
    await desk.register(CLERK, {
      ...FORM,
      ...person,
      title: '别人',
      reporterPhone: '13987651235',
      reporterIdNumber: null,
    });
    await desk.register(['registrar', '341322'], { ...FORM, ...person, title: '外县' });
    await desk.register(CLERK, { ...FORM, title: '匿名' });
  }, 240_000);

  it('are found by the telephone, however it is written, newest first, in the own area only', async () => {
    for (const phone of [PHONE, '139 8765 1234', '+86-13987651234', '008613987651234', '(139)87651234'])
      expect(await find({ phone })).toEqual(['第二次', '第一次']);
    expect(await find({ phone: PHONE }, ['coordinator', '341322'])).toEqual(['外县']);
  });

  it('are found by the number of the document, and with both only where both fit', async () => {
    expect(await find({ idNumber: ID })).toEqual(['第一次']);
    expect(await find({ idNumber: ' １１０１０５１９４９１２３１００２x' })).toEqual(['第一次']);
    expect(await find({ idNumber: ID, phone: PHONE })).toEqual(['第一次']);
    expect(await find({ idNumber: ID, phone: '13987651235' })).toEqual([]);
  });

  it('are found by an exact match only', async () => {
    for (const phone of ['1398765123', '13987651230', '39876512345', '%%%%%'].slice(0, 3))
      expect(await find({ phone })).toEqual([]);
  });

  it('leave a line for each search: who, when, and the hash of what was sought', async () => {
    const before = await searches();
    const at = desk.instant;
    await find({ phone: PHONE });
    await find({ phone: '13900000000', idNumber: ID });
    const lines = (await searches()).slice(before.length);
    const own = { at, actor_id: 'registrar@340882', role: 'registrar', center: '340882' };
    expect(lines).toMatchObject([
      { ...own, id_hash: null, found: 2, phone_hash: county.vault.hash('340000', 'phone', PHONE) },
      { ...own, id_hash: county.vault.hash('340000', 'idNumber', ID), found: 0 },
    ]);
    expect(JSON.stringify(await searches())).not.toContain(PHONE);
  });

  it('is not answered where the line cannot be written', async () => {
    const { write } = county.database;
    Object.assign(county.database, { write: () => Promise.reject(new Error('disk full')) });
    try {
      const { data, errors } = await desk.hub.ask(CLERK, FIND, { phone: PHONE });
      expect([data, errors?.[0]?.extensions.code]).toEqual([null, 'INTERNAL_SERVER_ERROR']);
    } finally {
      Object.assign(county.database, { write });
    }
  });
});

describe('refuses a search', () => {
  it.each([
    ['without anything to look for', CLERK, {}, { code: 'FIELD_REQUIRED', field: 'phone' }],
    ['of blanks', CLERK, { phone: ' ', idNumber: '' }, { code: 'FIELD_REQUIRED', field: 'phone' }],
    ['of what is no telephone', CLERK, { phone: 'x or 1=1' }, { code: 'FIELD_INVALID', field: 'phone' }],
    [
      'by a number whose check digit is wrong',
      CLERK,
      { idNumber: '110105194912310021' },
      { code: 'ID_NUMBER_INVALID', field: 'idNumber' },
    ],
    ['by a handler', ['handler', '340882'], { phone: PHONE }, { code: 'NOT_PERMITTED' }],
    ['by the head of the center', ['center-head', '340882'], { phone: PHONE }, { code: 'NOT_PERMITTED' }],
    ['by a citizen', ['citizen', '340882'], { phone: PHONE }, { code: 'NOT_PERMITTED' }],
    ['by an auditor', ['auditor', '340882'], { phone: PHONE }, { code: 'NOT_PERMITTED' }],
    ['from the city above', ['coordinator', '340800'], { phone: PHONE }, { code: 'WRONG_LEVEL' }],
    ['from the township below', ['registrar', '340882100'], { phone: PHONE }, { code: 'WRONG_LEVEL' }],
  ] as [string, Who, object, object][])('%s, and keeps no line of it', async (_what, who, variables, refusal) => {
    await expectRefusal(desk, { who, document: FIND, variables }, refusal);
  });
});

describe('the number of a document at the registration', () => {
  it('is kept encrypted and shown masked', async () => {
    const { uid } = await desk.register(CLERK, {
      ...FORM,
      reporterName: '涂小明',
      reporterIdNumber: '１１０１０５１９４９１２３１００２x',
    });
    const { file } = await desk.ask(CLERK, `{ file: countyFile(uid: "${uid}") { reporter { name phone idNumber } } }`);
    expect(file.reporter).toEqual({ name: '涂*明', phone: '****', idNumber: '110***********002X' });
    const plain = await Promise.all(county.subgraph.capabilities.map(async one => one.reporterOf?.(county, uid)));
    expect(plain.filter(Boolean)).toEqual([{ name: '涂小明', phone: '', idNumber: ID }]);
  });

  it('is refused where its check digit is wrong, with nothing written', () =>
    expectRefusal(
      desk,
      {
        who: CLERK,
        document: 'mutation ($input: RegisterCaseInput!) { countyRegisterCase(input: $input) { uid } }',
        variables: { input: { ...FORM, reporterIdNumber: '110105194912310021' } },
      },
      { code: 'ID_NUMBER_INVALID', field: 'reporterIdNumber' },
    ));

  it('may be left out, and then there is no hash of it', async () => {
    const { uid } = await desk.register(CLERK, { ...FORM, reporterPhone: '-- ()', reporterName: '无号' });
    const [row] = await county.database.read.query<object[]>(
      `select phone_hash, id_hash, id_number from reporters where uid = '${uid}'`,
    );
    expect(row).toEqual({ phone_hash: null, id_hash: null, id_number: null });
  });
});

it('a level that only holds the escalated file knows no reporter', async () => {
  const { uid } = await desk.register(CLERK, { ...FORM, reporterName: '涂大明', reporterPhone: PHONE });
  await desk.act(CLERK, 'acceptCase', uid);
  await desk.act(CLERK, 'escalateCase', uid, ', packet: { tried: "a", question: "b", authorityWanted: "c" }');
  const city = desk.service('city');
  expect(
    await Promise.all(city.subgraph.capabilities.map(async one => (await one.reporterOf?.(city, uid)) ?? null)),
  ).toEqual(city.subgraph.capabilities.map(() => null));
});
