import { expect, it } from '@jest/globals';
import { withoutNumbers } from '../../../shared/domain/privacy/withoutNumbers.ts';

it.each([
  ['请回电13812345678。', '请回电****。'],
  ['电话138 1234 5678', '电话****'],
  ['+86-138-1234-5678 有空', '**** 有空'],
  ['身份证340824199001011234不符', '身份证****不符'],
  ['证号34082419900101123X', '证号****'],
  ['老证340824900101123', '老证****'],
  ['卡号6222021234567890123', '卡号****'],
  ['写信到zhang.san@example.com即可', '写信到****即可'],
])('N12: %s', (text, expected) => expect(withoutNumbers(text)).toBe(expected));

it.each([
  '请拨打12345',
  '电话0556-8921234',
  '编号 340882-20261122-0007',
  '退回4500元，凭隆放组办字〔2022〕13号第十二条',
  '统一社会信用代码91340882MA2N0T1234',
])('leaves what names no person: %s', text => expect(withoutNumbers(text)).toBe(text));
