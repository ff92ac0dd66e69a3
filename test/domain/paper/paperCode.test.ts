import { describe, expect, it } from '@jest/globals';
import { paperCode, readPaperCode } from '../../../shared/domain/paper/paperCode.ts';
import { refusalOf } from '../refusalOf.ts';

const REF = { kind: 'assignment', number: '331081-20260928-0001', order: 2 } as const;

describe('N21: the code on a paper', () => {
  it('leads back to the case and the order, however it is typed', () => {
    const code = paperCode(REF);
    expect(code).toMatch(/^B-331081-20260928-0001-2-[0-9A-Z]{2}$/);
    for (const text of [code, code.toLowerCase(), ` ${code} `, code.replaceAll('-', '－').normalize('NFKC')])
      expect(readPaperCode(text)).toEqual(REF);
  });

  it.each(['registration', 'record', 'assignment'] as const)('tells %s from the others', kind => {
    expect(readPaperCode(paperCode({ ...REF, kind, order: 0 }))).toEqual({ ...REF, kind, order: 0 });
  });

  it('notices every slip of one sign, and two neighbours that changed places', () => {
    const code = paperCode(REF);
    const slips: string[] = [];
    for (let i = 0; i < code.length; i++) {
      for (const sign of '0123456789BDJ') slips.push(code.slice(0, i) + sign + code.slice(i + 1));
      slips.push(code.slice(0, i) + (code[i + 1] ?? '') + (code[i] ?? '') + code.slice(i + 2));
    }
    for (const slip of new Set(slips)) {
      if (slip === code) continue;
      expect([slip, refusalOf(() => readPaperCode(slip))?.code]).toEqual([slip, 'PAPER_CODE']);
    }
  });
});
