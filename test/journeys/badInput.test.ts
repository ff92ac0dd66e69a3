import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PACK_FOLDER } from '../../subgraphs/capabilities/policy/keepPacks.ts';
import { Casework } from '../testkit/casework.ts';
import { type Asked, expectRefusal } from '../testkit/expectRefusal.ts';
import type { Who } from '../testkit/hub.ts';

/** Bad input to casework. What is wrong with rules and calendars stands in badRules.test.ts. */
const CLERK: Who = ['registrar', '430524'];
const SUPERVISOR: Who = ['supervision-section', '430524'];
const KEEPER: Who = ['policy-administrator', '430524'];
const TODAY = '2026-09-28';
const FORM = { title: '不动产登记三次未办成', item: '不动产转移登记', causes: ['RULES_NOT_MET'] };
const cites = (article: string): unknown => expect.stringMatching(new RegExp(`隆放组办字〔2022〕13号.*${article}`));

/** The county’s pack with one more field on the form: a choice of two (SJ-63). */
function withChoice(): string {
  const draft = JSON.parse(readFileSync(join(PACK_FOLDER, 'longhui@1.json'), 'utf8'));
  const options = [
    { code: 'house', label: '住宅' },
    { code: 'shop', label: '商铺' },
  ];
  const field = { code: 'property', label: '房屋性质', kind: 'choice', required: false, options };
  draft.terms['form.registration'].value.pages[0].fields.push(field);
  return JSON.stringify({ ...draft, version: 2, effectiveFrom: TODAY });
}

let desk: Casework;
/** One case for each kind of refusal, and the codes of two receipts. */
const uids = { fresh: '', extended: '', rated: '', exhausted: '' };
const codes = { rated: '', exhausted: '' };

beforeAll(async () => {
  desk = await Casework.start(`${TODAY}T09:30`);
  const publish = 'mutation ($draft: String!) { countyPublishPolicy(draft: $draft) { name } }';
  await desk.ask(KEEPER, publish, { draft: withChoice() });
  await begin('fresh');
  await begin('extended');
  await desk.act(SUPERVISOR, 'extendCase', uids.extended, 'reason: "调档", workdays: 1');
  codes.rated = await begin('rated');
  await settle(uids.rated);
  codes.exhausted = await begin('exhausted');
  for (const level of [1, 2, 1]) {
    await settle(uids.exhausted);
    await desk.act(CLERK, 'rateCase', uids.exhausted, `level: ${level}, code: "${codes.exhausted}"`);
  }
  await desk.runJobs();
}, 240_000);
afterAll(() => desk?.stop(), 30_000);

async function begin(name: keyof typeof uids): Promise<string> {
  const { uid, receiptCode } = await desk.register(CLERK, FORM);
  uids[name] = uid;
  await desk.act(CLERK, 'triageCase', uid, 'class: "onSpot"');
  await desk.act(CLERK, 'acceptCase', uid);
  return receiptCode ?? '';
}

async function settle(uid: string): Promise<void> {
  await desk.act(SUPERVISOR, 'completeCase', uid, 'result: "已办结"');
  await desk.act(CLERK, 'giveFeedback', uid, 'note: "已电话告知"');
}

const act = (who: Who, name: string, uid: keyof typeof uids, args: () => string) => (): Asked => ({
  who,
  document: `mutation { county${name}(uid: "${uids[uid]}", ${args()}) { state } }`,
});

const filledIn =
  (...extra: { code: string; values: string[] }[]) =>
  (): Asked => ({
    who: CLERK,
    document: 'mutation ($input: RegisterCaseInput!) { countyRegisterCase(input: $input) { uid } }',
    variables: { input: { ...FORM, extra } },
  });

const rating = (level: number, of: keyof typeof codes) =>
  act(CLERK, 'RateCase', 'rated', () => `level: ${level}, code: "${codes[of]}"`);

const EXTENSION = { key: 'clock.extension', cite: cites('第十二条'), pack: 'longhui@2' };
const SCALE = { key: 'rating.scale', levels: '5、4、3、2、1', cite: cites('第十三条') };
const CHOICE = { key: 'form.registration', cite: cites('第九条'), pack: 'longhui@2' };

describe('bad input is refused with code, key and article, in Chinese and English, and nothing is written:', () => {
  it.each<[what: string, asked: () => Asked, refusal: object]>([
    [
      'LH-34: an extension beyond its cap',
      act(SUPERVISOR, 'ExtendCase', 'fresh', () => 'reason: "调档", workdays: 8'),
      { code: 'EXTENSION_BEYOND_CAP', params: { cap: '10', latest: '2026-10-16', asked: '2026-10-19', ...EXTENSION } },
    ],
    [
      'LH-33: a second extension',
      act(SUPERVISOR, 'ExtendCase', 'extended', () => 'reason: "再调档", workdays: 1'),
      { code: 'EXTENSION_USED', params: { times: '1', ...EXTENSION } },
    ],
    [
      'N4: an extension to a day of a year that is not published',
      act(SUPERVISOR, 'ExtendCase', 'fresh', () => 'reason: "调档", until: "2027-01-05"'),
      { code: 'CALENDAR_UNPUBLISHED', field: 'until', params: { year: '2027' } },
    ],
    [
      'LH-33: an extension to a holiday',
      act(SUPERVISOR, 'ExtendCase', 'fresh', () => 'reason: "调档", until: "2026-10-11"'),
      { code: 'FIELD_INVALID', field: 'until' },
    ],
    ['LH-35: a rating with another case’s code', rating(5, 'exhausted'), { code: 'RATING_CODE_WRONG', field: 'code' }],
    [
      'LH-36: a rating above five levels',
      rating(6, 'rated'),
      { code: 'RATING_OUTSIDE_SCALE', field: 'level', params: SCALE },
    ],
    [
      'LH-36: a rating below five levels',
      rating(0, 'rated'),
      { code: 'RATING_OUTSIDE_SCALE', field: 'level', params: SCALE },
    ],
    [
      'LH-37, Q5: a redo beyond its limit',
      act(SUPERVISOR, 'RedoCase', 'exhausted', () => 'reason: "再办一次"'),
      { code: 'REDO_LIMIT', params: { key: 'closing.redoLimit', limit: '2', cite: cites('第十三条') } },
    ],
    [
      'SJ-63: a form value outside its options',
      filledIn({ code: 'property', values: ['villa'] }),
      {
        code: 'FORM_OPTION_UNKNOWN',
        field: 'property',
        params: { option: 'villa', options: 'house（住宅）、shop（商铺）', ...CHOICE },
      },
    ],
    [
      'SJ-63: two values where one may be chosen',
      filledIn({ code: 'property', values: ['house', 'shop'] }),
      { code: 'FIELD_INVALID', field: 'property' },
    ],
    [
      'SJ-63: a field that the form does not have',
      filledIn({ code: 'colour', values: ['red'] }),
      {
        code: 'FORM_FIELD_UNKNOWN',
        field: 'colour',
        params: { field: 'colour', fields: expect.stringContaining('property（房屋性质）') },
      },
    ],
  ])('%s', (_what, asked, refusal) => expectRefusal(desk, asked(), refusal));

  it('SJ-63: an option that the form has is kept, and read in the words that are printed', async () => {
    const extra = [{ code: 'property', values: ['shop'] }];
    const { uid } = await desk.register(CLERK, { ...FORM, extra });
    expect(await desk.file(CLERK, uid)).toMatchObject({
      policyChain: 'base@1 longhui@2',
      extraFields: [{ code: 'property', label: '房屋性质', values: ['商铺'] }],
    });
  });

  it('LH-35: the right code is taken, so it was the code that was wrong', async () => {
    const args = `level: 5, code: "${codes.rated}"`;
    expect(await desk.act(CLERK, 'rateCase', uids.rated, args)).toMatchObject({ state: 'CLEARED', rating: 5 });
  });
});
