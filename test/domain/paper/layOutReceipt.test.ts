import { describe, expect, it } from '@jest/globals';
import { layOutReceipt, type PrintedReceipt } from '../../../shared/domain/paper/layOutReceipt.ts';

const RECEIPT: PrintedReceipt = {
  ...{
    level: 'county',
    number: '340882-20260928-0001',
    code: 'K7MPQR2T',
    title: '医保报销',
    unit: '潜山市政务服务中心',
  },
  ...{ registeredAt: '2026-09-28T01:30:00.000Z', dueOn: '2026-10-20', dueProvisional: true, why: '10个工作日' },
  hash: 'ab'.repeat(32),
};
const URL = 'https://doudi.example.gov.cn/';

const cells = (receipt: PrintedReceipt) =>
  layOutReceipt(receipt, null).flatMap(block =>
    block.kind === 'fields' ? block.cells.map(({ label, value }) => [label, value]) : [],
  );

describe('a receipt on paper', () => {
  it('N3: has number, code, and by when there is an answer and why then', () => {
    expect(cells(RECEIPT)).toEqual([
      ...[
        ['登记编号', RECEIPT.number],
        ['查询码', 'K7MPQR2T'],
        ['反映事项', '医保报销'],
      ],
      ...[
        ['首接中心', '潜山市政务服务中心'],
        ['登记时间', '2026-09-28 09:30'],
      ],
      ...[
        ['办理时限', '2026-10-20（暂定）'],
        ['时限依据', '10个工作日'],
        ['回执校验值', `${'ab'.repeat(16)}\n${'ab'.repeat(16)}`],
      ],
    ]);
    expect(cells({ ...RECEIPT, dueOn: null }).map(([label]) => label)).not.toContain('办理时限');
  });

  it('N13: is scanned where the hub knows its public address: the page that checks it, and no code in it', () => {
    const how = layOutReceipt(RECEIPT, URL).at(-1);
    if (how?.kind !== 'scan') throw new Error('there is nothing to scan');
    expect(how.text).toBe(`${URL}#/verify?level=county&number=${RECEIPT.number}&hash=${RECEIPT.hash}`);
    expect(how.text).not.toContain(RECEIPT.code);
    expect(how.words).toContain(`\n${URL}#/mine/${RECEIPT.number}\n`);
    expect(layOutReceipt({ ...RECEIPT, hash: null }, URL).at(-1)).toMatchObject({
      text: `${URL}#/mine/${RECEIPT.number}`,
    });
  });

  it('has no address that was made up where it does not, and says on which page to type what', () => {
    const blocks = layOutReceipt(RECEIPT, null);
    expect(blocks.map(({ kind }) => kind)).toEqual(['fields', 'text']);
    expect(JSON.stringify(blocks)).not.toMatch(/https?:/);
    expect(blocks.at(-1)).toMatchObject({ text: expect.stringContaining('填写编号和回执校验值') });
    expect(cells({ ...RECEIPT, hash: null }).map(([label]) => label)).not.toContain('回执校验值');
  });
});
