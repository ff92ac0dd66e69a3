import { Directive, Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import type { DisclosurePurpose } from '../../../shared/domain/privacy/disclosure.ts';
import { DisclosurePurposes } from '../cases/CaseEnums.ts';
import type { OpenDisclosure } from './reveal.ts';

@Directive('@shareable')
@ObjectType('Disclosure', {
  description: 'The reporter in full (反映人完整信息), for one person, one purpose and a short while, N12.',
})
export class DisclosureType implements OpenDisclosure {
  @Field({ description: 'The mark of this look (查看标记): show it beside the data, it leads back to who looked.' })
  mark: string;

  @Field({ description: 'The staff id of who looks (查看人), for the watermark.' })
  person: string;

  @Field(() => DisclosurePurposes, { description: 'What for (查看用途).' })
  purpose: DisclosurePurpose;

  @Field(() => GraphQLISODateTime, { description: 'Since when (查看时间).' })
  at: string;

  @Field(() => GraphQLISODateTime, { description: 'Until when it may be read again (有效至); hide the data then.' })
  until: string;

  @Field({ description: 'The name in full (姓名); empty where none was left.' })
  name: string;

  @Field({ description: 'The telephone in full (电话); empty where none was left.' })
  phone: string;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the identity card (身份证号); null where none is kept.',
  })
  idNumber: string | null;
}
