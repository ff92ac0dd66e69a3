import { expect, it } from '@jest/globals';
import { isDepartmentCode } from '../../../shared/domain/department/department.ts';

it.each([
  ['market-regulation', true],
  ['a1', true],
  ['a', false],
  ['Market', false],
  ['医保局', false],
  ['-a', false],
  ['1a', false],
  ['a,b', false], // the comma parts codes in a column
  ['a%', false], // and these two would stand for anything in a search
  ['a_b', false],
  ['a'.repeat(24), true],
  ['a'.repeat(25), false],
])('%s as a code: %s', (text, expected) => expect(isDepartmentCode(text)).toBe(expected));
