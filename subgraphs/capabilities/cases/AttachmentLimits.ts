import { Directive, Field, Int, ObjectType } from 'type-graphql';

@Directive('@shareable')
@ObjectType({ description: 'What a center takes in files (附件限制), by its rules.' })
export class AttachmentLimits {
  @Field(() => Int, { description: 'MB of one file (单个文件上限), of 1,048,576 bytes.' })
  fileMb: number;

  @Field(() => Int, { description: 'Files of a case (个数上限).' })
  files: number;

  @Field(() => Int, { description: 'MB of all files of a case (合计上限).' })
  totalMb: number;
}
