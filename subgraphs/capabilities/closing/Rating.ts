import { Directive, Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the citizen said of a result. Ratings are added, never changed. */
@Entity('ratings')
@Directive('@shareable')
@ObjectType({ description: 'What the citizen said of a result (评价), LH-35, LH-36.' })
export class Rating {
  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  @Field(() => Int, { description: 'Its number in the case (序号), from 1.' })
  @PrimaryColumn('int')
  no: number;

  @Field(() => Int, { description: 'From 5, very satisfied, to 1, very dissatisfied (评价等级).' })
  @Column('int')
  level: number;

  @Field(() => String, { nullable: true, description: 'In the citizen’s words (评价意见); null without.' })
  @Column('text', { nullable: true })
  comment: string | null;

  @Field({ description: 'True where the citizen gave it without a clerk (本人评价).' })
  @Column('boolean')
  direct: boolean;

  @Field(() => GraphQLISODateTime, { description: 'When (评价时间).' })
  @Column('varchar', { length: 24, name: 'rated_at' })
  ratedAt: string;
}
