import { describe, expect, it } from '@jest/globals';
import { GUIDE_CHANGE_ACTS, GUIDE_CHANGE_STATES, guideChangeAfter } from '../../../shared/domain/kinds/guideChange.ts';

describe('LH-40, WL-105: a change of a guide or of the list of items', () => {
  it('is adopted or dropped once, and stays so', () =>
    expect(
      GUIDE_CHANGE_STATES.map(state => [state, ...GUIDE_CHANGE_ACTS.map(act => guideChangeAfter(state, act) ?? '-')]),
    ).toEqual([
      ['draft', 'adopted', 'dropped'],
      ['adopted', '-', '-'],
      ['dropped', '-', '-'],
    ]));
});
