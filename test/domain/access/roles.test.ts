import { describe, expect, it } from '@jest/globals';
import { isRoleName, ROLE_NAMES, type RoleName, ROLES, roleMay } from '../../../shared/domain/access/roles.ts';
import { CASE_ACTS, type CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import { isTextKey } from '../../../shared/i18n/phrase.ts';

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
const WINDOW: RoleName[] = ['registrar', 'coordinator'];
const OVER_IT: RoleName[] = [
  'coordinator',
  'center-head',
  'supervision-section',
  'efficiency-officer',
  'provincial-officer',
];
/** LH-31, WL-72: what the leader in charge rules on as well. */
const LED: RoleName[] = [...OVER_IT, 'leader'];

const MAY: Record<CaseAct, RoleName[]> = {
  register: [...WINDOW, 'integrator'],
  triage: ['registrar', ...OVER_IT],
  accept: ['registrar', ...OVER_IT],
  refuse: ['registrar', ...OVER_IT],
  refer: ['registrar', ...OVER_IT],
  answer: WINDOW,
  resolveOnSpot: WINDOW,
  assign: ['registrar', ...OVER_IT],
  summon: ['registrar', ...OVER_IT],
  arrive: [...WINDOW, 'handler'],
  logAction: ['registrar', 'handler', 'efficiency-supervisor', ...OVER_IT],
  consult: ['registrar', ...OVER_IT],
  direct: LED,
  extend: ['registrar', ...OVER_IT],
  handOver: ['registrar', ...OVER_IT],
  adoptPolicy: ['center-head', 'supervision-section', 'efficiency-officer', 'provincial-officer'],
  verifyFault: ['center-head', 'supervision-section', 'efficiency-officer', 'provincial-officer'],
  acceptConditionally: WINDOW,
  requestMaterial: WINDOW,
  supplement: [...WINDOW, 'citizen'],
  checkRemotely: [...WINDOW, 'handler'],
  receiveOrder: ['handler', 'coordinator'],
  replyOrder: ['handler', 'coordinator'],
  returnOrder: ['handler', 'coordinator'],
  signOrder: [...WINDOW, 'handler', 'center-head'],
  arbitrate: LED,
  pause: ['registrar', ...OVER_IT],
  resume: ['registrar', ...OVER_IT],
  complete: ['registrar', 'handler', ...OVER_IT],
  escalate: ['registrar', 'handler', 'coordinator', 'center-head', 'supervision-section', 'efficiency-officer'],
  giveFeedback: WINDOW,
  rate: [...WINDOW, 'citizen'],
  object: [...WINDOW, 'citizen'],
  redo: ['registrar', ...OVER_IT],
  clear: WINDOW,
  closeExplained: LED,
  park: LED,
  archive: WINDOW,
  withdraw: [...WINDOW, 'citizen'],
  acceptEscalation: OVER_IT,
  decideEscalation: OVER_IT,
  returnEscalation: OVER_IT,
  reveal: ['registrar', 'coordinator', 'center-head', 'supervision-section'],
  contact: ['registrar', 'coordinator', 'handler'],
  attach: [...WINDOW, 'handler', 'citizen'],
  openAttachment: ['registrar', 'handler', ...OVER_IT],
  // the machinery's, no person's: messages and the clock
  receiveEscalation: [],
  hearStep: [],
  deemClosed: [],
  warn: [],
  breach: [],
  lapse: [],
  moveDue: [],
  anonymise: [],
};

describe('an act', () => {
  it.each(CASE_ACTS)('%s is for these roles and no other', act => {
    expect(ROLE_NAMES.filter(role => roleMay(role, act)).sort()).toEqual([...MAY[act]].sort());
  });
});

it.each(ROLE_NAMES)('%s names no act twice', role => {
  expect(new Set(ROLES[role]).size).toBe(ROLES[role].length);
});
