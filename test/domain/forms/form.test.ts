import { expect, it } from '@jest/globals';
import { CASE_FIELDS, FIELD_KINDS, type FormField, optionsOf } from '../../../shared/domain/forms/form.ts';

const field = (kind: FormField['kind'], options?: FormField['options']): FormField => ({
  code: 'visitTime',
  label: '方便回访的时间',
  kind,
  required: false,
  ...(options ? { options } : {}),
});
const DAY = [{ code: 'day', label: '白天' }];

it.each(FIELD_KINDS)('SJ-63: what may be chosen in a field of the kind %s', kind => {
  const codes = optionsOf(field(kind, DAY)).map(({ code }) => code);
  expect(codes).toEqual(kind === 'yesNo' ? ['yes', 'no'] : ['day']);
});

it('a field without options offers nothing', () => expect(optionsOf(field('text'))).toEqual([]));

it('no official field is named twice', () => expect(new Set(CASE_FIELDS).size).toBe(CASE_FIELDS.length));
