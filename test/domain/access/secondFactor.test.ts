import { expect, it } from '@jest/globals';
import { ROLE_NAMES } from '../../../shared/domain/access/roles.ts';
import { needsSecondFactor } from '../../../shared/domain/access/secondFactor.ts';

it('is asked of the administrators and of the province, and of nobody else', () => {
  expect(ROLE_NAMES.filter(needsSecondFactor).sort()).toEqual(
    ['auditor', 'policy-administrator', 'provincial-officer', 'security-administrator'].sort(),
  );
});
