import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ROLE_NAMES } from '../../../shared/domain/access/roles.ts';
import { CASE_ACTS } from '../../../shared/domain/case/lifecycle.ts';
import {
  boxesOf,
  channelsFrom,
  leavesTheHub,
  noticeEventOf,
  noticesOf,
  sendableAt,
  smsNumber,
  triPartyNotice,
} from '../../../shared/domain/case/notices.ts';
import { LEVELS } from '../../../shared/domain/levels.ts';
import {
  NOTICE_CHANNELS,
  NOTICE_EVENTS,
  type NoticeChannel,
  type Party,
  type Policy,
  type PolicyValues,
} from '../../../shared/domain/policy/policy.ts';

/** A policy of which only what is said about notices is looked at. */
function policyWith(
  parties: PolicyValues['notify.parties'],
  channels: readonly NoticeChannel[] = NOTICE_CHANNELS,
): Policy {
  const term = <T>(value: T) => ({ value, cite: '第十二条', pack: 'test@1' });
  return {
    chain: 'test@1',
    terms: { 'notify.parties': term(parties), 'notify.channels': term(channels) },
  } as unknown as Policy;
}

const ALL: Party[] = ['reporter', 'window', 'supervisionSection'];
const LONGHUI = policyWith({ replied: ALL, extended: ALL, registered: ['reporter'], raised: ['window'] });

describe('who is told', () => {
  it.each(['replied', 'extended'] as const)('LH-32, LH-33: citizen, window and supervision section of: %s', event => {
    expect(noticesOf(event, LONGHUI, { reachable: [] })).toEqual([
      { party: 'reporter', channel: 'inApp' },
      { party: 'window', channel: 'inApp' },
      { party: 'supervisionSection', channel: 'inApp' },
    ]);
  });

  it('the reporter on each road that the policy opens and on which he can be reached; staff in the hub', () => {
    const policy = policyWith({ replied: ['supervisionSection', 'reporter'] }, ['wechat', 'sms']);
    expect(noticesOf('replied', policy, { reachable: ['sms', 'email', 'wechat'] })).toEqual([
      { party: 'reporter', channel: 'inApp' },
      { party: 'reporter', channel: 'wechat' },
      { party: 'reporter', channel: 'sms' },
      { party: 'supervisionSection', channel: 'inApp' },
    ]);
    expect(noticesOf('replied', policy, { reachable: ['email'] }).map(({ channel }) => channel)).toEqual([
      'inApp',
      'inApp',
    ]);
  });

  it('nobody twice in the hub, whatever policy and file say', () => {
    const policy = policyWith({ registered: ['reporter'] }, ['inApp', 'sms']);
    expect(noticesOf('registered', policy, { reachable: ['inApp', 'sms'] })).toEqual([
      { party: 'reporter', channel: 'inApp' },
      { party: 'reporter', channel: 'sms' },
    ]);
  });

  it('nobody of what the policy does not name', () => {
    expect(noticesOf('closed', LONGHUI, { reachable: ['sms'] })).toEqual([]);
    expect(noticesOf('closed', policyWith({}), { reachable: ['sms'] })).toEqual([]);
  });

  it('LH-32, LH-33: all three parties, of the events that the policy says so of', () => {
    expect(triPartyNotice(LONGHUI)).toEqual(['extended', 'replied']);
    expect(triPartyNotice(policyWith({ replied: ['reporter', 'window'] }))).toEqual([]);
  });
});

it.each([
  ['sms,wechat', ['sms', 'wechat']],
  ['wechat,sms', ['sms', 'wechat']],
  ['email', ['email']],
  ['', []],
  ['fax,smses', []],
])('a file that says "%s" is of a reporter who can be reached by %j', (text, channels) =>
  expect(channelsFrom(text)).toEqual(channels),
);

it.each([
  ['13812345678', '13812345678'],
  ['138 1234-5678', '13812345678'],
  ['+86 138 1234 5678', '13812345678'],
  ['008613812345678', '13812345678'],
  ['+852 9123 4567', '+85291234567'],
  ['0556-5512345', null],
  ['12345', null],
  ['86123456789', null],
  ['', null],
])('an SMS for “%s” goes to %s', (phone, number) => expect(smsNumber(phone)).toBe(number));

it('only what stays in the hub wakes nobody', () => {
  expect(NOTICE_CHANNELS.filter(leavesTheHub)).toEqual(['sms', 'email', 'wechat']);
});

describe('what people are told of when something is done', () => {
  it.each([
    ['register', 'registered'],
    ['accept', 'accepted'],
    ['refuse', 'refused'],
    ['refer', 'refused'],
    ['requestMaterial', 'materialAsked'],
    ['acceptConditionally', 'materialAsked'],
    ['extend', 'extended'],
    ['replyOrder', 'replied'],
    ['complete', 'resultGiven'],
    ['resolveOnSpot', 'resultGiven'],
    ['giveFeedback', 'feedbackGiven'],
    ['redo', 'redoBegun'],
    ['object', 'redoBegun'],
    ['clear', 'closed'],
    ['deemClosed', 'closed'],
    ['closeExplained', 'closed'],
    ['park', 'closed'],
    ['warn', 'dueSoon'],
    ['breach', 'overdue'],
    ['lapse', 'lapsed'],
    ['moveDue', 'dueMoved'],
    ['escalate', 'raised'],
    ['direct', 'ruled'],
    ['assign', undefined],
    ['logAction', undefined],
  ] as const)('%s: %s', (act, event) => expect(noticeEventOf(act)).toBe(event));

  it('N4: a holiday notice that moves the citizen’s date is news; one that moves a limit inside is on the ledger', () => {
    expect(noticeEventOf('moveDue', { clock: 'citizen' })).toBe('dueMoved');
    expect(noticeEventOf('moveDue', { clock: 'transfer' })).toBeUndefined();
    // the window below has told those concerned
    expect(noticeEventOf('moveDue', { clock: 'citizen', step: 'extend' })).toBeUndefined();
  });

  it.each([
    ['decideEscalation', 'ruled'],
    ['returnEscalation', 'ruled'],
    ['replyOrder', 'replied'], // LH-32
    ['extend', 'extended'], // LH-33
    ['acceptEscalation', undefined],
    ['toString', undefined],
    [undefined, undefined],
  ] as const)('AH-28: the step %s above: %s', (step, event) =>
    expect(noticeEventOf('hearStep', step === undefined ? {} : { step })).toBe(event),
  );

  it('no event is out of reach', () => {
    const reached = CASE_ACTS.map(act => noticeEventOf(act, { step: 'decideEscalation' }));
    expect(NOTICE_EVENTS.filter(event => !reached.includes(event))).toEqual([]);
  });
});

describe('when a notice may leave', () => {
  const NIGHT = ['21:00', '08:00'] as const;

  it.each([
    ['before the quiet hours: at once', '2026-03-03T20:59:59.999+08:00', '2026-03-03T20:59:59.999+08:00'],
    ['in their first minute: in the morning', '2026-03-03T21:00:00+08:00', '2026-03-04T08:00:00+08:00'],
    ['before midnight: in the morning', '2026-03-03T23:59:59.500+08:00', '2026-03-04T08:00:00+08:00'],
    ['after midnight: in the same morning', '2026-03-04T00:00:00+08:00', '2026-03-04T08:00:00+08:00'],
    ['in their last minute: at the end', '2026-03-04T07:59:30+08:00', '2026-03-04T08:00:00+08:00'],
    ['at their end: at once', '2026-03-04T08:00:00+08:00', '2026-03-04T08:00:00+08:00'],
    ['on the last night of a year', '2026-12-31T22:00:00+08:00', '2027-01-01T08:00:00+08:00'],
  ])('%s', (_when, at, then) => {
    const [instant, expected] = [at, then].map(text => new Date(text).toISOString());
    expect(sendableAt(instant as string, NIGHT, 'sms')).toBe(expected);
  });

  it.each(['sms', 'email', 'wechat'] as const)('%s keeps a noon rest that does not go over midnight', channel => {
    const rest = ['12:00', '14:30'] as const;
    const at = (time: string) => new Date(`2026-03-03T${time}:00+08:00`).toISOString();
    expect(sendableAt(at('12:10'), rest, channel)).toBe(at('14:30'));
    expect(sendableAt(at('11:59'), rest, channel)).toBe(at('11:59'));
    expect(sendableAt(at('23:00'), rest, channel)).toBe(at('23:00'));
  });

  it('in the hub at any time, and anywhere where nothing is quiet', () => {
    const at = '2026-03-03T18:00:00.000Z';
    expect(sendableAt(at, NIGHT, 'inApp')).toBe(at);
    expect(sendableAt(at, null, 'sms')).toBe(at);
    expect(sendableAt(at, ['08:00', '08:00'], 'sms')).toBe(at);
  });

  it('never earlier than due, never a day later, and never in the quiet hours', () => {
    const time = fc.integer({ min: 0, max: 1439 }).map(minutes => {
      const two = (n: number) => String(n).padStart(2, '0');
      return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    });
    const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.tuple(time, time), (at, quiet) => {
        const then = sendableAt(at.toISOString(), quiet, 'sms');
        const wait = Date.parse(then) - at.getTime();
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThan(86_400_000);
        expect(sendableAt(then, quiet, 'sms')).toBe(then);
      }),
    );
  });
});

describe('who reads which box', () => {
  it.each([
    ['registrar', 'county', ['window']],
    ['handler', 'county', []],
    ['coordinator', 'county', ['window']],
    ['coordinator', 'township', ['window', 'supervisionSection']],
    ['supervision-section', 'county', ['window', 'supervisionSection']],
    ['provincial-officer', 'province', ['window', 'supervisionSection']],
    ['citizen', 'county', []],
    ['integrator', 'county', []],
  ] as const)('%s at a %s', (role, level, boxes) => expect(boxesOf(role, level)).toEqual(boxes));

  it('LH-32: at every level somebody reads what the supervision section is told', () => {
    for (const level of LEVELS)
      expect(ROLE_NAMES.some(role => boxesOf(role, level).includes('supervisionSection'))).toBe(true);
  });
});
