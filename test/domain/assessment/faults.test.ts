import { describe, expect, it } from '@jest/globals';
import { eventOfFault, FAULTS, isComplaint, isFault } from '../../../shared/domain/assessment/faults.ts';
import { isTextKey } from '../../../shared/i18n/phrase.ts';

describe('LH-46, LH-47, LH-51: what is found at fault', () => {
  it('falls under the rule that the article has for it', () => {
    expect(Object.fromEntries(FAULTS.map(fault => [fault, eventOfFault(fault)]))).toEqual({
      ...{ notDone: 'verifiedFault', unskilled: 'verifiedFault', careless: 'verifiedFault' },
      ...{ pretended: 'verifiedFault', attitude: 'verifiedFault' },
      ...{ slighted: 'neglect', shirked: 'neglect', notCarriedOut: 'neglect', absent: 'absentFromDuty' },
    });
  });

  it('LH-49: counts against a person where it is about skill, care or manners', () => {
    expect(FAULTS.filter(isComplaint)).toEqual(['unskilled', 'careless', 'attitude']);
  });

  it('is one of these words and no other', () => {
    expect(FAULTS.every(isFault)).toBe(true);
    expect([undefined, '', 'rude'].some(isFault)).toBe(false);
  });

  it.each(FAULTS)('%s has a text', fault => expect(isTextKey(`fault.${fault}`)).toBe(true));
});
