import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import {
  allowsAct,
  allowsOffice,
  allowsRead,
  OFFICE_ACTS,
  type OfficeAct,
  PERMISSIONS,
  permissionRows,
  roleHolds,
  roleReads,
  roleReadsFiles,
  SCOPES,
} from '../../../shared/domain/access/permissions.ts';
import { type Relation, RELATIONS } from '../../../shared/domain/access/relation.ts';
import { hasDepartment, ROLE_NAMES, roleMay, type RoleName } from '../../../shared/domain/access/roles.ts';
import { CASE_ACTS } from '../../../shared/domain/case/lifecycle.ts';

const RULERS: RoleName[] = [
  'coordinator',
  'center-head',
  'supervision-section',
  'efficiency-officer',
  'provincial-officer',
];
/** AH-26, LH-56, WL-83, WL-85. */
const SUPERVISORS: RoleName[] = [
  ...(['center-head', 'supervision-section', 'efficiency-officer', 'provincial-officer'] as const),
  ...(['leader', 'reform-office'] as const),
];
const OWN_PLACE: Relation[] = ['ownCase', 'ownCenter', 'ownBranch'];
const OWN_AREA: Relation[] = [...OWN_PLACE, 'descendant'];
const ADMINISTRATORS: RoleName[] = ['policy-administrator', 'security-administrator', 'auditor'];

describe('the table', () => {
  it.each(ROLE_NAMES)(
    '%s acts at the own workplace only, of a department on its cases, a citizen on the own case',
    role => {
      for (const act of CASE_ACTS)
        for (const relation of RELATIONS) {
          const office = hasDepartment(role) ? ['ownCase', 'ownDepartment'] : OWN_PLACE;
          const here: readonly string[] = role === 'citizen' ? ['ownCase'] : office;
          expect(allowsAct(role, act, relation)).toBe(roleMay(role, act) && here.includes(relation));
        }
    },
  );

  it.each(ADMINISTRATORS)('三员分立: %s touches no case', role => {
    expect(CASE_ACTS.filter(act => RELATIONS.some(relation => allowsAct(role, act, relation)))).toEqual([]);
    expect(RELATIONS.filter(relation => allowsRead(role, 'file', relation))).toEqual([]);
    expect(RELATIONS.filter(relation => allowsRead(role, 'reporter', relation))).toEqual([]);
  });

  it('the three administrators share no right but what is public', () => {
    const rights = ADMINISTRATORS.map(role => [
      // what is held and deleted is ordered by one of them and looked into by another; who is on duty hangs on the wall (值班公示)
      ...SCOPES.filter(scope => !['policy', 'tally', 'records', 'duties'].includes(scope) && roleReads(role, scope)),
      ...OFFICE_ACTS.filter(act => roleHolds(role, act)),
    ]);
    expect(new Set(rights.flat()).size).toBe(rights.flat().length);
  });

  it.each<[OfficeAct, Relation[], RoleName[]]>([
    ['publishPolicy', OWN_AREA, ['policy-administrator']],
    ['loadNotice', OWN_AREA, ['policy-administrator']],
    ['exportFiles', OWN_AREA, ['registrar', ...RULERS]],
    ['findReporter', OWN_PLACE, ['registrar', 'coordinator']],
    ['revealBelow', ['descendant'], RULERS],
    ['stationDepartment', ['ownCenter'], ['center-head', 'supervision-section']],
    ['holdCase', OWN_AREA, ['center-head', 'security-administrator']],
    ['traceMark', OWN_AREA, ['auditor']],
    ['planDuty', OWN_PLACE, ['center-head', 'supervision-section', 'security-administrator']],
    [
      'delegate',
      ['ownCenter'],
      [
        ...(['registrar', 'handler', 'coordinator', 'center-head', 'supervision-section'] as const),
        ...(['efficiency-officer', 'efficiency-supervisor', 'leader', 'reform-office'] as const),
      ],
    ],
    ['appointDeputy', OWN_PLACE, ['center-head']],
    ['endDuty', OWN_PLACE, ['center-head', 'supervision-section', 'security-administrator']],
    ['supervise', OWN_AREA, SUPERVISORS],
    ['decideAssessment', OWN_AREA, ['supervision-section', 'efficiency-officer', 'provincial-officer']],
    ['writeLibraryCase', OWN_PLACE, ['registrar', ...RULERS]],
    ['keepKinds', OWN_PLACE, SUPERVISORS],
    ['publishLibraryCase', OWN_PLACE, RULERS.filter(role => role !== 'coordinator')],
    ['keepMeeting', OWN_PLACE, ['coordinator', ...SUPERVISORS.filter(role => role !== 'leader')]],
    ['inspect', OWN_AREA, [...SUPERVISORS, 'efficiency-supervisor']],
    ['decideMeeting', OWN_PLACE, ['coordinator', ...SUPERVISORS]],
    ['issueReport', OWN_PLACE, ['registrar', 'coordinator', 'center-head', 'supervision-section']],
    ['keepTemplate', ['ownCenter'], ['center-head', 'supervision-section']],
  ])('%s is done by office, to what lies %j, by %j', (act, relations, roles) => {
    for (const role of ROLE_NAMES) {
      const allowed = RELATIONS.filter(relation => allowsOffice(role, act, relation));
      expect([role, allowed]).toEqual([role, roles.includes(role) ? relations : []]);
      expect(roleHolds(role, act)).toBe(roles.includes(role));
    }
  });

  it.each<[OfficeAct, Partial<Record<RoleName, readonly Relation[]>>]>([
    [
      'urge',
      {
        ...Object.fromEntries(SUPERVISORS.map(role => [role, OWN_AREA])),
        ...{ registrar: OWN_PLACE, coordinator: OWN_PLACE, 'efficiency-supervisor': OWN_PLACE },
      },
    ],
    [
      'answerSupervision',
      {
        ...Object.fromEntries(
          SUPERVISORS.filter(role => role !== 'leader' && role !== 'reform-office').map(role => [role, OWN_PLACE]),
        ),
        ...{ registrar: OWN_PLACE, coordinator: OWN_PLACE, handler: ['ownCase', 'ownDepartment'] },
      },
    ],
    [
      'answerAssessment',
      {
        ...{ registrar: OWN_PLACE, coordinator: OWN_PLACE, 'center-head': OWN_PLACE },
        handler: ['ownCase', 'ownDepartment'],
      },
    ],
  ])('AH-28, AH-36: %s is done by each role where it works', (act, by) => {
    for (const role of ROLE_NAMES)
      expect([role, RELATIONS.filter(relation => allowsOffice(role, act, relation))]).toEqual([role, by[role] ?? []]);
  });

  it('every act of the office has its line above', () => expect(OFFICE_ACTS).toHaveLength(25));

  it('SJ-17: who works in a department reads of its cases alone, and of the center no more than its figures', () => {
    expect(ROLE_NAMES.filter(hasDepartment)).toEqual(['handler']);
    for (const scope of ['case', 'file', 'work', 'entries', 'reporter'] as const)
      expect(RELATIONS.filter(one => allowsRead('handler', scope, one))).toEqual(['ownCase', 'ownDepartment']);
    expect(RELATIONS.filter(one => allowsRead('handler', 'tally', one))).toEqual(['ownCenter']);
    for (const role of ROLE_NAMES.filter(one => !hasDepartment(one)))
      for (const scope of SCOPES) expect(allowsRead(role, scope, 'ownDepartment')).toBe(false);
  });

  it('N12: the reporter is seen at the level that holds the file and nowhere else', () => {
    for (const role of ROLE_NAMES)
      for (const relation of ['descendant', 'ancestor', 'none'] as const)
        expect(allowsRead(role, 'reporter', relation)).toBe(false);
  });

  it('whoever reads a part of a file may know that it is there', () => {
    for (const role of ROLE_NAMES)
      for (const scope of ['file', 'work', 'entries', 'reporter'] as const)
        for (const relation of RELATIONS)
          expect(!allowsRead(role, scope, relation) || allowsRead(role, 'case', relation)).toBe(true);
  });

  it('nothing but the rules is open to who has no part in it, and to auditors the sign-ins, which are of no area', () => {
    for (const role of ROLE_NAMES)
      expect(SCOPES.filter(scope => allowsRead(role, scope, 'none'))).toEqual([
        ...(roleReads(role, 'policy') ? ['policy'] : []),
        ...(role === 'auditor' ? ['signIns'] : []),
      ]);
  });

  it('files are read by staff, and by nobody who keeps something else', () => {
    expect(ROLE_NAMES.filter(role => !roleReadsFiles(role))).toEqual([...ADMINISTRATORS, 'display', 'citizen']);
  });

  it('N7: a screen on a wall has rules and figures, and no way to a case', () => {
    expect(SCOPES.filter(scope => roleReads('display', scope))).toEqual(['tally', 'oversight', 'policy']);
    expect(OFFICE_ACTS.filter(act => roleHolds('display', act))).toEqual([]);
    expect(CASE_ACTS.filter(act => roleMay('display', act))).toEqual([]);
  });

  it('has a row for every right, and names no relation twice', () => {
    const rows = [...permissionRows()];
    expect(new Set(rows.map(({ role }) => role)).size).toBe(ROLE_NAMES.length);
    for (const { relations } of rows) expect(new Set(relations).size).toBe(relations.length);
    expect(rows.filter(({ kind }) => kind === 'read')).toHaveLength(
      ROLE_NAMES.flatMap(role => Object.keys(PERMISSIONS[role].reads)).length,
    );
  });
});

/** The letters of docs/permissions.md. */
const LETTERS = {
  ownCase: 'K',
  ownDepartment: 'O',
  ownCenter: 'C',
  ownBranch: 'B',
  descendant: 'D',
  ancestor: 'A',
  none: 'N',
} as const;

const letters = (relations: readonly Relation[] = []) => relations.map(relation => LETTERS[relation]).join('') || '–';

/** A table of the document, by the name of its marks: head and rows, cell by cell. */
function written(name: string): string[][] {
  const text = readFileSync('docs/permissions.md', 'utf8');
  const [, table = ''] = new RegExp(`<!-- ${name} -->\\s*([\\s\\S]*?)\\s*<!-- /${name} -->`).exec(text) ?? [];
  const [head = [], , ...rows] = table.split('\n').map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
  return [head, ...rows];
}

describe('docs/permissions.md says what the table says', () => {
  it('of acts on cases and of what is read', () => {
    const rows = ROLE_NAMES.map(role => {
      const { acts, reads } = PERMISSIONS[role];
      return [`\`${role}\``, letters(acts), ...SCOPES.map(scope => letters(reads[scope]))];
    });
    expect(written('table')).toEqual([['Role', 'acts', ...SCOPES], ...rows]);
  });

  it('of what is done by office', () => {
    const holders = ROLE_NAMES.filter(role => OFFICE_ACTS.some(act => roleHolds(role, act)));
    const rows = holders.map(role => [
      `\`${role}\``,
      ...OFFICE_ACTS.map(act => letters(PERMISSIONS[role].office[act])),
    ]);
    expect(written('office')).toEqual([['Role', ...OFFICE_ACTS], ...rows]);
  });
});
