import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A service center, known to every subgraph by its code. Each level adds one field: what it holds of that area. */
@Directive('@key(fields: "code")')
@ObjectType({
  description:
    'A government service center (政务服务中心), with the area it serves. Its code is the division code (行政区划代码); centers without a division of their own (development zones, sub-centers) have their parent’s code and a letter.',
})
export class Center {
  @Field(() => ID, { description: 'The code of the center (中心编码), as 340882.' })
  code: string;
}
