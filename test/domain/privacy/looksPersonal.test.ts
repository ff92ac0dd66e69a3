import { describe, expect, it } from '@jest/globals';
import { anonymised, personalKinds } from '../../../shared/domain/privacy/looksPersonal.ts';

const POINTS: [kind: string, text: string][] = [
  ['name', '当事人王建国多次到窗口反映'],
  ['name', '我叫欧阳小明，来办社保'],
  ['name', '联系人：李雪梅'],
  ['name', '居民赵德柱，因档案年龄不一致退休受阻'],
  ['name', '陈女士的母亲行动不便'],
  ['name', '张先生来电'],
  ['name', '其父刘大山去世后未过户'],
  ['number', '电话13812345678'],
  ['number', '座机0556-8901234'],
  ['number', '身份证340826199001011234'],
  ['number', '电话是一三八一二三四五六七八'],
  ['number', '车牌皖H12345'],
  ['number', '邮箱 someone@example.cn'],
  ['firm', '潜山市天柱茶业有限公司注销受阻'],
  ['firm', '由兴旺农资经营部提出'],
  ['address', '住在人民路12号'],
  ['address', '幸福小区3栋2单元501室'],
  ['address', '王河村三组的宅基地'],
];

const INNOCENT = [
  '当事人未在规定时间内补正材料，窗口容缺受理',
  '依据隆放组办字〔2022〕13号 第十二条',
  '居民高度关注的医保断缴问题',
  '申请人需提供亲属关系证明，部门间数据不共享',
  '申请人应在5个工作日内补正',
  '由市场监管局牵头，3个部门协同，用时4个工作日',
  '企业因公章遗失无法注销，按告知承诺办理',
  '群众和窗口都不知道由哪个部门出具证明',
  '法定代表人变更后税务信息不同步',
  '父亲去世后无法取得死亡证明',
  '道路运输证到期换证，12个月内累计记分',
  '根据《不动产登记暂行条例》第十六条',
];

describe('N12: what in a text points to a person', () => {
  it.each(POINTS)('%s: %s', (kind, text) => {
    expect(personalKinds(text)).toContain(kind);
    expect(personalKinds(anonymised(text))).toEqual([]);
  });
  it.each(INNOCENT)('nothing: %s', text => {
    expect(personalKinds(text)).toEqual([]);
    expect(anonymised(text)).toBe(text);
  });
  it('finds the words of the case itself, whatever they look like', () => {
    const known = ['涂𠱲㐂明', '17398264051', ' ', 'x'];
    expect(personalKinds('涂𠱲㐂明来过三次')).toEqual([]);
    expect(personalKinds('涂𠱲㐂明来过三次', known)).toEqual(['name']);
    expect(personalKinds('尾号不同 6613AB', ['6613AB'])).toEqual(['name']);
    expect(anonymised('涂𠱲㐂明来过三次', known)).toBe('某某来过三次');
  });
});
