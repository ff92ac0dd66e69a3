import { describe, expect, it } from '@jest/globals';
import { administratorConflict, type Holder } from '../../../shared/domain/access/administrators.ts';
import type { RoleName } from '../../../shared/domain/access/roles.ts';

const who = (id: string, name: string, role: RoleName): Holder => ({ id, name, role });
const THREE = [
  who('li', '李敏', 'policy-administrator'),
  who('wu', '吴强', 'security-administrator'),
  who('he', '何  静', 'auditor'),
  who('wang', '王芳', 'registrar'),
];

describe('the three administrators', () => {
  it.each<[string, Holder, string | undefined]>([
    ['a fourth person is free', who('sun', '孙红', 'auditor'), undefined],
    ['the same role again is no conflict', who('he', '何静', 'auditor'), undefined],
    ['one account does not get a second of the three', who('wu', '吴强', 'auditor'), 'wu'],
    ['nor a second account of the same name', who('li2', '李敏', 'security-administrator'), 'li'],
    ['however the name is spaced or set', who('x', '何静', 'policy-administrator'), 'he'],
    ['a clerk may become one of the three', who('wang', '王芳', 'auditor'), undefined],
    ['one of the three may become a clerk', who('li', '李敏', 'registrar'), undefined],
    ['other roles are not looked at', who('y', '李敏', 'handler'), undefined],
  ])('%s', (_what, wanted, conflict) => expect(administratorConflict(wanted, THREE)?.id).toBe(conflict));
});
