import { expect, it } from '@jest/globals';
import { DomainError } from '../../shared/domain/errors.ts';
import { OWN_CLAIMS, principalOf } from '../../shared/identity/claims.ts';

function refusalOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (fault) {
    return fault instanceof DomainError ? [fault.code, fault.params] : fault;
  }
}

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

it.each(['医保局', '', 'a,b', 'a%', 7, null, ['medical-security']])(
  '%j is no department, and so no place here',
  claimed => expect(refusalOf(() => about('handler', claimed))).toEqual(['NO_PLACE_HERE', { claim: 'unit.code' }]),
);

it.each([
  ['sub', { sub: '' }],
  ['role', { role: 'boss' }],
  ['center', { center: ['340882'] }],
])('who has no place is told which claim to have set: %s', (name, claims) => {
  const payload = { sub: 'li', role: 'registrar', center: '340882', exp: 1, ...claims };
  expect(refusalOf(() => principalOf(payload, OWN_CLAIMS))).toEqual(['NO_PLACE_HERE', { claim: name }]);
});

it.each(['medical-security', '医保局', 7])('of a role that has none it says nothing: %j', claimed =>
  expect(about('registrar', claimed)).toEqual({ id: 'li', role: 'registrar', center: '340882', expiresAt: 1 }),
);
