import { describe, it } from '@jest/globals';
import { LEVELS, type LevelName } from '../../../shared/domain/levels.ts';
import { DutyRow } from '../../../subgraphs/capabilities/duties/DutyRow.ts';
import { at, codeOf, compare, toArea } from '../compare.ts';
import { DELEGATORS, PLANNERS, reads, type Role } from '../expected.ts';
import { BRANCH } from '../world.ts';
import { world, DUTY, inArea } from './cells.ts';

describe('a duty', () => {
  const DAYS = '{ from: "2026-10-20", to: "2026-10-19" }';
  /** Nothing is ordered: the days run backwards, which is looked at last. */
  const tried = async (level: LevelName, role: Role, home: LevelName, text: string, instead: string) => {
    const code = codeOf(await world.ask(level, at(role, home), `mutation { ${text} }`));
    return code === instead ? 'ok' : code;
  };

  it('is planned by the head, the section or the security administrator of the own center', () =>
    compare(
      (role, home, level) => {
        const where = `center: "${BRANCH[level]}", role: "leader", person: "somebody"`;
        const text = `${level}PlanDuty(${where}, days: ${DAYS}, reason: "字") { id }`;
        return tried(level, role, home, text, 'DUTY_PERIOD');
      },
      (role, home, level) => (!PLANNERS.includes(role) ? 'NOT_PERMITTED' : home === level ? 'ok' : 'WRONG_LEVEL'),
    ));

  it('is delegated by whose place it is', () =>
    compare(
      (role, home, level) =>
        tried(
          level,
          role,
          home,
          `${level}Delegate(person: "somebody", days: ${DAYS}, reason: "字") { id }`,
          'DUTY_PERIOD',
        ),
      role => (DELEGATORS.includes(role) ? 'ok' : 'NOT_PERMITTED'),
    ));

  it('is delegated for somebody else by the head of the center', () =>
    compare(
      (role, home, level) => {
        const place = `{ person: "ill", role: "registrar", center: "${BRANCH[level]}" }`;
        const text = `${level}Delegate(person: "somebody", place: ${place}, days: ${DAYS}, reason: "字") { id }`;
        return tried(level, role, home, text, 'DUTY_PERIOD');
      },
      (role, home, level) => (role !== 'center-head' ? 'NOT_PERMITTED' : home === level ? 'ok' : 'WRONG_LEVEL'),
    ));

  it('is read in the own area, and ended by who keeps the duties of the own center', async () => {
    for (const level of LEVELS)
      await world.desk.service(level).database.write(tx =>
        tx.insert(DutyRow, {
          ...{ id: DUTY[level], kind: 'roster', person: 'a', role: 'leader', center: BRANCH[level], standsFor: null },
          ...{ from: '2026-09-01T16:00:00.000Z', to: '2026-09-02T16:00:00.000Z', reason: '字', orderedBy: 'b' },
          ...{ orderedRole: 'center-head', orderedAt: '2026-09-01T01:00:00.000Z' },
          ...{ endedAt: null, endedBy: null, endReason: null },
        }),
      );
    const list = (level: LevelName) =>
      `{ ${level}Duties(center: "${BRANCH[level]}", from: "2026-09-01", to: "2026-09-07") { person } }`;
    await compare(
      async (role, home, level) => codeOf(await world.ask(level, at(role, home), list(level))),
      inArea('duties'),
    );
    await compare(
      // it is over already, so that nobody ends it
      (role, home, level) =>
        tried(level, role, home, `${level}EndDuty(id: "${DUTY[level]}", reason: "字") { id }`, 'DUTY_OVER'),
      (role, home, level) => {
        if (!reads(role, 'duties', toArea(home, level))) return 'DUTY_NOT_FOUND';
        if (!PLANNERS.includes(role)) return 'NOT_PERMITTED';
        return home === level ? 'ok' : 'WRONG_LEVEL';
      },
    );
  });
});
