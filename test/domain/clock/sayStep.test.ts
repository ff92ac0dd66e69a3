import { describe, expect, it } from '@jest/globals';
import { type ClockEvent, type ClockRules, CLOCK_KINDS, CLOCK_STATUSES } from '../../../shared/domain/clock/clock.ts';
import { whyClock } from '../../../shared/domain/clock/explain.ts';
import { SAYINGS, sayStep } from '../../../shared/domain/clock/sayStep.ts';
import { clockEn } from '../../../shared/i18n/clock.en.ts';
import { clockZhCN } from '../../../shared/i18n/clock.zh-CN.ts';
import { extend, minutes, pause, resume, RULES, start, stop, TO_CLOSE, workdays } from './timing.ts';

const TEXTS: Record<string, Record<string, string>> = { 'zh-CN': clockZhCN, en: clockEn };

function say(language: string, events: readonly ClockEvent[], rules: ClockRules = RULES): string[] {
  return whyClock(events, rules).map(step => {
    const { key, params } = sayStep(step);
    return (TEXTS[language]?.[key] ?? `no ${key}`).replace(
      /\{(\w+)\}/g,
      (whole, name: string) => params[name] ?? whole,
    );
  });
}

/** Events that between them need every text. */
const COURSES: ClockEvent[][] = [
  [
    start('2026-09-30 10:05', workdays(3)),
    pause('2026-10-09 11:00'),
    resume('2026-10-12 09:00'),
    extend('2026-10-12 09:30', workdays(4)),
    extend('2026-10-12 09:40', '2026-10-18'),
    stop('2026-10-13 16:00'),
  ],
  [
    start('2026-10-09 16:45', minutes(30)),
    extend('2026-10-09 16:50', minutes(40)),
    stop('2026-10-09 16:55', 'cancelled'),
  ],
  [start('2026-12-31 10:00', workdays(1))],
  [start('2026-10-09 10:00', workdays(1))],
  [start('2026-10-09 10:00', workdays(2)), pause('2026-10-10 10:00'), resume('2026-10-12 10:00')],
];

describe('a step as a text (N3)', () => {
  it('says in Chinese what each day was worth', () => {
    expect(say('zh-CN', COURSES[0]!)).toEqual([
      '2026-09-30 10:05 起算，时限 3 个工作日（第十二条，longhui@1）',
      '2026-09-30 为起算当日，不计入',
      ...[1, 2, 3, 4, 5, 6, 7].map(day => `2026-10-0${day} 国庆节放假，不计入`),
      '2026-10-08 第 1 个工作日',
      '2026-10-09 11:00 暂停计时',
      '2026-10-09 第 2 个工作日',
      '2026-10-10 暂停期间，不计入',
      '2026-10-11 休息日，不计入',
      '2026-10-12 09:00 恢复计时',
      '2026-10-12 09:30 延期，时限改为自起算日起共 4 个工作日（第十二条，longhui@1）',
      '2026-10-12 09:40 指定截止日为 2026-10-18（第十二条，longhui@1）',
      '2026-10-12 暂停期间，不计入',
      '2026-10-13 16:00 完成，停止计时',
      '2026-10-13 第 3 个工作日',
      '2026-10-14 第 4 个工作日',
      '2026-10-15 第 5 个工作日',
      '2026-10-16 第 6 个工作日',
      '2026-10-17 休息日，不计入',
      '2026-10-18 为指定的截止日',
      '2026-10-18 24:00 时限届满',
    ]);
  });

  it('says stretches of minutes with their hours', () => {
    expect(say('zh-CN', COURSES[1]!)).toEqual([
      '2026-10-09 16:45 起算，时限 30 分钟，只计办公时间（第十二条，longhui@1）',
      '2026-10-09 16:45 至 17:00，计 15 分钟',
      '2026-10-09 16:50 延期，时限改为自起算时起共 40 分钟（第十二条，longhui@1）',
      '2026-10-09 16:55 取消，停止计时',
      '2026-10-10 09:00 至 09:25，计 25 分钟',
      '2026-10-10 09:25 时限届满',
    ]);
  });

  it('says that a date may still move', () => {
    expect(say('zh-CN', COURSES[2]!)[2]).toBe('2027 年放假安排尚未公布，暂按周一至周五推算，日期可能变动');
  });

  it('says 调休, and the close of the office as the end', () => {
    expect(say('zh-CN', COURSES[3]!, TO_CLOSE).slice(-2)).toEqual([
      '2026-10-10 国庆节调休上班，第 1 个工作日',
      '2026-10-10 17:00 时限届满',
    ]);
  });

  it.each(Object.keys(TEXTS))('fills every brace of every text in %s', language => {
    const said = new Set(COURSES.flatMap(events => whyClock(events, RULES).map(step => sayStep(step).key)));
    expect([...said].sort()).toEqual(SAYINGS.map(saying => `why.${saying}`).sort());
    for (const events of COURSES) for (const text of say(language, events)) expect(text).not.toMatch(/[{}]|^no /);
  });

  it('leaves out what a step has no word on', () => {
    const [, firstDay] = whyClock(COURSES[3]!, RULES);
    expect(sayStep(firstDay!)).toEqual({ key: 'why.firstDaySkipped', params: { day: '2026-10-09', year: '2026' } });
  });
});

describe.each(Object.entries(TEXTS))('the texts of limits in %s', (_language, texts) => {
  it('name each clock and each way it stands', () => {
    for (const key of [...CLOCK_KINDS.map(kind => `clock.${kind}`), ...CLOCK_STATUSES.map(is => `clockStatus.${is}`)])
      expect(texts[key]?.trim()).toBeTruthy();
  });
});

it('the texts ask for the same things in both languages', () => {
  const braces = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
  for (const [key, text] of Object.entries(clockZhCN))
    expect([key, braces(clockEn[key as keyof typeof clockEn])]).toEqual([key, braces(text)]);
});
