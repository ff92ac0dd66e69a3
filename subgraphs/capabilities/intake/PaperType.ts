import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { FilledField, FilledPaper } from '../../../shared/domain/forms/fillForm.ts';

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
export class PaperType implements Omit<FilledPaper, 'form'> {
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
