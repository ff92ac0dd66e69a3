import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { FilledField } from '../../../shared/domain/forms/fillForm.ts';
import type { Paper } from './paper.ts';

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

@Directive('@shareable')
@ObjectType({ description: 'A field of a filled form (表单栏目).' })
class PaperField implements FilledField {
  @Field({ description: 'Its code (栏目编码).' })
  code: string;

  @Field({ description: 'What is printed beside it (栏目名称).' })
  label: string;

  @Field(() => Int, { description: 'The page it stands on (页码), from 1.' })
  page: number;

  @Field({ description: 'What stands in it (内容); empty where there is nothing to say yet.' })
  value: string;

  @Field(() => String, {
    nullable: true,
    description: 'The rule that prints it (依据), as SJ-40; null for a field that the unit has added, SJ-63.',
  })
  official: string | null;
}

@Directive('@shareable')
@ObjectType('Paper', { description: 'An official form as it stands filled for a case (已填表单).' })
export class PaperType implements Paper {
  @Field({ description: 'Its title (表名).' })
  title: string;

  @Field(() => [String], { description: 'Who fills each page, in order (填写人).' })
  pages: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'The mark of the disclosure under which the reporter is printed in full (查看标记), N12; null where masked.',
  })
  mark: string | null;

  @Field(() => [PaperField], { description: 'Its fields in the order in which they are printed (栏目).' })
  fields: PaperField[];
}
