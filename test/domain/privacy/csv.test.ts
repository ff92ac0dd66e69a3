import { describe, expect, it } from '@jest/globals';
import { cellText, csvOf } from '../../../shared/domain/privacy/csv.ts';

describe('a cell', () => {
  it.each([
    ['=HYPERLINK("http://x","看")', `'=HYPERLINK("http://x","看")`],
    ['+86 13812345678', `'+86 13812345678`],
    ['-2+3', `'-2+3`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1+1', `'\t=1+1`],
    ['\r=1+1', `'\r=1+1`],
    ['＝1+1', `'＝1+1`],
    ['\u200b=1+1', `'=1+1`],
    ['\ufeff@x', `'@x`],
    ['\u0000=1', `'=1`],
  ])('%j is no formula', (text, safe) => expect(cellText(text)).toBe(safe));

  it('says what it shows: no mark turns its direction, and nothing unseen stays', () => {
    expect(cellText('报销\u202egnp.exe\u2066办\u200d理\u00ad了')).toBe('报销gnp.exe办理了');
  });

  it.each(['不动产登记三次未办成', 'a-b=c', '第一行\n第二行', '𠱲'])('%j stays as it is', text =>
    expect(cellText(text)).toBe(text),
  );

  it('loses half a letter', () => expect(cellText('办\ud842')).toBe('办'));
});

it('a table begins with its byte order mark, quotes every cell and ends each line', () => {
  expect(
    csvOf([
      ['编号', '标题'],
      ['1', '他说“"好"”, 走了\n'],
    ]),
  ).toBe('\ufeff"编号","标题"\r\n"1","他说“""好""”, 走了\n"\r\n');
});
