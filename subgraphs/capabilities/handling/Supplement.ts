import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, GraphQLISODateTime, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The roads on which missing material may come (SH-19). */
export const SupplyWays = {
  WINDOW: 'window',
  PHONE: 'phone',
  WECHAT: 'wechat',
  POST: 'post',
  ONLINE: 'online',
} as const;
export type SupplyWay = (typeof SupplyWays)[keyof typeof SupplyWays];
registerEnumType(SupplyWays, {
  name: 'SupplyWay',
  description: 'How missing material comes (补齐方式), SH-19.',
  valuesConfig: {
    WINDOW: { description: 'To the window (窗口)' },
    PHONE: { description: 'By telephone (电话)' },
    WECHAT: { description: 'By WeChat (微信)' },
    POST: { description: 'By free post (公益邮寄)' },
    ONLINE: { description: 'Online (网上)' },
  },
});

/** A material that is missing: the case was accepted all the same, or waits for it. */
@Entity('supplements')
@Directive('@shareable')
@ObjectType({
  description:
    'A material that is missing (待补材料): may follow (容缺), SH-08, WL-36, or is waited for (一次性告知), LH-13; by when, and whether it came.',
})
export class Supplement {
  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  @Field(() => Int, { description: 'Its number in the case (序号), from 1.' })
  @PrimaryColumn('int')
  no: number;

  @Field({ description: 'What is missing (所缺材料).' })
  @Column('varchar', { length: 200 })
  material: string;

  @Field({ description: 'Why it may follow (容缺依据); empty for what is waited for.' })
  @Column('varchar', { length: 300 })
  basis: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'By when (补齐期限); null where the rules’ own limit holds.',
  })
  @Column('varchar', { length: 10, name: 'until_day', nullable: true })
  until: string | null;

  @Field(() => SupplyWays, { description: 'How it is to come (补齐方式).' })
  @Column('varchar', { length: 10 })
  way: SupplyWay;

  @Field({
    description:
      'Whether the case waits for it (是否补齐后再办): true for what was asked for at once (一次性告知), LH-13; false for what may follow (容缺), SH-08.',
  })
  @Column('boolean', { default: false })
  waits: boolean;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was checked from afar (远程核验时间), SH-17.',
  })
  @Column('varchar', { length: 24, name: 'checked_at', nullable: true })
  checkedAt: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it came (补齐时间).' })
  @Column('varchar', { length: 24, name: 'supplied_at', nullable: true })
  suppliedAt: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When its time was over (逾期时间).' })
  @Column('varchar', { length: 24, name: 'lapsed_at', nullable: true })
  lapsedAt: string | null;
}
