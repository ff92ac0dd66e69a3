import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import {
  allowsAct,
  allowsOffice,
  allowsRead,
  OFFICE_ACTS,
  PERMISSIONS,
  permissionRows,
  roleReads,
  roleReadsFiles,
  SCOPES,
} from '../../../shared/domain/access/permissions.ts';
import { RELATIONS } from '../../../shared/domain/access/relation.ts';
import { ROLE_NAMES, roleMay, type RoleName } from '../../../shared/domain/access/roles.ts';
import { CASE_ACTS } from '../../../shared/domain/case/lifecycle.ts';

const ADMINISTRATORS: RoleName[] = ['policy-administrator', 'security-administrator', 'auditor'];

describe('the table', () => {
  it.each(ROLE_NAMES)('%s acts at the own workplace only, a citizen on the own case only', role => {
    for (const act of CASE_ACTS)
      for (const relation of RELATIONS) {
        const here = role === 'citizen' ? ['ownCase'] : ['ownCase', 'ownCenter', 'ownBranch'];
        expect(allowsAct(role, act, relation)).toBe(roleMay(role, act) && here.includes(relation));
      }
  });

  it.each(ADMINISTRATORS)('三员分立: %s touches no case', role => {
    expect(CASE_ACTS.filter(act => RELATIONS.some(relation => allowsAct(role, act, relation)))).toEqual([]);
    expect(RELATIONS.filter(relation => allowsRead(role, 'file', relation))).toEqual([]);
    expect(RELATIONS.filter(relation => allowsRead(role, 'reporter', relation))).toEqual([]);
  });

  it('the three administrators share no right but what is public', () => {
    const rights = ADMINISTRATORS.map(role => [
      ...SCOPES.filter(scope => scope !== 'policy' && scope !== 'tally' && roleReads(role, scope)),
      ...OFFICE_ACTS.filter(act => allowsOffice(role, act)),
    ]);
    expect(new Set(rights.flat()).size).toBe(rights.flat().length);
  });

  it('rules and days are kept by the policy administrator alone', () => {
    for (const act of OFFICE_ACTS)
      expect(ROLE_NAMES.filter(role => allowsOffice(role, act))).toEqual(['policy-administrator']);
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

  it('nothing but the rules is open to who has no part in it', () => {
    for (const role of ROLE_NAMES)
      expect(SCOPES.filter(scope => allowsRead(role, scope, 'none'))).toEqual(
        roleReads(role, 'policy') ? ['policy'] : [],
      );
  });

  it('files are read by staff, and by nobody who keeps something else', () => {
    expect(ROLE_NAMES.filter(role => !roleReadsFiles(role))).toEqual([...ADMINISTRATORS, 'citizen']);
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
const LETTERS = { ownCase: 'K', ownCenter: 'C', ownBranch: 'B', descendant: 'D', ancestor: 'A', none: 'N' } as const;

it('docs/permissions.md says what the table says', () => {
  const head = ['Role', 'acts', 'office', ...SCOPES];
  const rows = ROLE_NAMES.map(role => {
    const letters = (relations: readonly (typeof RELATIONS)[number][] = []) =>
      relations.map(relation => LETTERS[relation]).join('') || '–';
    const { acts, office, reads } = PERMISSIONS[role];
    return [`\`${role}\``, letters(acts), office.join(', ') || '–', ...SCOPES.map(scope => letters(reads[scope]))];
  });
  const text = readFileSync('docs/permissions.md', 'utf8');
  const [, written = ''] = /<!-- table -->\s*([\s\S]*?)\s*<!-- \/table -->/.exec(text) ?? [];
  const [headWritten, , ...rowsWritten] = written.split('\n').map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
  expect([headWritten, ...rowsWritten]).toEqual([head, ...rows]);
});
