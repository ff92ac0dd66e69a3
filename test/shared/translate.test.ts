import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES } from '../../shared/domain/errors.ts';
import { en } from '../../shared/i18n/en.ts';
import { isTextKey, languageOf, LANGUAGES, translate } from '../../shared/i18n/translate.ts';
import { type TextKey, zhCN } from '../../shared/i18n/zh-CN.ts';

const KEYS = Object.keys(zhCN) as TextKey[];
const paramsOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the language of a reader', () => {
  it.each([
    [undefined, 'zh-CN'],
    [null, 'zh-CN'],
    ['', 'zh-CN'],
    ['*', 'zh-CN'],
    ['fr-FR, de;q=0.8', 'zh-CN'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['en', 'en'],
    ['EN-us', 'en'],
    ['fr, en;q=0.5', 'en'],
    ['en;q=0.3, zh;q=0.7', 'zh-CN'],
    ['zh;q=0.3, en;q=0.7', 'en'],
    ['zh ; q=0.3 , en ; q=0.7', 'en'],
    ['en, zh', 'en'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['en;q=0, fr', 'zh-CN'], // q=0: anything but that
    [';;;,,,=', 'zh-CN'],
  ])('%p: %s', (header, language) => expect(languageOf(header)).toBe(language));
});

describe('every text', () => {
  it.each(KEYS)('%s asks for the same things in both languages', key => {
    // a sentence of one language may name the act and that of the other need not; neither may know more than is given
    const [chinese, english] = [paramsOf(zhCN[key]), paramsOf(en[key])];
    const code = ERROR_CODES.find(one => key.endsWith(`.${one}`));
    const pair = code ? `${zhCN[`error.${code}`]}${zhCN[`remedy.${code}`]}` : zhCN[key];
    expect(english.filter(name => !paramsOf(pair).includes(name))).toEqual([]);
    expect(chinese.length > 0 || english.length === 0).toBe(true);
  });

  it.each(KEYS)('%s can be filled in whatever is missing', key => {
    for (const language of LANGUAGES) expect(translate(key, language)).not.toMatch(/[{}]\w|undefined/);
  });
});

it.each(['', 'error.NOPE', 'error', 'toString', 'constructor', '__proto__'])('"%s" is no key', key => {
  expect(isTextKey(key)).toBe(false);
});

describe('what stands in a text', () => {
  it.each([
    ['error.WRONG_LEVEL', { level: 'county', own: 'city' }, '该操作属于县级，您所在的中心是市级。'],
    ['error.NOT_PERMITTED', { role: 'handler', act: 'accept' }, '您的岗位(承办人)不能执行“受理”。'],
    ['error.ACT_NOT_ALLOWED', { state: 'completed', act: 'assign' }, '办件目前为“已办结”，不能“交办”。'],
    ['error.FIELD_REQUIRED', { field: 'title' }, '“标题”不能为空。'],
    ['error.FIELD_REQUIRED', { field: 'whatever' }, '“whatever”不能为空。'],
    ['error.NO_LEVEL_ABOVE', { center: '上海市' }, '“上海市”之上没有可以提级的层级。'],
    ['error.CENTER_UNKNOWN', { center: '{level}' }, '没有编码为“{level}”的政务服务中心。'],
    ['error.CENTER_UNKNOWN', { center: '$& $1' }, '没有编码为“$& $1”的政务服务中心。'],
    ['error.CENTER_UNKNOWN', { center: 'error.BAD_REQUEST' }, '没有编码为“error.BAD_REQUEST”的政务服务中心。'],
    ['error.CENTER_UNKNOWN', {}, '没有编码为“”的政务服务中心。'],
  ] as [TextKey, Record<string, string>, string][])('%s with %j: %s', (key, params, text) => {
    expect(translate(key, 'zh-CN', params)).toBe(text);
  });

  it('is in the language of the text', () => {
    const params = { level: 'county', own: 'city' };
    expect(translate('error.WRONG_LEVEL', 'en', params)).toBe(
      'This belongs to the county level; your center is at the city level.',
    );
  });
});
