import { describe, expect, it } from '@jest/globals';
import { itemKey } from '../../../shared/domain/fairness/itemKey.ts';

describe('the name of an item', () => {
  it.each([
    ['食品经营许可', '食品经营许可'],
    ['食品经营许可 ', '食品经营许可'],
    ['食品经营许可（新办）', '食品经营许可'],
    ['食品经营许可(新办)', '食品经营许可'],
    ['“食品经营许可”', '食品经营许可'],
    ['申请食品经营许可', '食品经营许可'],
    ['关于办理食品经营许可的办理', '食品经营许可'],
    ['食品经营许可业务', '食品经营许可'],
    ['ＣＡ证书', 'ca证书'],
    ['CA 证书', 'ca证书'],
    ['食品・经营·许可', '食品经营许可'],
  ])('%s is the same as written plainly', (text, key) => expect(itemKey(text)).toBe(key));

  it.each([
    ['食品经营许可', '食品生产许可'],
    ['不动产首次登记', '不动产转移登记'],
    ['企业注销登记', '企业设立登记'],
  ])('%s is not %s', (one, other) => expect(itemKey(one)).not.toBe(itemKey(other)));

  it.each([null, '', '  ', '（）', '——'])('%p names none', text => expect(itemKey(text)).toBe(''));

  it('is not stripped to nothing', () => expect(itemKey('办理')).toBe('办理'));
});
