import { describe, expect, it } from '@jest/globals';
import { RATING_LEVELS } from '../../shared/domain/case/closing.ts';
import { CASE_ACTS, CASE_STATES } from '../../shared/domain/case/lifecycle.ts';
import { ORDER_ROLES, ORDER_STATUSES, SIGNERS } from '../../shared/domain/case/orders.ts';
import { TEXT_LIMITS } from '../../shared/domain/case/text.ts';
import { ERROR_CODES } from '../../shared/domain/errors.ts';
import { FINDING_SEVERITIES, REPLY_FINDINGS } from '../../shared/domain/case/replyGate.ts';
import { LIKENESS_REASONS } from '../../shared/domain/fairness/likeness.ts';
import { TREATMENTS } from '../../shared/domain/fairness/treatments.ts';
import { POLICY_FAULTS } from '../../shared/domain/policy/fault.ts';
import { CHANNELS, RECORD_KINDS } from '../../shared/domain/policy/policy.ts';
import { en } from '../../shared/i18n/en.ts';
import { LANGUAGES } from '../../shared/i18n/languages.ts';
import { isTextKey } from '../../shared/i18n/phrase.ts';
import { languageOf, translate } from '../../shared/i18n/translate.ts';
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

describe('what a refusal can name has a text:', () => {
  it.each<[string, readonly (string | number)[]]>([
    ['act', CASE_ACTS],
    ['state', CASE_STATES],
    ['orderStatus', ORDER_STATUSES],
    ['orderRole', ORDER_ROLES],
    ['signer', SIGNERS],
    ['channel', CHANNELS],
    ['recordKind', RECORD_KINDS],
    ['ratingLevel', RATING_LEVELS],
    ['field', Object.keys(TEXT_LIMITS)],
    ['policyFault', POLICY_FAULTS],
    ['reply', REPLY_FINDINGS],
    ['findingSeverity', FINDING_SEVERITIES],
    ['replyRemedy', REPLY_FINDINGS],
    ['treatment', TREATMENTS],
    ['likeness', LIKENESS_REASONS],
  ])('%s', (family, values) => {
    expect(values.map(value => `${family}.${value}`).filter(key => !isTextKey(key))).toEqual([]);
  });

  it.each(LANGUAGES)('no two acts and no two states have one name in %s', language => {
    for (const family of ['act', 'state'] as const) {
      const names = KEYS.filter(key => key.startsWith(`${family}.`)).map(key => translate(key, language));
      expect(new Set(names).size).toBe(names.length);
    }
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
    ['error.STEP_MISSING', { step: 'triage' }, '还缺一个步骤：“研判”。'],
    ['error.ORDER_STATE', { order: 'replied', act: 'returnOrder' }, '工单目前为“已回复”，不能“退单”。'],
    ['error.NOT_OFFERED', { word: 'hotline' }, '本中心没有开通“12345热线”。'],
    ['error.NOT_OFFERED', { word: 'suggestion' }, '本中心没有开通“建议”。'],
    [
      'remedy.REFUSAL_NOT_EXCLUDED',
      { cite: '工作规则 第六条', pack: 'longhui@1', key: 'triage.refusal' },
      '请先研判，选定所属情形；没有相符的，请受理。依据：工作规则 第六条（longhui@1，triage.refusal）。',
    ],
    [
      'error.POLICY_VALUE_INVALID',
      { key: 'flow.stages', what: 'json' },
      '政策包的“flow.stages”不成立：不是有效的 JSON。',
    ],
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
