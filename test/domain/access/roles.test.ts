import { describe, expect, it } from '@jest/globals';
import {
  isRoleName,
  ROLE_NAMES,
  type RoleName,
  ROLES,
  roleMay,
  roleReadsFiles,
} from '../../../shared/domain/access/roles.ts';
import { CASE_ACTS, type CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import { isTextKey } from '../../../shared/i18n/translate.ts';

describe('a role name', () => {
  it.each(ROLE_NAMES)('%s is one and has a text', role => {
    expect(isRoleName(role)).toBe(true);
    expect(isTextKey(`role.${role}`)).toBe(true);
  });

  it.each(['', 'admin', 'Registrar', 'toString', '__proto__', 'constructor'])('"%s" is none', text => {
    expect(isRoleName(text)).toBe(false);
  });
});

/** Who may do what, written down a second time: a right that is given by a slip shows here. */
const MAY: Record<CaseAct, RoleName[]> = {
  register: ['registrar', 'coordinator', 'integrator'],
  accept: ['registrar', 'coordinator', 'county-supervisor', 'city-supervisor', 'provincial-officer'],
  refuse: ['registrar', 'coordinator', 'county-supervisor', 'city-supervisor', 'provincial-officer'],
  assign: ['registrar', 'coordinator', 'county-supervisor', 'city-supervisor', 'provincial-officer'],
  complete: ['registrar', 'handler', 'coordinator', 'county-supervisor', 'city-supervisor', 'provincial-officer'],
  escalate: ['registrar', 'handler', 'coordinator', 'county-supervisor', 'city-supervisor'],
  acceptEscalation: ['coordinator', 'county-supervisor', 'city-supervisor', 'provincial-officer'],
  decideEscalation: ['coordinator', 'county-supervisor', 'city-supervisor', 'provincial-officer'],
  returnEscalation: ['coordinator', 'county-supervisor', 'city-supervisor', 'provincial-officer'],
  receiveEscalation: [], // the machinery's, no person's
  hearStep: [],
};

describe('an act', () => {
  it.each(CASE_ACTS)('%s is for these roles and no other', act => {
    expect(ROLE_NAMES.filter(role => roleMay(role, act)).sort()).toEqual([...MAY[act]].sort());
  });
});

it.each(ROLE_NAMES)('%s names no act twice', role => {
  expect(new Set(ROLES[role]).size).toBe(ROLES[role].length);
});

it.each(ROLE_NAMES)('%s reads files unless a citizen', role => {
  expect(roleReadsFiles(role)).toBe(role !== 'citizen');
});
