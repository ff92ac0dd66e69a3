import { FAULTS } from '../../../../../shared/domain/assessment/faults.ts';
import type { FaultKind } from '../../../gen/graphql.ts';
import { actName, nameOf, roleName } from '../../../lib/names.ts';
import type { Say } from '../../../i18n/text.ts';
import type { CaseFile } from '../wholeCase.ts';
import { type ActForms, fieldsFor, filled, type Option } from './desk.ts';

/** `notDone` as the API writes it: `NOT_DONE`. */
const upper = (fault: string): FaultKind => fault.replace(/[A-Z]/g, '_$&').toUpperCase() as FaultKind;

/** Lines that a person has written: one of these shows whose work it was (LH-47). */
const linesBy = (say: Say, { entries }: Pick<CaseFile, 'entries'>): Option[] =>
  entries.flatMap(({ seq, act, role, at }) =>
    role === null ? [] : [{ value: seq, label: `${at.slice(0, 10)} · ${actName(say, act)} · ${roleName(say, role)}` }],
  );

export const faultForms = {
  VERIFY_FAULT: ({ say, file, departments }) => {
    const ask = fieldsFor('VERIFY_FAULT', say);
    const options = FAULTS.map(fault => ({ value: upper(fault), label: nameOf(say, 'fault', fault) }));
    return {
      hint: say('act.hint.verifyFault'),
      fields: [
        ask.choice('fault', options),
        { ...ask.department('department', departments), required: false },
        ask.choice('line', linesBy(say, file), false),
        ask.text('note'),
      ],
      variables: values => ({
        fault: filled.need(values, 'fault') as FaultKind,
        department: filled.text(values, 'department'),
        line: filled.number(values, 'line'),
        note: filled.need(values, 'note'),
      }),
    };
  },
} satisfies Partial<ActForms>;
