import { expect, it } from '@jest/globals';
import { roleFindsReporters } from '../../../shared/domain/access/roleFindsReporters.ts';
import { ROLE_NAMES } from '../../../shared/domain/access/roles.ts';

it('SJ-06: the counter looks up who comes again, and nobody else does', () => {
  expect(ROLE_NAMES.filter(roleFindsReporters)).toEqual(['registrar', 'coordinator']);
});
