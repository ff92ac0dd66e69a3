import { describe, expect, it } from '@jest/globals';
import { refusePersonal } from '../../../shared/domain/privacy/refusePersonal.ts';
import { refusalOf } from '../refusalOf.ts';

const tried = (texts: Record<string, string | null>, known?: string[]) =>
  refusalOf(() => refusePersonal('CIRCULAR_PERSONAL', texts, known));

describe('N12: a text that is read far and wide', () => {
  it('passes where it names units and nobody else', () =>
    expect(
      tried({ title: '三季度督办情况通报', body: '潜山市医疗保障局逾期三件，已全部补办。', demand: null }),
    ).toBeUndefined());

  it.each([
    ['number', { body: '联系电话13812345678' }],
    ['name', { body: '反映人王小明多次到窗口' }],
    ['firm', { body: '某地顺达运输有限公司的证照' }],
    ['address', { body: '人民路12号的住户' }],
  ])('is refused for a %s', (found, texts) =>
    expect(tried({ title: '通报', ...texts })).toEqual({ code: 'CIRCULAR_PERSONAL', params: { found }, field: 'body' }),
  );

  it('is refused for what is known of its case', () => {
    expect(tried({ note: '已与阿木联系' }, ['阿木'])?.field).toBe('note');
    expect(tried({ note: '已与阿木联系' })).toBeUndefined();
  });
});
