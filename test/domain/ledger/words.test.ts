import { describe, expect, it } from '@jest/globals';
import { CASE_ACTS } from '../../../shared/domain/case/lifecycle.ts';
import { namedLines, nameLines, splitWords, WORDS, wordsField } from '../../../shared/domain/ledger/words.ts';

describe('words that can be erased', () => {
  it('are those of the table, by hand', () => {
    expect(WORDS).toEqual({
      ...{ contact: 'text', giveFeedback: 'note', object: 'reason', withdraw: 'reason' },
      ...{ logAction: 'note', checkRemotely: 'note', resume: 'note', supplement: 'note' },
    });
    for (const act of Object.keys(WORDS)) expect(CASE_ACTS).toContain(act);
  });

  it.each([
    ['contact', { text: '来取件', road: 'sms' }, { road: 'sms' }, { text: '来取件' }],
    ['refuse', { reason: '不属于' }, { reason: '不属于' }, null],
    ['withdraw', {}, {}, null],
    ['hearStep', { step: 'resume', by: '340800', note: '已补' }, { step: 'resume', by: '340800' }, { note: '已补' }],
    ['hearStep', { step: 'toString', note: '已补' }, { step: 'toString', note: '已补' }, null],
  ])('of %s: %j', (act, given, detail, words) => expect(splitWords(act, given)).toEqual({ detail, words }));

  it('have no field where the act is none of ours', () => expect(wordsField('hearStep', {})).toBeUndefined());

  it('are named by their lines, which can be read again', () => {
    for (const nos of [[], [3], [3, 5, 19]]) expect(namedLines(nameLines(nos))).toEqual(nos);
    expect(namedLines(undefined)).toEqual([]);
  });
});
