import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isErrorCode } from '../../shared/domain/errors.ts';
import { type Answer, startTestHub, type TestHub, type Who } from '../testkit/hub.ts';
import { actText, PEOPLE, register } from '../testkit/people.ts';
import { unlessToldLater } from '../testkit/toldLater.ts';

let hub: TestHub;
let uid: string;

beforeAll(async () => {
  hub = await startTestHub();
  ({ uid } = await register(hub, 'county'));
}, 240_000);
afterAll(() => hub?.stop());

const registration = (level: string, input: string) => `mutation { ${level}RegisterCase(input: { ${input} }) { uid } }`;
const CLERK: Who = ['registrar', '340882'];
const GOOD = 'title: "办不成", item: "营业执照", causes: [RULES_NOT_MET]';

/** Everything that the four levels hold, to show that nothing was written. */
const all = async () =>
  JSON.stringify(
    await Promise.all(
      (['township', 'county', 'city', 'province'] as const).flatMap(level =>
        ['case_files', 'case_entries', 'escalations', 'outbox', 'inbox', 'case_serials', 'reporters'].map(table =>
          hub.rows(level, `select * from ${table} ${unlessToldLater(table)}`),
        ),
      ),
    ),
  );

const CASES: readonly [string, Who | null, () => string, string, string | undefined][] = [
  ['an unknown center', PEOPLE.county, () => '{ center(code: "999999") { name } }', 'CENTER_UNKNOWN', 'code'],
  [
    'a registration at an unknown center',
    CLERK,
    () => registration('county', `center: "349999", ${GOOD}`),
    'CENTER_UNKNOWN',
    'center',
  ],
  [
    'a registration at a neighbour’s center',
    CLERK,
    () => registration('county', `center: "341322", ${GOOD}`),
    'OUTSIDE_JURISDICTION',
    undefined,
  ],
  ['a registration at a wrong level', CLERK, () => registration('city', GOOD), 'WRONG_LEVEL', undefined],
  ['an act at a wrong level', PEOPLE.city, () => actText('county', 'acceptCase', uid), 'WRONG_LEVEL', undefined],
  [
    'an act on a case of another county',
    PEOPLE.stranger,
    () => actText('county', 'acceptCase', uid),
    'CASE_NOT_FOUND',
    'uid',
  ],
  [
    'an act on a case that is not there',
    PEOPLE.county,
    () => actText('county', 'acceptCase', '00000000-0000-4000-8000-000000000000'),
    'CASE_NOT_FOUND',
    'uid',
  ],
  [
    'an act that the state does not allow',
    PEOPLE.county,
    () => actText('county', 'completeCase', uid),
    'ACT_NOT_ALLOWED',
    undefined,
  ],
  [
    'a decision that nobody asked for',
    PEOPLE.county,
    () => actText('county', 'acceptEscalation', uid),
    'ACT_NOT_ALLOWED',
    undefined,
  ],
  [
    'an act that the role does not have',
    ['leader', '340882'],
    () => actText('county', 'acceptCase', uid),
    'NOT_PERMITTED',
    undefined,
  ],
  [
    'an escalation from a province',
    PEOPLE.province,
    () => `mutation { provinceEscalateCase(uid: "${uid}") { state } }`,
    'GRAPHQL_VALIDATION_FAILED',
    undefined,
  ],
  [
    'an empty reason',
    PEOPLE.county,
    () => `mutation { countyRefuseCase(uid: "${uid}", reason: " ", route: "12345") { state } }`,
    'FIELD_REQUIRED',
    'reason',
  ],
  [
    'a referral without a route',
    PEOPLE.county,
    () => `mutation { countyReferCase(uid: "${uid}", route: "") { state } }`,
    'FIELD_REQUIRED',
    'route',
  ],
  [
    'a 10,000-character title',
    CLERK,
    () => registration('county', `title: "${'长'.repeat(10_000)}", causes: [RULES_NOT_MET]`),
    'FIELD_TOO_LONG',
    'title',
  ],
  [
    'a title of nothing but spaces',
    CLERK,
    () => registration('county', 'title: "   ", causes: [RULES_NOT_MET]'),
    'FIELD_REQUIRED',
    'title',
  ],
  [
    'SJ-50: no cause ticked',
    CLERK,
    () => registration('county', 'title: "办不成", causes: []'),
    'FIELD_REQUIRED',
    'causes',
  ],
  [
    'SJ-49: another cause without words',
    CLERK,
    () => registration('county', 'title: "办不成", causes: [OTHER]'),
    'FIELD_REQUIRED',
    'otherCause',
  ],
  [
    'a telephone that is none',
    CLERK,
    () => registration('county', `${GOOD}, reporterPhone: "abc"`),
    'FIELD_INVALID',
    'reporterPhone',
  ],
  ['a uid that is none', PEOPLE.county, () => '{ case(uid: "x") { uid } }', 'FIELD_INVALID', 'uid'],
  [
    'a malformed page cursor',
    PEOPLE.county,
    () => '{ center(code: "340882") { county { files(after: "zzz") { edges { cursor } } } } }',
    'CURSOR_MALFORMED',
    'after',
  ],
  [
    'a page too large',
    PEOPLE.county,
    () => '{ center(code: "340882") { county { files(first: 5000) { edges { cursor } } } } }',
    'PAGE_SIZE',
    'first',
  ],
  [
    'figures of a neighbour',
    PEOPLE.stranger,
    () => '{ center(code: "340882") { county { tally { open } } } }',
    'OUTSIDE_JURISDICTION',
    undefined,
  ],
  ['nobody', null, () => `{ case(uid: "${uid}") { county { state } } }`, 'UNAUTHENTICATED', undefined],
  [
    'a citizen, who has no staff access',
    ['citizen', '340882'],
    () => actText('county', 'acceptCase', uid),
    'CASE_NOT_FOUND',
    'uid',
  ],
  [
    'a subscription over plain HTTP',
    PEOPLE.county,
    () => 'subscription { countyLedger(area: "340882") { cursor } }',
    'SUBSCRIPTION_TRANSPORT',
    undefined,
  ],
  ['a syntax error', PEOPLE.county, () => '{ case( }', 'GRAPHQL_PARSE_FAILED', undefined],
];

describe('bad input', () => {
  it.each(CASES)(
    'refuses %s with its code and remedy, and writes nothing',
    async (_what, who, document, code, field) => {
      const before = await all();
      const { errors = [] } = await hub.ask(who, document());
      expect(errors).toHaveLength(1);
      expect(errors[0]?.extensions.code).toBe(code);
      expect(errors[0]?.extensions.field).toBe(field);
      expect(errors[0]?.extensions.remedy).toMatch(/[一-龥]/);
      expect(errors[0]?.message).toMatch(/[一-龥]/);
      expect(await all()).toBe(before);
    },
  );

  it('names the variable that does not fit, and does not repeat its value', async () => {
    const input = { title: '办不成', causes: ['机密内容'] };
    const { errors } = await hub.ask(
      CLERK,
      'mutation ($input: RegisterCaseInput!) { countyRegisterCase(input: $input) { uid } }',
      { input },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.causes[0]' });
    expect(JSON.stringify(errors)).not.toContain('机密内容');
  });

  it('answers in English when asked to', async () => {
    const { errors } = await hub.ask(
      PEOPLE.county,
      actText('county', 'completeCase', uid),
      {},
      { 'accept-language': 'en-GB,en;q=0.9' },
    );
    expect(errors?.[0]?.message).toBe('The case is “registered”; this cannot be done now: complete.');
  });

  it('shows a case of another county to nobody there, as if it were not', async () => {
    const { data, errors } = await hub.ask(
      PEOPLE.stranger,
      `{ case(uid: "${uid}") { uid county { number } township { number } } }`,
    );
    expect({ data, errors }).toEqual({ data: { case: { uid, county: null, township: null } }, errors: undefined });
  });
});

describe('tokens', () => {
  const asks = (token: string): Promise<Answer> => hub.ask(token, `{ case(uid: "${uid}") { county { state } } }`);

  async function forged(algorithm: string, over: Record<string, unknown> = {}): Promise<string> {
    const { privateKey } = await generateKeyPair(algorithm);
    return new SignJWT({ role: 'supervision-section', center: '340882', ...over })
      .setProtectedHeader({ alg: algorithm })
      .setSubject('x')
      .setIssuer('doudi-demo-issuer')
      .setAudience('doudi')
      .setExpirationTime('1h')
      .sign(privateKey);
  }
  const unsigned = (): string => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none' })}.${part({ sub: 'x', role: 'provincial-officer', center: '340000', iss: 'doudi-demo-issuer', aud: 'doudi', exp: 9e9 })}.`;
  };

  const BAD_TOKENS: readonly [string, () => Promise<string>, string][] = [
    ['forged with a key of one’s own', () => forged('EdDSA'), 'TOKEN_INVALID'],
    ['forged with another algorithm', () => forged('ES256'), 'TOKEN_INVALID'],
    ['without a signature', async () => unsigned(), 'TOKEN_INVALID'],
    ['garbage', async () => 'abc', 'TOKEN_INVALID'],
    ['expired', () => hub.token(PEOPLE.county, '-1s'), 'TOKEN_EXPIRED'],
  ];
  it.each(BAD_TOKENS)('refuses one that is %s', async (_what, make, code) => {
    const { data, errors } = await asks(await make());
    expect(data).toBeUndefined();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });

  it('closes a socket whose token is refused', async () => {
    const { default: WebSocket } = await import('ws');
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: 'Bearer abc' } })),
    );
    const closed = await new Promise<[number, string]>(resolve =>
      socket.on('close', (code, why) => resolve([code, why.toString()])),
    );
    expect(closed).toEqual([4401, 'TOKEN_INVALID']);
  });

  it('closes a socket when its token expires', async () => {
    const { default: WebSocket } = await import('ws');
    const token = await hub.token(PEOPLE.county, '2s');
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })),
    );
    const closed = await new Promise<[number, string]>(resolve =>
      socket.on('close', (code, why) => resolve([code, why.toString()])),
    );
    expect(closed).toEqual([4401, 'TOKEN_EXPIRED']);
  });
});

describe('requests that are not GraphQL', () => {
  const post = (body: string, type = 'application/json'): Promise<Response> =>
    fetch(`${hub.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });

  it.each([
    ['no JSON', 'hello', 400],
    ['an empty body', '', 400],
    ['a body of two megabytes', JSON.stringify({ query: 'x'.repeat(2_000_000) }), 413],
    ['an array of operations', '[{"query":"{ __typename }"}]', 400],
  ])('refuses %s', async (_what, body, status) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    const { errors } = (await response.json()) as Answer;
    expect(isErrorCode(errors?.[0]?.extensions.code)).toBe(true);
  });

  it('refuses a form, which a foreign page could send', async () => {
    expect((await post('query=%7B__typename%7D', 'application/x-www-form-urlencoded')).status).toBe(400);
  });
});
