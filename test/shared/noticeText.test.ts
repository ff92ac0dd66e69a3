import { describe, expect, it } from '@jest/globals';
import { NOTICE_FAULTS, NOTICE_PARAMS } from '../../shared/domain/case/notices.ts';
import { CLOCK_KINDS } from '../../shared/domain/clock/clock.ts';
import { NOTICE_CHANNELS, NOTICE_EVENTS, PARTIES } from '../../shared/domain/policy/policy.ts';
import { noticesEn } from '../../shared/i18n/notices.en.ts';
import { noticesZhCN } from '../../shared/i18n/notices.zh-CN.ts';
import { noticeSubject, noticeText } from '../../shared/i18n/noticeText.ts';
import { LANGUAGES } from '../../shared/i18n/languages.ts';
import { translate } from '../../shared/i18n/translate.ts';

const ALL = NOTICE_EVENTS.flatMap(event => PARTIES.map(party => ({ event, party })));
const PARAMS = { number: '340882-20260303-0001', dueOn: '2026-03-17', department: '医疗保障局', clock: 'result' };

describe('the texts of notices', () => {
  it('LH-32, LH-33: there is one for each party and event, in words of its own, and no other', () => {
    for (const texts of [noticesZhCN, noticesEn]) {
      const said = Object.entries(texts).filter(([key]) => key.startsWith('notice.'));
      expect(said.map(([key]) => key).sort()).toEqual(ALL.map(({ event, party }) => `notice.${event}.${party}`).sort());
      expect(new Set(said.map(([, text]) => text)).size).toBe(ALL.length);
    }
  });

  it.each([
    ['party', PARTIES],
    ['noticeEvent', NOTICE_EVENTS],
    ['noticeChannel', NOTICE_CHANNELS],
    ['noticeFault', NOTICE_FAULTS],
    ['noticeDefault', NOTICE_PARAMS],
  ])('each %s has its name', (family, words) => {
    const named = Object.keys(noticesZhCN).filter(key => key.startsWith(`${family}.`));
    expect(named.sort()).toEqual(words.map(word => `${family}.${word}`).sort());
  });

  it.each(ALL)('$event to $party names the case and nothing that a notice may not have', ({ event, party }) => {
    for (const texts of [noticesZhCN, noticesEn]) {
      const wanted = [...texts[`notice.${event}.${party}`].matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(wanted).toContain('number');
      expect(NOTICE_PARAMS).toEqual(expect.arrayContaining(wanted));
    }
  });

  it.each(ALL)('$event to $party is two sentences or more: what happened, and what to do next', ({ event, party }) => {
    expect(noticeText({ event, party, params: PARAMS }, 'zh-CN')).toMatch(/^[^。]+。[^。]+。|^[^。]+，可凭[^。]+。$/);
    expect(noticeText({ event, party, params: PARAMS }, 'en')).toMatch(/^[A-Z].+[.;:] .+\.$/);
  });

  it('LH-33: an extension tells the new day', () => {
    for (const party of PARTIES)
      for (const language of LANGUAGES)
        expect(noticeText({ event: 'extended', party, params: PARAMS }, language)).toContain('2026-03-17');
  });

  it('are whole also where nothing is known', () => {
    for (const { event, party } of ALL)
      for (const language of LANGUAGES) {
        const text = noticeText({ event, party, params: {} }, language);
        expect(text).not.toMatch(/[{}]|undefined|“”|，，/);
        expect(text).toContain(translate('noticeDefault.number', language));
      }
  });

  it('call a limit by its name, and one without a name a limit', () => {
    const text = (clock: string) =>
      noticeText({ event: 'overdue', party: 'window', params: { ...PARAMS, clock } }, 'zh-CN');
    for (const kind of CLOCK_KINDS) expect(text(kind)).not.toContain(kind);
    expect(text('nothing')).toContain('“办理时限”');
    expect(text('constructor')).toContain('“办理时限”');
  });

  it('fit into one long text message with its signature', () => {
    for (const { event } of ALL) {
      const text =
        translate('noticeSign.sms', 'zh-CN') + noticeText({ event, party: 'reporter', params: PARAMS }, 'zh-CN');
      expect(text.length).toBeLessThanOrEqual(134); // two parts of 67 characters
    }
  });

  it('have a subject with number and event for e-mail', () => {
    const words = { event: 'extended', party: 'reporter', params: PARAMS } as const;
    expect(noticeSubject(words, 'zh-CN')).toBe('办件340882-20260303-0001：已延时');
    expect(noticeSubject(words, 'en')).toBe('Case 340882-20260303-0001: extended');
  });
});
