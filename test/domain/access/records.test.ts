import { expect, it } from '@jest/globals';
import { mayKeepRecords } from '../../../shared/domain/access/records.ts';
import { ROLE_NAMES } from '../../../shared/domain/access/roles.ts';

it.each(ROLE_NAMES)('what %s may do with the records of the hub', role => {
  expect(mayKeepRecords(role, 'hold')).toBe(['center-head', 'security-administrator'].includes(role));
  expect(mayKeepRecords(role, 'read')).toBe(['center-head', 'security-administrator', 'auditor'].includes(role));
});
