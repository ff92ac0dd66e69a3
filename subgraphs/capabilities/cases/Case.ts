import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A matter, known to every level by the same uid. Each level adds one field: what it holds of it. */
@Directive('@key(fields: "uid")')
@ObjectType({
  description:
    'A case (办件): one matter, whoever works on it. Each level adds what it holds; a level that holds nothing, or nothing that this person may see, is null.',
})
export class Case {
  @Field(() => ID, { description: 'The same at every level (全国唯一标识).' })
  uid: string;
}
