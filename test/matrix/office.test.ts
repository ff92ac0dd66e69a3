import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatCursor } from '../../shared/domain/stream/cursor.ts';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { paperCode } from '../../shared/domain/paper/paperCode.ts';
import { reportCode } from '../../shared/domain/paper/reportCode.ts';
import { contextFor } from '../../subgraphs/kit/context.ts';
import { caseStream } from '../../subgraphs/capabilities/cases/caseStream.ts';
import { CaseFile } from '../../subgraphs/capabilities/cases/CaseFile.ts';
import { DutyRow } from '../../subgraphs/capabilities/duties/DutyRow.ts';
import { AssessmentRow } from '../../subgraphs/capabilities/assessment/AssessmentRow.ts';
import { GuideChangeRow } from '../../subgraphs/capabilities/kinds/GuideChangeRow.ts';
import { KindRow, MeasureRow } from '../../subgraphs/capabilities/kinds/KindRows.ts';
import { LibraryRow } from '../../subgraphs/capabilities/library/LibraryRow.ts';
import { MeetingRow } from '../../subgraphs/capabilities/meetings/MeetingRow.ts';
import { ReturnVisitRow } from '../../subgraphs/capabilities/visits/ReturnVisitRow.ts';
import { VisitRow } from '../../subgraphs/capabilities/visits/VisitRow.ts';
import { ComparisonExclusion } from '../../subgraphs/capabilities/oversight/OverseenRows.ts';
import { CircularReceiptRow, CircularRow } from '../../subgraphs/capabilities/supervision/CircularRow.ts';
import { SupervisionRow } from '../../subgraphs/capabilities/supervision/SupervisionRow.ts';
import { receiptCode } from '../../subgraphs/capabilities/cases/receiptCode.ts';
import { at, codeOf, compare, counted, everybody, pascal, toArea } from './compare.ts';
import {
  ANSWERERS,
  ASSESSORS,
  CHARGED,
  DECIDERS,
  DELEGATORS,
  EXPORTERS,
  HANDERS,
  HOSTS,
  INSPECTORS,
  IMPROVERS,
  KEEPERS,
  lists,
  PLANNERS,
  PRESSERS,
  PUBLISHERS,
  reads,
  readsBox,
  REPORTERS,
  ROLES,
  type Role,
  type Scope,
  SUPERVISORS,
  WRITERS,
} from './expected.ts';
import { BRANCH, CANARY, personAt, World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.start();
}, 120_000);
afterAll(async () => {
  console.info(`authorisation matrix, areas and offices: ${counted.cells} cells`);
  await world?.stop();
});

const ABSENT = '00000000-0000-4000-8000-000000000000';

const ELSEWHERE: Record<LevelName, string> = {
  province: '310000',
  city: '340100',
  county: '340881',
  township: '341322100',
};

/** A duty of each level. */
const DUTY: Record<LevelName, string> = {
  province: '00000000-0000-4000-8000-000000000001',
  city: '00000000-0000-4000-8000-000000000002',
  county: '00000000-0000-4000-8000-000000000003',
  township: '00000000-0000-4000-8000-000000000004',
};

/** A list is there for whoever has one; what is in it is asked below. */
const listed = (role: Role, home: LevelName, area: LevelName) => {
  const relation = toArea(home, area);
  if (relation === 'N') return 'OUTSIDE_JURISDICTION';
  return lists(role, relation) ? 'ok' : 'NOT_PERMITTED';
};

const inArea =
  (...scopes: Scope[]) =>
  (role: Role, home: LevelName, area: LevelName) => {
    const relation = toArea(home, area);
    if (relation === 'N') return 'OUTSIDE_JURISDICTION';
    return scopes.every(scope => reads(role, scope, relation)) ? 'ok' : 'NOT_PERMITTED';
  };

describe('what a level holds of an area', () => {
  const FIELDS: [string, ...Scope[]][] = [
    ['tally { open registered asOf }', 'tally'],
    ['period(from: "2026-01-01", to: "2026-12-31") { registered closed outcomes { outcome count } }', 'tally'],
    ['files { edges { cursor node { uid number } } pageInfo { hasNextPage endCursor } }', 'case'],
    ['streamCursor', 'stream'],
    ['refusals { edges { cursor node { number demand said route } } pageInfo { hasNextPage } }', 'file'],
    ['refusalTally { rows { label count } total asOf }', 'tally'],
    ['refusalTally(filter: { text: "字" }) { total }', 'tally', 'file'],
    ['unequal { pairs { similarity refused { said } done { said } } compared truncated }', 'unequal'],
    ['auditRecords { edges { cursor node { kind person rows } } pageInfo { hasNextPage } }', 'audit'],
    ['auditSigns { signs { sign count } truncated }', 'audit'],
  ];

  it.each(FIELDS)('%s', (field, ...scopes) =>
    compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ _entities(representations: [{ __typename: "Center", code: "${BRANCH[level]}" }]) {
              ... on Center { ${level} { ${field} } } } }`,
          ),
        ),
      scopes[0] === 'case' ? listed : inArea(...scopes),
    ),
  );

  it('N7: with everything below it is shown to who watches over it, and is nothing to others', () =>
    compare(
      async (role, home, level) => {
        const answer = await world.ask(
          level,
          at(role, home),
          `{ _entities(representations: [{ __typename: "Center", code: "${BRANCH[level]}" }]) { ... on Center {
             ${level} { oversight { figures { open } parts { figures { open } } files { edges { cursor } } } } } } }`,
        );
        if (answer.errors) return codeOf(answer);
        const [center] = (answer.data as { _entities: Record<string, { oversight: object | null }>[] })._entities;
        return center?.[level]?.oversight ? 'ok' : 'NOT_PERMITTED';
      },
      inArea('oversight'),
      ['province', 'city', 'county'],
    ));

  it('N12: the record of looks leaves with the auditor of the area', () =>
    compare(async (role, home, level) => {
      const text = `mutation { ${level}ExportAudit(area: "${BRANCH[level]}") { mark csv rows } }`;
      return codeOf(await world.ask(level, at(role, home), text));
    }, inArea('audit')));

  it('is a list without the files that a person may not know of, however it is narrowed', async () => {
    const wrong: string[] = [];
    for (const level of LEVELS)
      for (const [role, home] of everybody)
        for (const filter of ['', `(filter: { text: "${CANARY.title}" })`, '(filter: { open: false }, first: 200)']) {
          const result = await world.ask(
            level,
            at(role, home),
            `{ _entities(representations: [{ __typename: "Center", code: "${BRANCH[home]}" }]) {
              ... on Center { ${level} { files${filter} { edges { node { uid } } } } } } }`,
          );
          const found = JSON.stringify(result.data ?? null).includes(world.uid);
          // a list shows what is held in the area; what rose from it is reached by its uid
          const relation = toArea(home, level);
          counted.cells += 1;
          // who reads no title finds none by its words
          const scope = filter.includes('text') ? 'file' : 'case';
          if (found !== (relation !== 'N' && reads(role, scope, relation)))
            wrong.push(`${role} of the ${home} at the ${level} ${filter}: ${String(found)}`);
        }
    expect(wrong).toEqual([]);
  });
});

describe('a department', () => {
  const ask = (role: Role, home: LevelName, level: LevelName, field: string) =>
    world.ask(level, at(role, home), `mutation { ${level}${field}) { code } }`).then(codeOf);

  it('is entered and ended by who leads or supervises its center, and by nobody else', async () => {
    for (const [field, done] of [
      ['StationDepartment', ', departmentName: "", department: "matrix"'],
      ['EndDepartment', ', department: "matrix"'],
    ] as const)
      await compare(
        async (role, home, level) => {
          const code = await ask(role, home, level, `${field}(center: "${BRANCH[level]}"${done}`);
          // nothing is entered: it has no name, and there is none to end
          return code === 'FIELD_REQUIRED' || code === 'DEPARTMENT_UNKNOWN' ? 'ok' : code;
        },
        (role, home, level) => (!HOSTS.includes(role) ? 'NOT_PERMITTED' : home === level ? 'ok' : 'WRONG_LEVEL'),
      );
    const elsewhere = await ask('center-head', 'county', 'county', `EndDepartment(center: "340881", department: "tax"`);
    expect(elsewhere).toBe('OUTSIDE_JURISDICTION');
  });

  it('is public to whoever has a token', () =>
    compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(level, at(role, home), `{ ${level}Departments(center: "${ELSEWHERE[level]}") { code } }`),
        ),
      () => 'ok',
    ));
});

describe('the own department', () => {
  const uidsOf = async (level: LevelName, department: string | undefined, filter = '') => {
    const person = personAt('handler', { center: BRANCH[level], ...(department === undefined ? {} : { department }) });
    const result = await world.ask(
      level,
      department === undefined ? { id: person.id, role: 'handler', center: person.center } : person,
      `{ _entities(representations: [{ __typename: "Center", code: "${BRANCH[level]}" }]) {
        ... on Center { ${level} { files${filter} { edges { node { uid title } } } } } } }`,
    );
    counted.cells += 1;
    return [codeOf(result), JSON.stringify(result.data ?? null).includes(world.uid)];
  };
  const SEARCHES = ['', `(filter: { text: "${CANARY.title}" })`, '(filter: { open: false }, first: 1)'];

  it.each(LEVELS)(
    'finds its files in lists and by their titles, and nobody else of the center does: %s',
    async level => {
      for (const filter of SEARCHES) {
        for (const department of ['medical-security', 'social-insurance'])
          expect([department, filter, ...(await uidsOf(level, department, filter))]).toEqual([
            department,
            filter,
            'ok',
            true,
          ]);
        for (const other of ['market-regulation', 'civil-affairs', 'medical', undefined])
          expect([other, filter, ...(await uidsOf(level, other, filter))]).toEqual([other, filter, 'ok', false]);
      }
    },
  );

  it('counts the own center and nothing below it', async () => {
    const area = (level: LevelName) =>
      world.ask(
        level,
        personAt('handler', { center: BRANCH.county, department: 'medical-security' }),
        `{ _entities(representations: [{ __typename: "Center", code: "${BRANCH.county}" }]) {
          ... on Center { ${level} { tally { open } } } } }`,
      );
    expect([codeOf(await area('county')), codeOf(await area('township'))]).toEqual(['ok', 'NOT_PERMITTED']);
  });
});

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

describe('a box of notices', () => {
  it.each(['WINDOW', 'SUPERVISION_SECTION'] as const)('%s', box =>
    compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}Notices(box: ${box}) { unread } }`)),
      (role, home, level) => (home !== level ? 'WRONG_LEVEL' : readsBox(role, box, level) ? 'ok' : 'NOT_PERMITTED'),
    ),
  );

  it('marks as read only what is one’s own: another notice is one that is not there', async () => {
    const [notice] = await world.desk.hub.rows<{ id: string }>(
      'county',
      `select id from notices where box = '${BRANCH.county}' and party = 'window' and channel = 'inApp'`,
    );
    expect(notice).toBeDefined();
    const ids = [notice?.id ?? '', world.uid].map(id => `"${id}"`).join(', ');
    await compare(
      async (role, home, level) => {
        const result = await world.ask(
          level,
          at(role, home),
          `mutation { ${level}MarkNoticesRead(ids: [${ids}]) { id } }`,
        );
        if (result.errors) return codeOf(result);
        return String(((result.data as Record<string, unknown[]>)[`${level}MarkNoticesRead`] ?? []).length);
      },
      (role, home, level) => {
        if (home !== level) return 'WRONG_LEVEL';
        const own = readsBox(role, 'WINDOW', level) || readsBox(role, 'SUPERVISION_SECTION', level);
        return own && level === 'county' ? '1' : '0';
      },
    );
  });
});

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

describe('a report', () => {
  const REPORT_CODE = reportCode({
    ...{ kind: 'quarterly', center: '310117', below: false, version: 9 },
    period: { step: 'quarter', year: 2026, no: 2 },
  });
  const Q3 = 'kind: QUARTERLY, period: { year: 2026, quarter: 2 }';

  it.each([
    ['ReportSet(center: "C") { name }', 'ok'],
    // the rules of most places ask for other reports: that they are looked at is enough
    [`Report(center: "C", ${Q3}) { name }`, 'REPORT_NOT_IN_SET'],
    ['Reports(area: "C") { edges { cursor } }', 'ok'],
    ['ReportCases(area: "C", period: { year: 2026 }, cell: { figure: ACCEPTED }) { cases { at } }', 'ok'],
    ['IssuedReport(id: "00000000-0000-4000-8000-000000000000") { name }', 'REPORT_NOT_FOUND'],
    [`ReportByCode(code: "${REPORT_CODE}") { name }`, 'REPORT_NOT_FOUND'],
  ])('%s is read in the own area', (field, instead) =>
    compare(
      async (role, home, level) => {
        const text = `{ ${level}${field.replace('"C"', `"${BRANCH[level]}"`)} }`;
        const code = codeOf(await world.ask(level, at(role, home), text));
        return code === instead ? 'ok' : code;
      },
      // one that is not there looks to everybody as one that may not be read
      /^(Issued|ReportByCode)/.test(field) ? () => 'ok' : inArea('report'),
    ),
  );

  it('is issued by who registers, leads or supervises, at the own center', () =>
    compare(
      async (role, home, level) => {
        const text = `mutation { ${level}IssueReport(center: "${BRANCH[level]}", kind: UPWARD, period: { year: 2999 }) { id } }`;
        const code = codeOf(await world.ask(level, at(role, home), text));
        return code === 'REPORT_NOT_OVER' ? 'ok' : code;
      },
      (role, home, level) => {
        const relation = toArea(home, level);
        if (relation === 'N') return 'OUTSIDE_JURISDICTION';
        if (!reads(role, 'report', relation)) return 'NOT_PERMITTED';
        if (home !== level) return 'WRONG_LEVEL';
        return REPORTERS.includes(role) ? 'ok' : 'NOT_PERMITTED';
      },
    ));
});

describe('a long list', () => {
  it('is asked for by who takes lists out of the area', () =>
    compare(
      async (role, home, level) => {
        const days = 'from: "2026-09-02", to: "2026-09-01"';
        const text = `mutation { ${level}StartReportList(area: "${BRANCH[level]}", kind: LEDGER, ${days}) { id } }`;
        const code = codeOf(await world.ask(level, at(role, home), text));
        return code === 'FIELD_INVALID' ? 'ok' : code; // nothing is written: the days run backwards
      },
      (role, home, level) => {
        const relation = toArea(home, level);
        if (relation === 'N') return 'OUTSIDE_JURISDICTION';
        return EXPORTERS.includes(role) && reads(role, 'report', relation) ? 'ok' : 'NOT_PERMITTED';
      },
    ));

  it.each([
    '{ LEVELReportListPart(id: "00000000-0000-4000-8000-000000000000", no: 0) { no } }',
    'mutation { LEVELCancelReportList(id: "00000000-0000-4000-8000-000000000000") { id } }',
  ])('of somebody else is one that is not there: %s', text =>
    compare(
      async (role, home, level) => codeOf(await world.ask(level, at(role, home), text.replace('LEVEL', level))),
      () => 'LIST_NOT_FOUND',
    ),
  );
});

describe('a paper', () => {
  /** The case of the fixture rose from the township to the province: from below it is known as the own window’s. */
  const toCase = (home: LevelName, level: LevelName) =>
    home === level ? 'C' : LEVELS.indexOf(home) < LEVELS.indexOf(level) ? 'D' : 'A';

  it('of a case is printed by staff who read the file, and is nothing to others', () =>
    compare(
      async (role, home, level) => {
        const paper = `uid: "${world.uid}", kind: REGISTRATION, format: HTML`;
        return codeOf(await world.ask(level, at(role, home), `mutation { ${level}PrintPaper(${paper}) { name } }`));
      },
      (role, home, level) => {
        const relation = toCase(home, level);
        return role !== 'citizen' && reads(role, 'file', relation) ? 'ok' : 'CASE_NOT_FOUND';
      },
    ));

  it('is found by its code by the same people', () =>
    compare(
      async (role, home, level) => {
        const { read } = world.desk.service(level).database;
        const { number } = await read.findOneByOrFail(CaseFile, { uid: world.uid });
        const code = paperCode({ kind: 'registration', number, order: 0 });
        return codeOf(await world.ask(level, at(role, home), `{ ${level}PaperByCode(code: "${code}") { number } }`));
      },
      (role, home, level) => (role !== 'citizen' && reads(role, 'file', toCase(home, level)) ? 'ok' : 'CASE_NOT_FOUND'),
    ));

  it('of a report that is not there looks to everybody as one that may not be read', () =>
    compare(
      async (role, home, level) => {
        const report = 'id: "00000000-0000-4000-8000-000000000000", format: HTML';
        return codeOf(await world.ask(level, at(role, home), `mutation { ${level}PrintReport(${report}) { name } }`));
      },
      () => 'REPORT_NOT_FOUND',
    ));

  it.each(['PaperTemplate(center: "C", kind: RECORD)', 'PaperTemplates(center: "C")'])(
    'has a template that staff of the area may fetch: %s',
    field =>
      compare(async (role, home, level) => {
        const text = `{ ${level}${field.replace('"C"', `"${BRANCH[level]}"`)} { name } }`;
        return codeOf(await world.ask(level, at(role, home), text));
      }, listed),
  );

  it.each([
    ['KeepTemplate(center: "C", kind: RECORD, name: "字", base64: "AAAA") { id }', 'TEMPLATE_REFUSED'],
    ['EndTemplate(center: "C", kind: RECORD) { id }', 'TEMPLATE_NOT_FOUND'],
  ])('has a template that the head or the section keeps: %s', (field, instead) =>
    compare(
      async (role, home, level) => {
        const text = `mutation { ${level}${field.replace('"C"', `"${BRANCH[level]}"`)} }`;
        const code = codeOf(await world.ask(level, at(role, home), text));
        return code === instead ? 'ok' : code;
      },
      (role, home, level) => (HOSTS.includes(role) && home === level ? 'ok' : 'NOT_PERMITTED'),
    ),
  );
});

describe('an assessment', () => {
  const NO = { province: 'a', city: 'b', county: 'c', township: 'd' } as const;
  const idOf = (level: LevelName) => `00000000-0000-4000-8000-00000000000${NO[level]}`;

  /** Dropped long ago: whoever may act on it is told so. */
  const store = async () => {
    for (const level of LEVELS)
      await world.desk.service(level).database.write(tx =>
        tx.insert(AssessmentRow, {
          ...{ id: idOf(level), kind: 'points', event: 'overdue', scope: 'unit', center: BRANCH[level] },
          ...{ department: null, departmentName: null, person: null, points: -1, group: null },
          ...{ uid: world.uid, line: 1, happenedAt: '2025-09-01T01:00:00.000Z', cite: '字', pack: 'base@1' },
          ...{ proposedAt: '2025-09-01T01:00:00.000Z', dueAt: '2025-09-04T16:00:00.000Z', dueOn: '2025-09-04' },
          ...{ state: 'dropped', answer: null, decidedAt: '2025-09-03T01:00:00.000Z', steps: [] },
        }),
      );
  };
  beforeAll(store);

  it.each([
    'Assessments(area: "AREA") { edges { node { id } } }',
    'AssessmentScores(area: "AREA", from: "2025-01-01", to: "2025-12-31") { points }',
    'AssessmentHonours(area: "AREA", year: 2025) { loses }',
  ])('is read in the own area, by a handler in the own department: %s', field =>
    compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}${field.replace('AREA', BRANCH[level])} }`)),
      (role, home, level) => {
        const relation = toArea(home, level);
        if (relation === 'N') return 'OUTSIDE_JURISDICTION';
        if (role === 'handler') return relation === 'C' ? 'ok' : 'NOT_PERMITTED';
        return reads(role, 'assessment', relation) ? 'ok' : 'NOT_PERMITTED';
      },
    ),
  );

  it('is absent for who may not know of it', () =>
    compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}Assessment(id: "${idOf(level)}") { points } }`)),
      (role, home, level) => (reads(role, 'assessment', toArea(home, level)) ? 'ok' : 'ASSESSMENT_NOT_FOUND'),
    ));

  it.each<[string, readonly Role[], string]>([
    ['AnswerAssessment(id: "ID", answer: "字")', CHARGED, 'C'],
    ['ConfirmAssessment(id: "ID", reason: "字")', ASSESSORS, 'CD'],
    ['DropAssessment(id: "ID", reason: "字")', ASSESSORS, 'CD'],
  ])('%s is done by who may: who is charged answers, who assesses decides', (act, roles, relations) =>
    compare(
      async (role, home, level) => {
        const text = `mutation { ${level}${act.replace('ID', idOf(level))} { id } }`;
        const code = codeOf(await world.ask(level, at(role, home), text));
        return code === 'ASSESSMENT_STATE' ? 'ok' : code;
      },
      (role, home, level) => {
        const relation = toArea(home, level);
        if (!reads(role, 'assessment', relation)) return 'ASSESSMENT_NOT_FOUND';
        return roles.includes(role) && relations.includes(relation) ? 'ok' : 'NOT_PERMITTED';
      },
    ),
  );
});

describe('a case of the library', () => {
  const CASE = { province: 'a', city: 'b', county: 'c', township: 'd' } as const;
  const idOf = (level: LevelName, state: string) =>
    `00000000-0000-4000-8000-0000000000${state === 'withdrawn' ? 'a' : 'b'}${CASE[level]}`;
  const tried = async (level: LevelName, role: Role, home: LevelName, text: string, instead: string) => {
    const code = codeOf(await world.ask(level, at(role, home), `mutation { ${text} }`));
    return code === instead ? 'ok' : code;
  };

  /** One that is over, of which nothing can be changed any more, and one that reaches its own center alone. */
  beforeAll(async () => {
    for (const level of LEVELS)
      for (const state of ['withdrawn', 'published'] as const)
        await world.desk.service(level).database.write(tx =>
          tx.insert(LibraryRow, {
            ...{ id: idOf(level, state), series: idOf(level, state), edition: 1, number: null, state, rev: 2 },
            ...{ center: BRANCH[level], path: '/', reach: 'center', uid: null, item: null, itemKey: '', causes: [] },
            ...{ title: '字', problem: '字', obstacle: '字', solution: '字', basis: null, effect: null },
            ...{ typical: false, listing: 'none', writtenBy: null, publishedAt: '2026-09-01T01:00:00.000Z' },
            ...{ changedAt: '2026-09-01T01:00:00.000Z', steps: [] },
          }),
        );
  });

  const reader = (role: Role) => reads(role, 'library', 'C');

  it('is read by staff, as far as it reaches them', async () => {
    await compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}LibraryCases { edges { cursor } } }`)),
      role => (reader(role) ? 'ok' : 'NOT_PERMITTED'),
    );
    await compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}SimilarCases(draft: { text: "字" }) { openHere } }`)),
      role => (reader(role) ? 'ok' : 'NOT_PERMITTED'),
    );
    await compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}LibraryCase(id: "${idOf(level, 'published')}") { title } }`,
          ),
        ),
      // its center, and who stands above
      (role, home, level) => (reader(role) && 'CD'.includes(toArea(home, level)) ? 'ok' : 'LIBRARY_NOT_FOUND'),
    );
  });

  it('waits at the desk of its center, for who writes or publishes there', () =>
    compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}LibraryDesk(center: "${BRANCH[level]}") { edges { cursor } } }`,
          ),
        ),
      (role, home, level) => {
        const relation = toArea(home, level);
        if (relation === 'N') return 'OUTSIDE_JURISDICTION';
        return relation === 'C' && WRITERS.includes(role) ? 'ok' : 'NOT_PERMITTED';
      },
    ));

  it('is written by who handles cases, at the own level', () =>
    compare(
      (role, home, level) => {
        const words = 'title: "字", problem: "当事人王建国", obstacle: "字", solution: "字"';
        const text = `${level}ProposeLibraryCase(input: { ${words}, causes: [OTHER] }) { id }`;
        return tried(level, role, home, text, 'LIBRARY_PERSONAL');
      },
      (role, home, level) => (home !== level ? 'WRONG_LEVEL' : WRITERS.includes(role) ? 'ok' : 'NOT_PERMITTED'),
    ));

  it.each([
    'PublishLibraryCase(id: "ID")',
    'ReturnLibraryCase(id: "ID", reason: "字")',
    'DropLibraryCase(id: "ID", reason: "字")',
    'WithdrawLibraryCase(id: "ID", reason: "字")',
    'JudgeServiceListing(id: "ID", listed: true, note: "字")',
  ])('%s is done by who supervises, at the own center', act =>
    compare(
      (role, home, level) =>
        tried(level, role, home, `${level}${act.replace('ID', idOf(level, 'withdrawn'))} { id }`, 'LIBRARY_STATE'),
      (role, home, level) => {
        if (!reader(role) || !'CD'.includes(toArea(home, level))) return 'LIBRARY_NOT_FOUND';
        if (home !== level) return 'WRONG_LEVEL';
        return PUBLISHERS.includes(role) ? 'ok' : 'NOT_PERMITTED';
      },
    ),
  );
});

describe('a hand-over note', () => {
  it.each(['WriteHandOver(note: " ")', 'ReceiveHandOver(id: "00000000-0000-4000-8000-000000000000")'])(
    '%s is for who hands over, at the own level',
    act =>
      compare(
        async (role, home, level) => {
          const code = codeOf(await world.ask(level, at(role, home), `mutation { ${level}${act} { id } }`));
          return ['FIELD_REQUIRED', 'HANDOVER_NOT_FOUND'].includes(code) ? 'ok' : code;
        },
        (role, home, level) => {
          if (!HANDERS.includes(role)) return 'NOT_PERMITTED';
          return home === level ? 'ok' : 'WRONG_LEVEL';
        },
      ),
  );

  it('is read by who reads the roster', () =>
    compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}HandOvers(center: "${BRANCH[level]}") { edges { node { id } } } }`,
          ),
        ),
      inArea('duties'),
    ));
});

describe('a meeting', () => {
  const MEETING = { province: 'a', city: 'b', county: 'c', township: 'd' } as const;
  const idOf = (level: LevelName) => `00000000-0000-4000-8000-00000000000${MEETING[level]}`;
  /** What a mutation answers; `instead` is the refusal that comes last, so that nothing is changed. */
  const tried = async (level: LevelName, role: Role, home: LevelName, text: string, instead: string) => {
    const code = codeOf(await world.ask(level, at(role, home), `mutation { ${text} }`));
    return code === instead ? 'ok' : code;
  };

  /** Ended long ago: whoever may act on it is told so. */
  const store = async () => {
    for (const level of LEVELS)
      await world.desk.service(level).database.write(tx =>
        tx.insert(MeetingRow, {
          ...{ id: idOf(level), center: BRANCH[level], day: '2025-09-01', name: '会商', takes: null, slot: null },
          ...{ state: 'closed', departments: [], invited: { departments: [], bodies: [] }, attended: null },
          ...{ minutes: '字', reason: null, cite: null, pack: null, steps: [] },
        }),
      );
  };
  beforeAll(store);

  it('is called by who keeps meetings, at the own center', () =>
    compare(
      (role, home, level) => {
        const meeting = `center: "${BRANCH[level]}", name: "会商", day: "2025-01-01"`;
        return tried(level, role, home, `${level}CallMeeting(meeting: { ${meeting} }) { id }`, 'MEETING_DAY');
      },
      (role, home, level) => {
        if (!KEEPERS.includes(role)) return 'NOT_PERMITTED';
        if (home === level) return 'ok';
        return 'WRONG_LEVEL';
      },
    ));

  it('is read in the own area; a handler has a list at home, of what the own department was invited to', async () => {
    await compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}Meetings(area: "${BRANCH[level]}") { edges { node { id } } } }`,
          ),
        ),
      (role, home, level) => {
        const relation = toArea(home, level);
        if (relation === 'N') return 'OUTSIDE_JURISDICTION';
        if (role === 'handler') return relation === 'C' ? 'ok' : 'NOT_PERMITTED';
        return reads(role, 'meetings', relation) ? 'ok' : 'NOT_PERMITTED';
      },
    );
    await compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}Meeting(id: "${idOf(level)}") { day } }`)),
      (role, home, level) => (reads(role, 'meetings', toArea(home, level)) ? 'ok' : 'MEETING_NOT_FOUND'),
    );
  });

  const UID = '00000000-0000-4000-8000-000000000000';
  it.each<[string, readonly Role[]]>([
    [`AddToMeeting(id: "ID", uid: "${UID}")`, KEEPERS],
    ['HoldMeeting(id: "ID", present: {})', KEEPERS],
    ['WriteMinutes(id: "ID", minutes: "字")', KEEPERS],
    [`DecideMeetingItem(id: "ID", uid: "${UID}", decision: { decision: "字" })`, DECIDERS],
    [`PutOffMeetingItem(id: "ID", uid: "${UID}", reason: "字")`, KEEPERS],
    [`TakeOffMeetingItem(id: "ID", uid: "${UID}", reason: "字")`, KEEPERS],
    ['CloseMeeting(id: "ID")', KEEPERS],
    ['CancelMeeting(id: "ID", reason: "字")', KEEPERS],
  ])('%s is done by who may, at the own center', (act, roles) =>
    compare(
      (role, home, level) =>
        tried(level, role, home, `${level}${act.replace('ID', idOf(level))} { id }`, 'MEETING_STATE'),
      (role, home, level) => {
        if (!reads(role, 'meetings', toArea(home, level))) return 'MEETING_NOT_FOUND';
        if (!roles.includes(role)) return 'NOT_PERMITTED';
        return home === level ? 'ok' : 'WRONG_LEVEL';
      },
    ),
  );
});

describe('a kind of matter', () => {
  const HERE: LevelName[] = ['province', 'city', 'county'];
  const KIND = { province: '1', city: '2', county: '3', township: '4' } as const;
  const idOf = (level: LevelName, part = 'e') => `00000000-0000-4000-8000-0000000000${part}${KIND[level]}`;

  /** One that was confirmed: nobody confirms it again, and its measure is over. */
  beforeAll(async () => {
    for (const level of HERE)
      await world.desk.service(level).database.write(async tx => {
        await tx.insert(KindRow, {
          ...{ id: idOf(level), center: BRANCH[level], item: '字', cause: null, rule: null, pair: null },
          ...{ state: 'confirmed', weight: 1, cases: 8, centers: 1, months: 2, expected: 1, bad: 0, stands: true },
          ...{
            days: {},
            uids: [],
            owner: null,
            ownerDepartment: null,
            lookedAt: '2026-09-01T01:00:00.000Z',
            steps: [],
          },
        });
        await tx.insert(MeasureRow, {
          ...{
            id: idOf(level, 'f'),
            kind: idOf(level),
            rev: 1,
            center: BRANCH[level],
            item: '字',
            cause: null,
            steps: [],
          },
          ...{ owner: null, ownerDepartment: null },
          ...{ what: 'guideChange', term: 'temporary', text: '字', basis: null, from: '2026-01-01' },
          ...{ endsOn: '2026-01-31', permanentOn: null, uids: [] },
        });
        await tx.insert(GuideChangeRow, {
          ...{ id: idOf(level, 'e'), center: BRANCH[level], changes: 'guide', item: '字', itemKey: '字', text: '字' },
          ...{ basis: null, department: '字', from: '2026-01-01', kind: null, state: 'dropped', adoptedOn: null },
          ...{ days: {}, lookedAt: null, steps: [] },
        });
      });
  });
  // they are taken away again, so that what the levels hold is as it was
  afterAll(async () => {
    for (const level of HERE)
      await world.desk.service(level).database.write(async tx => {
        await tx.delete(GuideChangeRow, { id: idOf(level, 'e') });
        await tx.delete(MeasureRow, { id: idOf(level, 'f') });
        await tx.delete(KindRow, { id: idOf(level) });
      });
  });

  it('is read by who watches over the area', () =>
    compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}MatterKinds(center: "${BRANCH[level]}") { edges { cursor } } }`,
          ),
        ),
      inArea('kinds'),
      HERE,
    ));

  it('and its measures are hints for all staff', () =>
    compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}FittingMeasures(item: "字") { text } }`)),
      role => (reads(role, 'library', 'C') ? 'ok' : 'NOT_PERMITTED'),
    ));

  it('has changes of guides, which are read with it', () =>
    compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}GuideChanges(center: "${BRANCH[level]}") { id } }`)),
      inArea('kinds'),
      HERE,
    ));

  it('and a change is drafted by who improves things, at the own center', () =>
    compare(
      async (role, home, level) => {
        const change = 'changes: GUIDE, item: "字", text: "字", department: "字", from: "2026-01-01"';
        const text = `mutation { ${level}DraftGuideChange(change: { ${change} }) { id } }`;
        const code = codeOf(await world.ask(level, at(role, home), text));
        return code === 'FIELD_REQUIRED' ? 'ok' : code; // no case and no kind: that is looked at last
      },
      (role, home, level) => {
        if (home !== level) return 'WRONG_LEVEL';
        return IMPROVERS.includes(role) ? 'ok' : 'NOT_PERMITTED';
      },
      HERE,
    ));

  it.each(['AdoptGuideChange(id: "ID")', 'DropGuideChange(id: "ID", reason: "字")'])(
    '%s is done by who improves things, at the own center',
    act =>
      compare(
        async (role, home, level) => {
          const text = act.replace('ID', idOf(level, 'e'));
          const code = codeOf(await world.ask(level, at(role, home), `mutation { ${level}${text} { id } }`));
          return code === 'GUIDE_CHANGE_STATE' ? 'ok' : code;
        },
        (role, home, level) => {
          if (!reads(role, 'kinds', toArea(home, level))) return 'GUIDE_CHANGE_NOT_FOUND';
          if (home !== level) return 'WRONG_LEVEL';
          return IMPROVERS.includes(role) ? 'ok' : 'NOT_PERMITTED';
        },
        HERE,
      ),
  );

  it.each([
    ['ConfirmKind(id: "ID")', 'KIND_STATE'],
    ['DismissKind(id: "ID", reason: "当事人王建国")', 'LIBRARY_PERSONAL'],
    [
      'TakeMeasure(kind: "ID", measure: { what: DATA_SHARE, term: TEMPORARY, text: "字", from: "2026-01-01" })',
      'FIELD_INVALID',
    ],
    ['ChangeMeasure(id: "MEASURE", act: END, reason: "字")', 'MEASURE_OVER'],
  ])('%s is done by who improves things, at the own center', (act, last) =>
    compare(
      async (role, home, level) => {
        const text = act.replace('ID', idOf(level)).replace('MEASURE', idOf(level, 'f'));
        const code = codeOf(await world.ask(level, at(role, home), `mutation { ${level}${text} { id } }`));
        return code === last ? 'ok' : code; // what comes last changes nothing
      },
      (role, home, level) => {
        if (!reads(role, 'kinds', toArea(home, level)))
          return act.startsWith('Change') ? 'MEASURE_NOT_FOUND' : 'KIND_NOT_FOUND';
        if (home !== level) return 'WRONG_LEVEL';
        return IMPROVERS.includes(role) ? 'ok' : 'NOT_PERMITTED';
      },
      HERE,
    ),
  );
});

describe('a forecast', () => {
  it('N17: is a figure of the area', () =>
    compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}ForecastAhead(center: "${BRANCH[level]}", item: "字") { p50 } }`,
          ),
        ),
      inArea('tally'),
    ));
});

describe('a visit', () => {
  const VISIT = { province: '5', city: '6', county: '7', township: '8' } as const;
  const idOf = (level: LevelName, more = '1') => `00000000-0000-4000-8000-0000000000${more}${VISIT[level]}`;
  /** What a mutation answers; `instead` is the refusal that comes last, so that nothing is changed. */
  const tried = async (level: LevelName, role: Role, home: LevelName, text: string, instead: string) => {
    const code = codeOf(await world.ask(level, at(role, home), `mutation { ${text} }`));
    return code === instead ? 'ok' : code;
  };
  /** Where somebody looks: the own area, from the own level and from above. */
  const inspects = (role: Role, home: LevelName, level: LevelName) => {
    if (!INSPECTORS.includes(role)) return 'NOT_PERMITTED';
    return toArea(home, level) === 'N' ? 'OUTSIDE_JURISDICTION' : 'ok';
  };

  /** Called off, and made and written down long ago: whoever may act on them is told so. */
  const store = async () => {
    for (const level of LEVELS)
      await world.desk.service(level).database.write(async tx => {
        await tx.insert(VisitRow, {
          ...{ id: idOf(level), target: BRANCH[level], department: null, departmentName: null, manner: 'open' },
          ...{ source: 'own', isPlanned: true, day: '2025-09-01', state: 'cancelled', byCenter: BRANCH[level] },
          ...{ byRole: 'leader', byPerson: 'x', looked: null, reason: '字', publishedAt: null },
        });
        await tx.insert(ReturnVisitRow, {
          ...{ id: idOf(level, '2'), round: '字', uid: idOf(level), number: '字', center: BRANCH[level], recorded: 5 },
          ...{ rule: '字', drawnAt: '2025-09-01T01:00:00.000Z', drawnRole: 'leader', reached: false, rating: null },
          ...{ differs: null, note: null, doneAt: '2025-09-02T01:00:00.000Z', doneRole: 'leader' },
        });
      });
  };
  beforeAll(store);

  it.each<[string, string]>([
    ['PlanVisit(visit: { target: "AREA", manner: SECRET, day: "2020-01-01" }) { id }', 'VISIT_DAY'],
    ['DrawReturnVisits(area: "AREA", from: "2030-01-01", to: "2030-01-02")', 'VISIT_DAY'],
  ])('%s is done by who inspects, in the own area', (act, instead) =>
    compare(
      (role, home, level) => tried(level, role, home, `${level}${act.replace('AREA', BRANCH[level])}`, instead),
      inspects,
    ),
  );

  it('is read in the own area; a handler has a list at home, of what was found at the own department', async () => {
    await compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}Visits(area: "${BRANCH[level]}") { edges { node { id } } } }`,
          ),
        ),
      (role, home, level) => {
        const relation = toArea(home, level);
        if (relation === 'N') return 'OUTSIDE_JURISDICTION';
        if (role === 'handler') return relation === 'C' ? 'ok' : 'NOT_PERMITTED';
        return reads(role, 'visits', relation) ? 'ok' : 'NOT_PERMITTED';
      },
    );
    await compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}Visit(id: "${idOf(level)}") { day } }`)),
      (role, home, level) => (reads(role, 'visits', toArea(home, level)) ? 'ok' : 'VISIT_NOT_FOUND'),
    );
  });

  it.each([
    'ReturnVisits(area: "AREA") { edges { node { id } } }',
    'ReturnVisitFigures(area: "AREA", from: "2026-01-01", to: "2026-01-02") { drawn }',
  ])('%s is read in the own area', field =>
    compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}${field.replace('AREA', BRANCH[level])} }`)),
      inArea('visits'),
    ),
  );

  it.each<[string, readonly Role[], 'own' | 'area']>([
    ['ReportVisit(id: "ID", looked: "字", findings: []) { id }', INSPECTORS, 'area'],
    ['PublishVisit(id: "ID") { id }', INSPECTORS, 'area'],
    ['CancelVisit(id: "ID", reason: "字") { id }', INSPECTORS, 'area'],
    ['AnswerFinding(id: "ID", no: 1, answer: "字") { id }', ANSWERERS, 'own'],
    ['JudgeFinding(id: "ID", no: 1, putRight: true, verdict: "字") { id }', INSPECTORS, 'area'],
  ])('%s is done by who may', (act, roles, where) =>
    compare(
      async (role, home, level) => {
        const code = await tried(level, role, home, `${level}${act.replace('ID', idOf(level))}`, 'VISIT_STATE');
        return code === 'FINDING_NOT_FOUND' ? 'ok' : code;
      },
      (role, home, level) => {
        if (!reads(role, 'visits', toArea(home, level))) return 'VISIT_NOT_FOUND';
        return roles.includes(role) && (where === 'area' || home === level) ? 'ok' : 'NOT_PERMITTED';
      },
    ),
  );

  it('a return visit is written down by who inspects; to others it is not there', () =>
    compare(
      (role, home, level) =>
        tried(
          level,
          role,
          home,
          `${level}RecordReturnVisit(id: "${idOf(level, '2')}", reached: false) { id }`,
          'RETURN_VISIT_DONE',
        ),
      (role, home, level) => (inspects(role, home, level) === 'ok' ? 'ok' : 'RETURN_VISIT_NOT_FOUND'),
    ));
});

describe('the comparison of centers', () => {
  it('knows no file that was not told of', async () => {
    await compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `mutation { ${level}ExcludeFromComparison(uid: "${ABSENT}", level: TOWNSHIP, reason: "字") { id } }`,
          ),
        ),
      () => 'CASE_NOT_FOUND',
      ['province', 'city', 'county'],
    );
  });

  it('is changed again by the same, and by nobody else', async () => {
    const id = '00000000-0000-4000-8000-0000000000e1';
    for (const level of ['province', 'city', 'county'] as const)
      await world.desk.service(level).database.write(tx =>
        tx.insert(ComparisonExclusion, {
          ...{ id, uid: world.uid, level: 'township', center: BRANCH.township, reason: '字', by: 'a', role: 'leader' },
          ...{ at: '2026-09-01T01:00:00.000Z', liftedAt: '2026-09-02T01:00:00.000Z', liftedBy: 'a', liftReason: '字' },
        }),
      );
    await compare(
      async (role, home, level) => {
        const text = `mutation { ${level}IncludeInComparison(id: "${id}", reason: "字") { id } }`;
        return codeOf(await world.ask(level, at(role, home), text));
      },
      // it is lifted already: who may is told so
      (role, home, level) => {
        if (role === 'citizen') return 'EXCLUSION_NOT_FOUND';
        if (!ASSESSORS.includes(role)) return 'NOT_PERMITTED';
        return home === level ? 'EXCLUSION_NOT_FOUND' : 'WRONG_LEVEL';
      },
      ['province', 'city', 'county'],
    );
  });
});

describe('a registration', () => {
  it('is taken by the window and by machines of the own center and level', () =>
    compare(
      async (role, home, level) => {
        const input = `{ title: "", causes: [RULES_NOT_MET], center: "${BRANCH[level]}" }`;
        const code = codeOf(
          await world.ask(level, at(role, home), `mutation { ${level}RegisterCase(input: ${input}) { uid } }`),
        );
        return code === 'FIELD_REQUIRED' ? 'ok' : code; // nothing is registered: it has no title
      },
      (role, home, level) =>
        home !== level
          ? 'WRONG_LEVEL'
          : ['registrar', 'coordinator', 'integrator'].includes(role)
            ? 'ok'
            : 'NOT_PERMITTED',
    ));
});

describe('the code of a receipt', () => {
  it('N12: opens its own case to a citizen, and neither the work of offices nor the reporter', async () => {
    const code = receiptCode(world.desk.service('county'), world.branchUid);
    const citizen = personAt('citizen', { center: ELSEWHERE.county });
    const object = (uid: string, given: string) =>
      `mutation { countyRateCase(uid: "${uid}", level: 5, code: "${given}") { uid } }`;
    expect(codeOf(await world.ask('county', citizen, object(world.branchUid, code)))).toBe('ACT_NOT_ALLOWED');
    const wrong = await world.ask('county', citizen, object(world.branchUid, 'AAAAAAAA'));
    const absent = await world.ask('county', citizen, object('00000000-0000-4000-8000-000000000000', 'AAAAAAAA'));
    expect(codeOf(wrong)).toBe('RATING_CODE_WRONG');
    expect(absent).toEqual(wrong);
    counted.cells += 3;
  });
});

describe('a stream', () => {
  const opened = async (role: Role, home: LevelName, level: LevelName, field: string) => {
    const stream = await world.follow(
      level,
      at(role, home),
      `subscription { ${level}${pascal(field)}(area: "${BRANCH[level]}") { cursor } }`,
    );
    if (!(Symbol.asyncIterator in stream)) return codeOf(stream);
    await stream.return?.();
    return 'ok';
  };

  it('of the ledger is followed in the own area', () =>
    compare((role, home, level) => opened(role, home, level, 'ledger'), inArea('stream')));

  it('N7: of figures is followed by who watches over the area', () =>
    compare((role, home, level) => opened(role, home, level, 'oversight'), inArea('oversight'), [
      'province',
      'city',
      'county',
    ]));

  it('of escalations is followed in the own area', () =>
    compare((role, home, level) => opened(role, home, level, 'escalations'), inArea('stream'), [
      'province',
      'city',
      'county',
    ]));

  it('shows every line of the own area that the role reads, and no other', async () => {
    const wrong: string[] = [];
    for (const level of LEVELS) {
      const { ledger } = world.desk.service(level);
      const lines = await world.desk.hub.rows<{ origin: string; center: string }>(
        level,
        'select center, origin from case_entries',
      );
      const followers = [
        ...ROLES.filter(one => reads(one, 'stream', 'C')).map(role => ({ role, department: undefined })),
        ...['medical-security', 'social-insurance'].map(department => ({ role: 'handler' as Role, department })),
      ];
      for (const { role, department } of followers) {
        const area = BRANCH[level];
        const tree = world.desk.service(level).tree;
        const within = (code: string) => {
          for (let one = tree.get(code); one; one = one.parent === null ? undefined : tree.get(one.parent))
            if (one.code === area) return true;
          return false;
        };
        // of another department there is no line, however many there are
        const readers = department !== undefined || reads(role, 'entries', 'C');
        const expected = readers ? lines.filter(({ center }) => within(center)).length : 0;
        const stream = await world.follow(
          level,
          personAt(role, { center: BRANCH[level], ...(department === undefined ? {} : { department }) }),
          `subscription { ${level}Ledger(area: "${area}", after: "${formatCursor({ epoch: ledger.epoch, position: 0 })}") { cursor entry { act } } }`,
        );
        if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
        let got = 0;
        for (; got < expected; got += 1) await stream.next();
        const more = await Promise.race([stream.next().then(({ done }) => !done), pause(20, false)]);
        counted.cells += 1;
        if (more === true || (expected === 0) === readers)
          wrong.push(`${role} at the ${level}: ${expected} lines, more: ${String(more)}`);
        await stream.return?.();
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('N8: ends with TOKEN_EXPIRED at the expiry, also where nothing happens', async () => {
    const service = world.desk.service('county');
    const expiresAt = service.now().getTime() / 1000 + 0.3;
    const ctx = contextFor(service, { ...at('registrar', 'county'), expiresAt });
    const stream = caseStream(ctx, { area: BRANCH.county }, () => true);
    const waiting = stream.next();
    await pause(50); // it waits for a line by now
    world.desk.wait(1);
    await expect(waiting).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
  });

  it('asks again for every line whether the area is still the person’s', async () => {
    const service = world.desk.service('county');
    const ctx = contextFor(service, { ...at('efficiency-officer', 'city'), expiresAt: 4e9 });
    const stream = caseStream(
      ctx,
      { area: BRANCH.county, after: formatCursor({ epoch: service.ledger.epoch, position: 0 }) },
      () => true,
    );
    expect((await stream.next()).done).toBe(false);
    const { tree } = service;
    const county = tree.get(BRANCH.county);
    if (!county) throw new Error('no county');
    service.tree = new Map([...tree, [BRANCH.county, { ...county, parent: '340100' }]]);
    await expect(stream.next()).rejects.toMatchObject({ code: 'OUTSIDE_JURISDICTION' });
    service.tree = tree;
  });
});

describe('through the gateway', () => {
  it('each role reads of each level what it reads beside the gateway', async () => {
    const fields = 'uid number state entries { act } orders { department } reporter { name }';
    const wrong: string[] = [];
    for (const role of ROLES)
      for (const center of [BRANCH.county, ELSEWHERE.county]) {
        const { data } = await world.desk.hub.ask(
          [role, center],
          `query { a: case(uid: "${world.uid}") { ${LEVELS.map(level => `${level} { ...${pascal(level)} }`).join(' ')} } }
           ${LEVELS.map(level => `fragment ${pascal(level)} on ${pascal(level)}CaseFile { ${fields} }`).join(' ')}`,
        );
        for (const level of LEVELS) {
          const relation = center !== BRANCH.county ? 'N' : level === 'county' ? 'C' : level === 'township' ? 'D' : 'A';
          const file = data.a[level] as Record<string, unknown[]> | null;
          const got = file && {
            entries: (file.entries?.length ?? 0) > 0,
            work: (file.orders?.length ?? 0) > 0,
            reporter: file.reporter !== null,
          };
          const wanted = reads(role, 'case', relation)
            ? {
                entries: reads(role, 'entries', relation),
                work: reads(role, 'work', relation),
                reporter: reads(role, 'reporter', relation),
              }
            : null;
          counted.cells += 1;
          if (JSON.stringify(got) !== JSON.stringify(wanted))
            wrong.push(`${role} ${center} ${level}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
        }
      }
    expect(wrong).toEqual([]);
  }, 60_000);
});
