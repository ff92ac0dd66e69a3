import { expect, it } from '@jest/globals';
import { namesOn, owingIn } from '../../../shared/domain/assessment/units.ts';

it('knows whose each order and each call is, by the lines of the case', () => {
  const { orders, summonses } = owingIn([
    { act: 'assign', detail: { department: '税务局', departments: '医保局、公安局', order: '1、2、3' } },
    { act: 'summon', detail: { unit: '不动产窗口', summons: '1' } },
    { act: 'arbitrate', detail: { department: '自然资源局', ruling: '由其承办', order: '4' } },
    { act: 'returnOrder', detail: { department: '税务局', order: '1' } },
  ]);
  expect([...orders]).toEqual([
    ['1', '税务局'],
    ['2', '医保局'],
    ['3', '公安局'],
    ['4', '自然资源局'],
  ]);
  expect([...summonses]).toEqual([['1', '不动产窗口']]);
});

it('reads the lead department first, and none where none is written', () => {
  expect(namesOn({ detail: { department: '税务局', departments: '医保局' } })).toEqual(['税务局', '医保局']);
  expect(namesOn({ detail: {} })).toEqual([]);
});
