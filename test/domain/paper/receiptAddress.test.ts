import { expect, it } from '@jest/globals';
import { receiptAddress } from '../../../shared/domain/paper/receiptAddress.ts';

it('N13: the address of a receipt says ledger, number and hash, and nothing else', () => {
  const address = receiptAddress('https://doudi.example.gov.cn/', {
    ...{ level: 'county', number: '340882-20260928-0001', hash: 'ab&c' },
  });
  expect(address).toBe('https://doudi.example.gov.cn/#/verify?level=county&number=340882-20260928-0001&hash=ab%26c');
  const { hash } = new URL(address);
  expect(Object.fromEntries(new URLSearchParams(hash.slice(hash.indexOf('?'))))).toEqual({
    ...{ level: 'county', number: '340882-20260928-0001', hash: 'ab&c' },
  });
});
