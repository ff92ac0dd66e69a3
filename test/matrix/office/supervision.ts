import { beforeAll, describe, expect, it } from '@jest/globals';
import { LEVELS, type LevelName } from '../../../shared/domain/levels.ts';
import { CircularReceiptRow, CircularRow } from '../../../subgraphs/capabilities/supervision/CircularRow.ts';
import { SupervisionRow } from '../../../subgraphs/capabilities/supervision/SupervisionRow.ts';
import { at, codeOf, compare, counted, toArea } from '../compare.ts';
import { ANSWERERS, PRESSERS, reads, ROLES, type Role, SUPERVISORS } from '../expected.ts';
import { BRANCH } from '../world.ts';
import { world } from './cells.ts';

describe('a supervision order', () => {
  const ORDER = { province: '5', city: '6', county: '7', township: '8' } as const;
  const idOf = (level: LevelName) => `00000000-0000-4000-8000-00000000000${ORDER[level]}`;
  /** What a mutation answers; `instead` is the refusal that comes last, so that nothing is changed. */
  const tried = async (level: LevelName, role: Role, home: LevelName, text: string, instead: string) => {
    const code = codeOf(await world.ask(level, at(role, home), `mutation { ${text} }`));
    return code === instead ? 'ok' : code;
  };

  /** Closed long ago: whoever may act on it is told so. */
  const store = async () => {
    for (const level of LEVELS)
      await world.desk.service(level).database.write(tx =>
        tx.insert(SupervisionRow, {
          ...{ id: idOf(level), number: `督〔2025〕${ORDER[level]}号`, grade: 'blue', state: 'closed', rev: 3 },
          ...{ center: BRANCH[level], target: BRANCH[level], department: null, departmentName: null, uid: null },
          ...{
            name: '蓝色督查单',
            finding: null,
            rung: null,
            ground: '字',
            demand: '字',
            issuedAt: '2025-09-01T01:00:00.000Z',
          },
          ...{ dueAt: '2025-09-04T16:00:00.000Z', dueOn: '2025-09-04', cite: '字', pack: 'base@1' },
          ...{ reply: '字', repliedAt: '2025-09-02T01:00:00.000Z', endedAt: '2025-09-03T01:00:00.000Z' },
          ...{ raisedFrom: null, raisedTo: null, steps: [] },
        }),
      );
  };
  beforeAll(store);

  it('is issued by who supervises, in the own area and from the own level', () =>
    compare(
      (role, home, level) => {
        const order = `grade: RED, target: "${BRANCH[level]}", department: "没有的局", ground: "字", demand: "字"`;
        const text = `${level}IssueSupervision(order: { ${order} }) { id }`;
        return tried(level, role, home, text, 'DEPARTMENT_UNKNOWN');
      },
      // the department is looked up first, because the register is public and the right depends on it
      (_role, home, level) => (home === level ? 'ok' : 'WRONG_LEVEL'),
    ));

  it.each([
    ['RED', SUPERVISORS],
    ['URGE', [...SUPERVISORS, ...PRESSERS]],
  ] as const)('%s is the right of some roles', async (grade, roles) => {
    const wrong: string[] = [];
    for (const level of LEVELS)
      for (const role of ROLES) {
        const order = `grade: ${grade}, target: "${BRANCH[level]}", ground: "字", demand: "字"`;
        const answer = await world.ask(
          level,
          at(role, level),
          `mutation { ${level}IssueSupervision(order: { ${order} }) { id } }`,
        );
        counted.cells += 1;
        const wanted = (roles as readonly Role[]).includes(role) ? 'ok' : 'NOT_PERMITTED';
        if (codeOf(answer) !== wanted) wrong.push(`${role} at the ${level}: ${codeOf(answer)}, not ${wanted}`);
      }
    expect(wrong).toEqual([]);
  });

  it('is read in the own area; a handler has a list at home, of the own department', async () => {
    await compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}SupervisionOrders(area: "${BRANCH[level]}") { edges { node { id } } } }`,
          ),
        ),
      (role, home, level) => {
        const relation = toArea(home, level);
        if (relation === 'N') return 'OUTSIDE_JURISDICTION';
        if (role === 'handler') return relation === 'C' ? 'ok' : 'NOT_PERMITTED';
        return reads(role, 'supervision', relation) ? 'ok' : 'NOT_PERMITTED';
      },
    );
    await compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}SupervisionOrder(id: "${idOf(level)}") { ground } }`)),
      (role, home, level) => (reads(role, 'supervision', toArea(home, level)) ? 'ok' : 'SUPERVISION_NOT_FOUND'),
    );
  });

  it.each<[string, readonly Role[]]>([
    ['ReplySupervision(id: "ID", reply: "字")', ANSWERERS],
    ['SendBackSupervision(id: "ID", reason: "字")', SUPERVISORS],
    ['CloseSupervision(id: "ID", note: "字")', SUPERVISORS],
    ['CancelSupervision(id: "ID", reason: "字")', SUPERVISORS],
    ['RaiseSupervision(id: "ID", grade: RED, reason: "字")', SUPERVISORS],
  ])('%s is done by who may, at the own center', (act, roles) =>
    compare(
      (role, home, level) =>
        tried(level, role, home, `${level}${act.replace('ID', idOf(level))} { id }`, 'SUPERVISION_STATE'),
      (role, home, level) => {
        if (!reads(role, 'supervision', toArea(home, level))) return 'SUPERVISION_NOT_FOUND';
        return roles.includes(role) && home === level ? 'ok' : 'NOT_PERMITTED';
      },
    ),
  );
});

describe('a circular', () => {
  const CIRCULAR = { province: '5', city: '6', county: '7', township: '8' } as const;
  const idOf = (level: LevelName) => `00000000-0000-4000-8000-0000000000c${CIRCULAR[level]}`;
  const tried = async (level: LevelName, role: Role, home: LevelName, text: string, instead: string) => {
    const code = codeOf(await world.ask(level, at(role, home), `mutation { ${text} }`));
    return code === instead ? 'ok' : code;
  };

  /** Withdrawn long ago, and sent to the place itself: whoever may act on it is told so. */
  const store = async () => {
    for (const level of LEVELS)
      await world.desk.service(level).database.write(async tx => {
        await tx.insert(CircularRow, {
          ...{
            id: idOf(level),
            number: `通〔2025〕${CIRCULAR[level]}号`,
            state: 'withdrawn',
            rev: 3,
            center: BRANCH[level],
          },
          ...{ title: '字', content: '字', requirement: null, periodFrom: null, periodTo: null, named: [], orders: [] },
          ...{ measure: null, levels: [], chosen: [BRANCH[level]], listedAt: '2025-09-01T01:00:00.000Z' },
          ...{ issuedAt: '2025-09-01T01:00:00.000Z', dueAt: '2025-09-04T16:00:00.000Z', dueOn: '2025-09-04' },
          ...{ cite: '字', pack: 'base@1', endedAt: '2025-09-03T01:00:00.000Z', corrects: null, correctedBy: null },
          ...{ arrived: {}, steps: [] },
        });
        const receipt = { circular: idOf(level), center: BRANCH[level], departments: '', confirmedAt: null };
        await tx.insert(CircularReceiptRow, { ...receipt, role: null, note: null });
      });
  };
  beforeAll(store);

  it('is drawn up by who supervises, at the own level', () =>
    compare(
      (role, home, level) =>
        tried(
          ...([level, role, home] as const),
          `${level}DrawUpCircular(circular: { title: "字", content: "字" }) { id }`,
          level === 'township' ? 'CIRCULAR_NOT_FORESEEN' : 'CIRCULAR_NOBODY',
        ),
      (role, home, level) => {
        if (home !== level) return 'WRONG_LEVEL';
        return SUPERVISORS.includes(role) ? 'ok' : 'NOT_PERMITTED';
      },
    ));

  it('is read in the own area; a handler has a list at home, of the own department', async () => {
    await compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}Circulars(area: "${BRANCH[level]}") { edges { node { id } } } }`,
          ),
        ),
      (role, home, level) => {
        const relation = toArea(home, level);
        if (relation === 'N') return 'OUTSIDE_JURISDICTION';
        if (role === 'handler') return relation === 'C' ? 'ok' : 'NOT_PERMITTED';
        return reads(role, 'supervision', relation) ? 'ok' : 'NOT_PERMITTED';
      },
    );
    await compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}Circular(id: "${idOf(level)}") { title } }`)),
      (role, home, level) => (reads(role, 'supervision', toArea(home, level)) ? 'ok' : 'CIRCULAR_NOT_FOUND'),
    );
  });

  it.each<[string, readonly Role[]]>([
    ['IssueCircular(id: "ID")', SUPERVISORS],
    ['WithdrawCircular(id: "ID", reason: "字")', SUPERVISORS],
    ['CorrectCircular(id: "ID", circular: { title: "字", content: "字" }, reason: "字")', SUPERVISORS],
    ['ConfirmCircular(id: "ID")', ANSWERERS],
  ])('%s is done by who may, at the own center', (act, roles) =>
    compare(
      async (role, home, level) => {
        const text = `${level}${act.replace('ID', idOf(level))} { id }`;
        const instead = act.startsWith('Confirm') || level !== 'township' ? 'CIRCULAR_STATE' : 'CIRCULAR_NOT_FORESEEN';
        return tried(level, role, home, text, instead);
      },
      (role, home, level) => {
        if (!reads(role, 'supervision', toArea(home, level))) return 'CIRCULAR_NOT_FOUND';
        if (act.startsWith('Confirm')) return roles.includes(role) && home === level ? 'ok' : 'NOT_PERMITTED';
        if (home !== level) return 'WRONG_LEVEL';
        return roles.includes(role) ? 'ok' : 'NOT_PERMITTED';
      },
    ),
  );
});
