import { registerEnumType } from 'type-graphql';

export const PaperKinds = { REGISTRATION: 'registration', RECORD: 'record', ASSIGNMENT: 'assignment' } as const;
registerEnumType(PaperKinds, {
  name: 'PaperKind',
  description: 'An official paper of a case (表单).',
  valuesConfig: {
    REGISTRATION: { description: 'The form filled at the window (登记表 / 申请单), SJ-39, WL-68' },
    RECORD: { description: 'The line in the ledger (记录表 / 台账), SJ-26, LH-41, WL-87' },
    ASSIGNMENT: { description: 'The sheet of an order (交办单 / 工单), LH-29, WL-89' },
  },
});
