import { describe, expect, it } from '@jest/globals';
import { checkClass, checkExclusion, checkOffered } from '../../../shared/domain/case/triage.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { CHANNELS, RECORD_KINDS, valueOf } from '../../../shared/domain/policy/policy.ts';
import { isTextKey } from '../../../shared/i18n/phrase.ts';
import { policyWith, SOURCE } from '../casework.ts';
import { refusalOf } from '../refusalOf.ts';

const policy = policyWith();

describe('LH-25: a class', () => {
  it.each(valueOf(policy, 'triage.classes'))('SJ-27, SJ-28: $code is one of the center', known => {
    expect(checkClass(policy, known.code)).toBe(known);
  });

  it.each(['', 'Simple', 'urgent', '简易'])('refuses: "%s"; those there are stand in the refusal', code => {
    const params = { key: 'triage.classes', ...SOURCE, classes: 'simple（简易）、complex（较复杂）' };
    expect(refusalOf(() => checkClass(policy, code))).toEqual(
      new DomainError('CLASS_UNKNOWN', params, 'class').extensions,
    );
  });
});

describe('AH-20: an exclusion', () => {
  it('Q12: comes with its route', () => {
    expect(checkExclusion(policy, 'litigation').route).toBe('人民法院诉讼服务中心');
  });

  it.each(['', 'petition', 'Litigation'])('refuses: "%s"; those there are stand in the refusal', code => {
    const params = { key: 'triage.exclusions', ...SOURCE, exclusions: 'litigation（涉诉）' };
    expect(refusalOf(() => checkExclusion(policy, code))).toEqual(
      new DomainError('EXCLUSION_UNKNOWN', params, 'exclusion').extensions,
    );
  });

  it('LH-10: there may be none', () => {
    const none = policyWith({ 'triage.exclusions': [] });
    expect(refusalOf(() => checkExclusion(none, 'litigation'))?.params).toMatchObject({ exclusions: '' });
  });
});

describe('1.6: a center takes what it offers', () => {
  it.each(CHANNELS.flatMap(channel => RECORD_KINDS.map(kind => [channel, kind] as const)))(
    'AH-13, WL-62, SH-38: by %s a %s',
    (channel, kind) => {
      const offered = {
        channel: ['window', 'online'].includes(channel),
        kind: ['case', 'consultation'].includes(kind),
      };
      const refusal = !offered.channel
        ? new DomainError('NOT_OFFERED', { key: 'intake.channels', ...SOURCE, word: channel }, 'channel')
        : !offered.kind
          ? new DomainError('NOT_OFFERED', { key: 'intake.kinds', ...SOURCE, word: kind }, 'kind')
          : undefined;
      expect(refusalOf(() => checkOffered(policy, channel, kind))).toEqual(refusal?.extensions);
    },
  );

  it.each([...CHANNELS.map(one => `channel.${one}`), ...RECORD_KINDS.map(one => `recordKind.${one}`)])(
    '%s is a text',
    key => expect(isTextKey(key)).toBe(true),
  );
});
