import { expect, it } from '@jest/globals';
import { grouped } from '../../../shared/domain/oversight/grouped.ts';

it('puts together what has one name, in the order in which names came', () => {
  const groups = grouped(['bb', 'a', 'cc', 'd'], word => String(word.length));
  expect([...groups]).toEqual([
    ['2', ['bb', 'cc']],
    ['1', ['a', 'd']],
  ]);
});
