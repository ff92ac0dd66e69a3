import { expect, it } from '@jest/globals';
import { FIELD_KINDS } from '../../../shared/domain/forms/form.ts';
import { maskField } from '../../../shared/domain/privacy/maskField.ts';

it('SJ-63: of added fields a telephone and a signature are masked, and nothing else is', () => {
  const shown = Object.fromEntries(FIELD_KINDS.map(kind => [kind, maskField(kind, '13812345678')]));
  const { phone, signature, ...others } = shown;
  expect([phone, signature]).toEqual(['138****5678', '13***78']);
  expect(new Set(Object.values(others))).toEqual(new Set(['13812345678']));
});
