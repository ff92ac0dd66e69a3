import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ratingLevels } from '../../shared/domain/case/closing.ts';
import { nextRung } from '../../shared/domain/case/ladder.ts';
import { CASE_STATES } from '../../shared/domain/case/lifecycle.ts';
import { checkFit } from '../../shared/domain/policy/checkFit.ts';
import { checkPolicy } from '../../shared/domain/policy/checkPack.ts';
import { STAGES } from '../../shared/domain/policy/crosswalk.ts';
import { type PackTerm, versionName } from '../../shared/domain/policy/pack.ts';
import { type PolicyKey, PROVINCIAL_CLASSES, valueOf } from '../../shared/domain/policy/policy.ts';
import { POLICY_SHAPES } from '../../shared/policy/policyShapes.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { CENTERS, PACKS, policyAt } from './packs/policyAt.ts';

const KEYS = Object.keys(POLICY_SHAPES) as PolicyKey[];
const REGISTER = JSON.parse(readFileSync(join(PROJECT_ROOT, 'docs/rules/rules.json'), 'utf8')) as {
  rules: { no: string; kind: string }[];
};
const RULES = new Set(REGISTER.rules.map(({ no }) => no));

/** pack -> the one center it is for, and the document whose rules it carries. */
const PLACES: Record<string, [center: string, name: string, document: string]> = {
  songjiang: ['310117', '松江区', 'SJ'],
  anhui: ['340000', '安徽省', 'AH'],
  shanghai: ['310000', '上海市', 'SH'],
  jiading: ['310114', '嘉定区', 'SH'],
  hongkou: ['310109', '虹口区', 'SH'],
  putuo: ['310107', '普陀区', 'SH'],
  longhui: ['430524', '隆回县', 'LH'],
  wenling: ['331081', '温岭市', 'WL'],
};
const LOCAL = PACKS.filter(({ pack }) => pack !== 'base');
const BASE = PACKS.find(({ pack }) => pack === 'base');

const termsOf = (packs: typeof PACKS): (PackTerm & { at: string })[] =>
  packs.flatMap(pack =>
    Object.entries(pack.terms).map(([key, term]) => ({ ...term, at: `${versionName(pack)} ${key}` })),
  );

describe('the delivered packs', () => {
  it('are one for the whole country and one for each place of the five documents', () => {
    expect(PACKS.map(versionName).sort()).toEqual(['base', ...Object.keys(PLACES)].map(pack => `${pack}@1`).sort());
  });

  it.each(LOCAL)('$pack holds at one center, which the directory knows by that name', ({ pack, centers }) => {
    expect(centers.map(code => [code, CENTERS.get(code)?.name])).toEqual([PLACES[pack]?.slice(0, 2)]);
  });

  it('fit together at each place on each day, with every state of the lifecycle named once', () => {
    expect(() => checkFit(PACKS, CENTERS, '2022-01-01')).not.toThrow();
    for (const { centers } of LOCAL) expect(() => checkPolicy(policyAt(centers[0] ?? ''))).not.toThrow();
  });

  it('cite an article for every term', () => {
    expect(
      termsOf(PACKS).filter(
        ({ cite }) => !/[一二三四五六七八九十]|第[\d、]+段|附件\d|首段|相关链接|引言|未写明/.test(cite),
      ),
    ).toEqual([]);
  });

  it('say of every value that the text does not give that it is a default', () => {
    const silent = termsOf(LOCAL).filter(({ cite }) => /未写明/.test(cite));
    expect(silent.length).toBeGreaterThan(10);
    expect(silent.filter(({ cite }) => !/默认值|只记分|比照|占位|取国家/.test(cite)).map(({ at }) => at)).toEqual([]);
  });

  it('name only rules that there are', () => {
    const named = termsOf(PACKS).flatMap(({ rules = [], at }) => rules.map(no => `${at}: ${no}`));
    expect(named.length).toBeGreaterThan(300);
    expect(named.filter(one => !RULES.has(one.split(': ')[1] ?? ''))).toEqual([]);
  });

  it.each(LOCAL)('$pack names only rules of its own document, each once in a term', pack => {
    const own = PLACES[pack.pack]?.[2];
    for (const { rules = [], at } of termsOf([pack])) {
      expect([at, rules.filter(no => !no.startsWith(`${own}-`))]).toEqual([at, []]);
      expect([at, new Set(rules).size]).toEqual([at, rules.length]);
    }
  });

  it('leave to people no rule that a value can carry', () => {
    const carried = new Set(PACKS.flatMap(pack => JSON.stringify(pack).match(/(?:SJ|AH|SH|LH|WL)-\d+/g) ?? []));
    const values = 'sla rule state form class closing rating escalation sanction record exclusion channel config role';
    const kinds = `${values} meeting report assessment library`.split(' ');
    expect(REGISTER.rules.filter(({ no, kind }) => kinds.includes(kind) && !carried.has(no))).toEqual([]);
  });
});

describe('the base pack', () => {
  it('gives every key', () => {
    expect(Object.keys(BASE?.terms ?? {}).sort()).toEqual([...KEYS].sort());
  });

  it('is all that holds where no place has a pack', () => {
    expect(policyAt('420000').chain).toBe('base@1');
  });

  it('locks nothing: Q3 leaves the counting of days to be configured', () => {
    expect(PACKS.map(({ pack, locks }) => [pack, locks])).toEqual(PACKS.map(({ pack }) => [pack, []]));
  });

  it.each<[what: string, key: PolicyKey, value: unknown]>([
    [
      'Q1: an extension means ten working days in all, once',
      'clock.extension',
      { capWorkdays: 10, capMeans: 'TOTAL', times: 1 },
    ],
    [
      'Q2: the citizen is promised seven working days, with a warning at five',
      'clock.citizen',
      { unit: 'workday', n: 7, warn: 5 },
    ],
    [
      'Q3: the first day does not count, a day ends at midnight',
      'clock.counting',
      { firstDayCounts: false, dayEnds: 'MIDNIGHT' },
    ],
    ['Q4: five working days to object', 'clock.objection', { unit: 'workday', n: 5, warn: 4 }],
    ['Q5: two redos before a supervisor looks', 'closing.redoLimit', 2],
    [
      'Q6: what can never be cleared is parked and looked at each month',
      'closing.park',
      { by: '效能办', reviewEvery: 'month' },
    ],
    ['Q9: thirty office minutes to come to the desk', 'clock.summons', { unit: 'officeMinute', n: 30 }],
    ['N14: the third return opens an arbitration', 'workOrder.returnsBeforeArbitration', 3],
    ['every channel is open', 'intake.channels', ['window', 'hotline', 'everyWindow', 'online', 'other']],
    ['every kind may be put on record', 'intake.kinds', ['case', 'consultation', 'suggestion', 'conductComplaint']],
    ['five levels, of which two send a case back', 'rating.redoOn', [1, 2]],
    ['nobody is woken at night', 'notify.quietHours', ['21:00', '08:00']],
  ])('%s', (_what, key, value) => {
    expect(BASE?.terms[key]?.value).toEqual(value);
  });
});

describe('at each place', () => {
  const places = Object.entries(PLACES).map(([pack, [center, name]]) => ({ pack, name, policy: policyAt(center) }));

  it.each(places)('$name: the chain ends with its pack', ({ pack, policy }) => {
    expect(policy.chain.split(' ').at(-1)).toBe(`${pack}@1`);
    expect(policy.chain.split(' ')[0]).toBe('base@1');
  });

  it.each(places)('$name: every state has one local word, of eight at most', ({ policy }) => {
    const stages = valueOf(policy, 'flow.stages');
    expect(stages.flatMap(({ states }) => states).sort()).toEqual([...CASE_STATES].sort());
    expect(stages.length).toBeLessThanOrEqual(STAGES.length);
  });

  it.each(places)('$name: every class counts as one of the provincial classes', ({ policy }) => {
    for (const { provincial } of valueOf(policy, 'triage.classes')) expect(PROVINCIAL_CLASSES).toContain(provincial);
  });

  it.each(places)('$name: AH-32, SJ-03: only the last step of the ladder leaves the level', ({ policy }) => {
    const ladder = valueOf(policy, 'escalation.ladder');
    expect(ladder.map(({ crosses }) => crosses)).toEqual(ladder.map((_, i) => i === ladder.length - 1));
    expect(nextRung(policy, ladder.length - 1).crosses).toBe(true);
  });

  it.each(places)('$name: Q12, AH-20: what is excluded has somewhere to go', ({ policy }) => {
    const plainNo = valueOf(policy, 'triage.exclusions').filter(({ route }) => !/告知|说明/.test(route));
    expect(plainNo).toEqual([]);
  });

  it.each(places)('$name: SJ-50: its form asks for a cause, and only its first page for anything', ({ policy }) => {
    const [first, ...others] = valueOf(policy, 'form.registration').pages;
    expect(first?.fields.filter(({ required }) => required).map(({ code }) => code)).toEqual([
      'item',
      'causes',
      'demand',
    ]);
    expect(others.flatMap(({ fields }) => fields).filter(({ required }) => required)).toEqual([]);
  });

  it.each(places)('$name: a level that is satisfied is one that can be given', ({ policy }) => {
    const levels = ratingLevels(policy);
    if (levels.length > 0) expect(levels).toContain(valueOf(policy, 'rating.satisfiedFrom'));
    else expect(valueOf(policy, 'closing.doctrine')).toBe('DEEMED_IF_NO_OBJECTION');
  });
});
