import { describe, it } from '@jest/globals';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { at, codeOf, compare, toArea } from '../compare.ts';
import { type Role } from '../expected.ts';
import { BRANCH } from '../world.ts';
import { world, ELSEWHERE, inArea } from './cells.ts';

describe('a draft of rules', () => {
  it('is tried on past cases by those who rule or keep rules', () =>
    compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}PolicyWhatIf(center: "${BRANCH[level]}", draft: "{}") { checked } }`,
          ),
        ),
      inArea('whatIf'),
      ['province', 'city', 'county'],
    ));

  it('is published by the policy administrator of the level, and by nobody else', () =>
    compare(
      async (role, home, level) => {
        const draft = JSON.stringify({
          ...{ name: 'matrix@9', pack: 'matrix', version: 9, document: '测试', effectiveFrom: '2026-10-01', locks: [] },
          ...{ centers: [BRANCH[level]], terms: {} },
        });
        const code = codeOf(
          await world.ask(
            level,
            at(role, home),
            `mutation { ${level}PublishPolicy(draft: ${JSON.stringify(draft)}) { name } }`,
          ),
        );
        // nothing is published: whoever may is told that 9 is not the next number
        return code === 'POLICY_VERSION_TAKEN' ? 'ok' : code;
      },
      (role, home, level) =>
        role !== 'policy-administrator' ? 'NOT_PERMITTED' : home === level ? 'ok' : 'WRONG_LEVEL',
    ));

  it('reads by the rules that hold: those are public to whoever has a token', () =>
    compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}Policy(center: "${ELSEWHERE[level]}") { chain } }`)),
      () => 'ok',
    ));
});

describe('a holiday notice', () => {
  const load = async (role: Role, home: LevelName, level: LevelName, center?: string) => {
    const place = center === undefined ? '' : `, center: "${center}"`;
    const code = codeOf(
      await world.ask(level, at(role, home), `mutation { ${level}LoadNotice(notice: "no notice"${place}) { year } }`),
    );
    return code === 'CALENDAR_INVALID' ? 'ok' : code; // nothing is loaded: it is no notice
  };

  it('of the country is loaded by the policy administrator of a province', () =>
    compare(
      (role, home, level) => load(role, home, level),
      (role, home) => (role !== 'policy-administrator' ? 'NOT_PERMITTED' : home === 'province' ? 'ok' : 'WRONG_LEVEL'),
    ));

  it('of an area is loaded by the policy administrator of that area', () =>
    compare(
      (role, home, level) => load(role, home, level, BRANCH[level]),
      (role, home, level) =>
        role !== 'policy-administrator' ? 'NOT_PERMITTED' : toArea(home, level) === 'N' ? 'OUTSIDE_JURISDICTION' : 'ok',
    ));
});
