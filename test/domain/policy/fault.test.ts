import { describe, expect, it } from '@jest/globals';
import { policyFault, POLICY_FAULTS } from '../../../shared/domain/policy/fault.ts';
import { policyEn } from '../../../shared/i18n/policy.en.ts';
import { policyZhCN } from '../../../shared/i18n/policy.zh-CN.ts';

describe('a fault of a policy', () => {
  it('names the key as the field, and stands at the key itself where nothing nearer is known', () => {
    const { code, field, params } = policyFault('clock.citizen', 'shape');
    expect({ code, field, params }).toEqual({
      code: 'POLICY_VALUE_INVALID',
      field: 'clock.citizen',
      params: { key: 'clock.citizen', what: 'shape', at: 'clock.citizen', cite: '' },
    });
  });

  it('keeps article, version, place and detail', () => {
    const place = { at: 'n', cite: '第十二条', pack: 'longhui@1', detail: 'too small' };
    expect(policyFault('clock.citizen', 'shape', place).params).toEqual({
      key: 'clock.citizen',
      what: 'shape',
      ...place,
    });
  });

  it('has a code of its own where a state or an act is dangling', () => {
    const dangling = POLICY_FAULTS.filter(what => policyFault('x', what).code === 'POLICY_STATE_DANGLING');
    expect(dangling).toEqual(['stateMissing', 'stateTwice', 'stateUnknown', 'actUnknown']);
  });

  it.each([
    ['zh-CN', policyZhCN],
    ['en', policyEn],
  ] as [string, Record<string, string>][])('has a text in %s for each word, and for no other', (_language, texts) => {
    const said = Object.keys(texts).filter(key => key.startsWith('policyFault.') && texts[key]?.trim());
    expect(said.sort()).toEqual(POLICY_FAULTS.map(what => `policyFault.${what}`).sort());
  });
});
