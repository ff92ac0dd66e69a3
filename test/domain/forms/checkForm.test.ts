import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkExtra, checkForm, extraFields, type FormValues } from '../../../shared/domain/forms/checkForm.ts';
import { FIELD_KINDS, type FieldKind, type FormDefinition, type FormField } from '../../../shared/domain/forms/form.ts';
import { refusalOf } from '../refusalOf.ts';

const SOURCE = { key: 'form.registration', cite: '松江区工作方案 附件1', pack: 'songjiang@1' } as const;

const CAUSES = [
  { code: 'proofHardToFind', label: '证明材料难找' },
  { code: 'rulesNotMet', label: '规则不符合' },
];

const field = (code: string, kind: FieldKind, more: Partial<FormField> = {}): FormField => ({
  code,
  label: `${code}的名称`,
  kind,
  required: false,
  ...more,
});

const form = (...fields: FormField[]): FormDefinition => ({
  id: 'f1',
  title: '登记表',
  pages: [{ by: '反映人', fields }],
});

/** A registration form on two pages, with two fields that a unit has added. */
const SHEET: FormDefinition = {
  id: 'registration',
  title: '“办不成事”登记表',
  pages: [
    {
      by: '反映人',
      fields: [
        field('reporterName', 'text', { required: true, official: 'SJ-40', maxLength: 50 }),
        field('causes', 'choices', { required: true, official: 'SJ-45', options: CAUSES }),
        field('parkingPlace', 'choice', { options: [{ code: 'a', label: '甲' }] }),
      ],
    },
    {
      by: '登记人员',
      fields: [field('fedBack', 'yesNo', { official: 'SJ-60' }), field('photoTaken', 'yesNo', { required: true })],
    },
  ],
};

describe('SJ-39: a filled-in form is kept', () => {
  it('trimmed, in its own order, without what was left empty', () => {
    const values: FormValues = {
      photoTaken: 'no',
      causes: [' rulesNotMet ', 'proofHardToFind', 'rulesNotMet', ''],
      fedBack: '  ',
      reporterName: ' 张小三\n',
    };
    const checked = checkForm(SHEET, values, SOURCE);
    expect(checked).toStrictEqual({
      reporterName: '张小三',
      causes: ['rulesNotMet', 'proofHardToFind'],
      photoTaken: 'no',
    });
    expect(Object.keys(checked)).toEqual(['reporterName', 'causes', 'photoTaken']);
  });

  it.each<[FieldKind, string]>([
    ['text', '第一行 0'],
    ['longText', '第一行\n第二行\t末'],
    ['date', '2028-02-29'],
    ['phone', '+86 (021) 5555-0000'],
    ['phone', '12345'],
    ['number', '0'],
    ['number', '-12.50'],
    ['yesNo', 'yes'],
    ['yesNo', 'no'],
    ['signature', '李四'],
  ])('%s: %j', (kind, text) => {
    expect(checkForm(form(field('x', kind)), { x: text }, SOURCE)).toStrictEqual({ x: text });
  });

  it('a text that has passed once passes again unchanged', () => {
    const sheet = form(field('x', 'longText'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), x => {
        if (refusalOf(() => checkForm(sheet, { x }, SOURCE))) return;
        const once = checkForm(sheet, { x }, SOURCE);
        expect(checkForm(sheet, once, SOURCE)).toStrictEqual(once);
      }),
    );
  });
});

describe('SJ-50: what is required is filled in', () => {
  const empty: [unknown][] = [[undefined], [null], [''], ['  '], ['\u3000\n']];
  const kinds = FIELD_KINDS.filter(kind => kind !== 'choices');

  it.each(kinds.flatMap(kind => empty.map(([value]) => [kind, value] as const)))('refuses: %s %j', (kind, x) => {
    const sheet = form(field('x', kind, { required: true, options: CAUSES }));
    const refusal = { code: 'FIELD_REQUIRED', field: 'x' };
    expect(refusalOf(() => checkForm(sheet, { x } as FormValues, SOURCE))).toEqual(refusal);
  });

  it.each([[undefined], [null], [[]], [['']], [['  ', '\n']]])('refuses: no cause ticked, %j', causes => {
    const values = { reporterName: '张三', photoTaken: 'no', causes } as FormValues;
    expect(refusalOf(() => checkForm(SHEET, values, SOURCE))).toEqual({ code: 'FIELD_REQUIRED', field: 'causes' });
  });

  it.each(FIELD_KINDS)('%s may be left out where the form says so', kind => {
    expect(checkForm(form(field('x', kind)), {}, SOURCE)).toStrictEqual({});
  });
});

describe('SJ-63: a form has the fields and options of its unit, no others', () => {
  it.each(['reporterPhone', 'causes ', 'toString', '__proto__x'])('refuses: the field %s', code => {
    const values = { reporterName: '张三', causes: ['rulesNotMet'], photoTaken: 'no', [code]: 'x' };
    const fields =
      'reporterName（reporterName的名称）、causes（causes的名称）、parkingPlace（parkingPlace的名称）、' +
      'fedBack（fedBack的名称）、photoTaken（photoTaken的名称）';
    expect(refusalOf(() => checkForm(SHEET, values, SOURCE))).toEqual({
      code: 'FORM_FIELD_UNKNOWN',
      field: code,
      params: { field: code, fields },
    });
  });

  it.each<[string, FormField, string | string[], string, string]>([
    [
      'of one',
      field('x', 'choice', { options: CAUSES }),
      'other',
      'other',
      'proofHardToFind（证明材料难找）、rulesNotMet（规则不符合）',
    ],
    [
      'among several',
      field('x', 'choices', { options: CAUSES }),
      ['rulesNotMet', 'Rulesnotmet'],
      'Rulesnotmet',
      'proofHardToFind（证明材料难找）、rulesNotMet（规则不符合）',
    ],
    ['where there is none at all', field('x', 'choice'), 'a', 'a', ''],
    ['other than yes and no', field('x', 'yesNo'), 'true', 'true', 'yes（是）、no（否）'],
  ])('refuses: an option %s', (_which, one, x, option, options) => {
    expect(refusalOf(() => checkForm(form(one), { x }, SOURCE))).toEqual({
      code: 'FORM_OPTION_UNKNOWN',
      field: 'x',
      params: { option, options, ...SOURCE },
    });
  });

  it('names the article and nothing else of the policy', () => {
    const source = { ...SOURCE, value: SHEET };
    const refusal = refusalOf(() => checkForm(form(field('x', 'yesNo')), { x: 'maybe' }, source));
    expect(Object.keys(refusal?.params ?? {}).sort()).toEqual(['cite', 'key', 'option', 'options', 'pack']);
  });
});

describe('a value that cannot be kept is refused:', () => {
  it.each<[string, FieldKind, unknown]>([
    ['a day that is none', 'date', '2026-02-30'],
    ['a year that is no leap year', 'date', '2027-02-29'],
    ['a month that is none', 'date', '2026-13-01'],
    ['a month without its day', 'date', '2026-02'],
    ['a year alone', 'date', '2026'],
    ['a day with its time', 'date', '2026-02-03T00:00:00Z'],
    ['a day as people say it', 'date', '2026年2月3日'],
    ['a number with letters', 'phone', '138a0000000'],
    ['a number too short to call', 'phone', '1234'],
    ['a number too long to call', 'phone', '1'.repeat(31)],
    ['full-width digits', 'phone', '１３８０００００'],
    ['a word for a number', 'number', '三'],
    ['nothing behind the point', 'number', '3.'],
    ['a power', 'number', '1e9'],
    ['a hexadecimal number', 'number', '0x10'],
    ['a control character', 'text', '办\u0007事'],
    ['a mark that turns the writing', 'longText', '办\u202e事'],
    ['half a character', 'signature', '办\ud800事'],
    ['a list for a text', 'text', ['甲']],
    ['a list for a choice', 'choice', ['proofHardToFind']],
    ['a text for a list', 'choices', 'proofHardToFind'],
    ['a list of numbers', 'choices', [1]],
    ['a number as a value', 'number', 3],
  ])('%s', (_what, kind, x) => {
    const sheet = form(field('x', kind, { options: CAUSES }));
    const refusal = { code: 'FIELD_INVALID', field: 'x' };
    expect(refusalOf(() => checkForm(sheet, { x } as FormValues, SOURCE))).toEqual(refusal);
  });

  it.each<[string, FormField, number]>([
    ['a text', field('x', 'text'), 200],
    ['a long text', field('x', 'longText'), 2000],
    ['a signature', field('x', 'signature'), 200],
    ['a text with a limit of its own', field('x', 'text', { maxLength: 3 }), 3],
    ['a long text with a limit of its own', field('x', 'longText', { maxLength: 5000 }), 5000],
  ])('%s beyond its limit; characters are counted as people count them', (_what, one, limit) => {
    const full = '𠱲'.repeat(limit);
    expect(checkForm(form(one), { x: ` ${full} ` }, SOURCE)).toStrictEqual({ x: full });
    expect(refusalOf(() => checkForm(form(one), { x: `${full}字` }, SOURCE))).toEqual({
      code: 'FIELD_TOO_LONG',
      field: 'x',
      params: { length: String(limit + 1), limit: String(limit) },
    });
  });
});

describe('SJ-63: the fields that a unit added', () => {
  it('are those without a rule that prints them', () => {
    expect(extraFields(SHEET).map(({ code }) => code)).toEqual(['parkingPlace', 'photoTaken']);
  });

  it('are checked without the official ones', () => {
    expect(checkExtra(SHEET, { photoTaken: ' yes ', parkingPlace: 'a' }, SOURCE)).toStrictEqual({
      parkingPlace: 'a',
      photoTaken: 'yes',
    });
  });

  it.each<[string, FormValues, string, string]>([
    ['an official field among them', { photoTaken: 'yes', reporterName: '张三' }, 'FORM_FIELD_UNKNOWN', 'reporterName'],
    ['a missing one', {}, 'FIELD_REQUIRED', 'photoTaken'],
    ['another option', { photoTaken: 'yes', parkingPlace: 'b' }, 'FORM_OPTION_UNKNOWN', 'parkingPlace'],
  ])('refuses: %s', (_what, values, code, at) => {
    expect(refusalOf(() => checkExtra(SHEET, values, SOURCE))).toMatchObject({ code, field: at });
  });
});
