import { expect, it } from '@jest/globals';
import { OWN_CLAIMS, principalOf } from '../../shared/identity/claims.ts';

const about = (role: string, department: unknown) =>
  principalOf(
    { sub: 'li', role, center: '340882', exp: 1, unit: { code: department } },
    {
      ...OWN_CLAIMS,
      department: 'unit.code',
    },
  );

it.each<[string, unknown, object]>([
  ['is that of the claim', 'medical-security', { department: 'medical-security' }],
  ['is none where nothing is claimed', undefined, {}],
])('the department of a handler %s', (_what, claimed, more) =>
  expect(about('handler', claimed)).toEqual({ id: 'li', role: 'handler', center: '340882', expiresAt: 1, ...more }),
);

it.each(['医保局', '', 'a,b', 'a%', 7, null, ['medical-security']])('%j is no department, and so no token', claimed =>
  expect(about('handler', claimed)).toBeUndefined(),
);

it.each(['medical-security', '医保局', 7])('of a role that has none it says nothing: %j', claimed =>
  expect(about('registrar', claimed)).toEqual({ id: 'li', role: 'registrar', center: '340882', expiresAt: 1 }),
);
