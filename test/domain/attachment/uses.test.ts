import { expect, it } from '@jest/globals';
import { ROLE_NAMES } from '../../../shared/domain/access/roles.ts';
import { ATTACHMENT_USES, isForReporter, usesOf } from '../../../shared/domain/attachment/uses.ts';

it('lets whoever reports prove no result, and a department bring no demand', () => {
  expect(usesOf('citizen')).toEqual(['demand', 'material']);
  expect(usesOf('handler')).toEqual(['result', 'work']);
  for (const role of ROLE_NAMES) expect(usesOf(role).length).toBeGreaterThan(0);
});

it('keeps what offices write to each other from the reporter', () => {
  expect(ATTACHMENT_USES.filter(isForReporter)).toEqual(['demand', 'material', 'result']);
});
