import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, GraphQLISODateTime, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OrderRole, OrderStatus, Signer } from '../../../shared/domain/case/orders.ts';

export const OrderStatuses = { OPEN: 'open', RECEIVED: 'received', REPLIED: 'replied', RETURNED: 'returned' } as const;
registerEnumType(OrderStatuses, {
  name: 'OrderStatus',
  description: 'How far a work order has come (工单状态).',
  valuesConfig: {
    OPEN: { description: 'Sent, not signed for (待签收)' },
    RECEIVED: { description: 'Signed for (已签收)' },
    REPLIED: { description: 'Answered (已回复)' },
    RETURNED: { description: 'Given back (已退单)' },
  },
});
export const OrderRoles = { LEAD: 'lead', ASSIST: 'assist' } as const;
registerEnumType(OrderRoles, {
  name: 'OrderRole',
  description: 'Lead or assisting department (牵头 / 协办).',
  valuesConfig: { LEAD: { description: 'Lead (牵头)' }, ASSIST: { description: 'Assists (协办)' } },
});

/** A signature on a sheet: who, in which office, when. The applicant’s name is sealed: it is a citizen’s. */
export interface Signature {
  signer: Signer;
  by: string;
  at: string;
}

export const Signers = { LEADER: 'leader', RESPONSIBLE: 'responsible', APPLICANT: 'applicant' } as const;
registerEnumType(Signers, {
  name: 'Signer',
  description: 'The places for signatures on a sheet (签字栏).',
  valuesConfig: {
    LEADER: { description: 'The leader in charge (主管领导), WL-94' },
    RESPONSIBLE: { description: 'The responsible person (责任人), WL-96' },
    APPLICANT: { description: 'The applicant (申请人), WL-98' },
  },
});

@Directive('@shareable')
@ObjectType({ description: 'A signature on the sheet (签字), WL-94, WL-96, WL-98.' })
class OrderSignature implements Signature {
  @Field(() => Signers, { description: 'In which place it stands (签字栏).' })
  signer: Signer;

  @Field({ description: 'Whose it is, as written (签字人).' })
  by: string;

  @Field(() => GraphQLISODateTime, { description: 'When (签字时间).' })
  at: string;
}

/** An order to a department: 工单 in Longhui, 交办单 in Wenling. */
@Entity('work_orders')
@Index('work_orders_department', ['departmentCode', 'status'])
@Directive('@shareable')
@ObjectType({ description: 'An order to a department (工单 / 交办单), LH-29, WL-89…98.' })
export class WorkOrder {
  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  @Field(() => Int, { description: 'Its number in the case (序号), from 1.' })
  @PrimaryColumn('int')
  no: number;

  @Field({ description: 'The number of the sheet (编号), WL-90: the case’s number and the order’s.' })
  @Column('varchar', { length: 48, name: 'sheet_no' })
  sheetNo: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The order it is a part of (上级工单); null for one of the window.',
  })
  @Column('int', { name: 'parent_no', nullable: true })
  parent: number | null;

  @Field(() => OrderRoles, { description: 'Lead or assisting (牵头 / 协办).' })
  @Column('varchar', { length: 8 })
  role: OrderRole;

  @Field({ description: 'The department (承办部门), WL-91, as it was written.' })
  @Column('varchar', { length: 100 })
  department: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The code of the department in the register of the center (部门代码); null for an order of before the register whose department is not in it.',
  })
  @Column('varchar', { length: 24, name: 'department_code', nullable: true })
  departmentCode: string | null;

  @Field(() => String, { nullable: true, description: 'The responsible person (责任人), WL-92.' })
  @Column('varchar', { length: 50, nullable: true })
  responsible: string | null;

  @Field(() => String, { nullable: true, description: 'What is ordered (交办事项), WL-93.' })
  @Column('text', { nullable: true })
  instruction: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The limit stated on the sheet (完成时限), WL-92; null where the rules’ own holds.',
  })
  @Column('varchar', { length: 10, name: 'until_day', nullable: true })
  until: string | null;

  @Field(() => OrderStatuses, { description: 'How far it has come (工单状态).' })
  @Column('varchar', { length: 10 })
  status: OrderStatus;

  @Field(() => GraphQLISODateTime, { description: 'When it was given (交办时间), WL-91.' })
  @Column('varchar', { length: 24, name: 'assigned_at' })
  assignedAt: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was signed for (签收时间).' })
  @Column('varchar', { length: 24, name: 'received_at', nullable: true })
  receivedAt: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was answered or given back (回复时间).' })
  @Column('varchar', { length: 24, name: 'closed_at', nullable: true })
  closedAt: string | null;

  @Field(() => String, { nullable: true, description: 'The answer (完成情况), WL-95, or why it was given back.' })
  @Column('text', { nullable: true })
  reply: string | null;

  @Field(() => [OrderSignature], { description: 'Signatures given so far (签字).' })
  @Column('simple-json')
  signatures: Signature[];

  /** The key of the applicant’s name among the signatures; `-` where there is none, empty for rows of a release without keys. */
  @Index('work_orders_sealed')
  @Column('varchar', { length: 40, name: 'sealed_with', default: '' })
  sealedWith: string;

  /** Set when it is read: the rules of the case say which signatures its sheet asks for. */
  @Field(() => [Signers], { description: 'Signatures that the sheet still asks for, in its order (待签字).' })
  missingSignatures: Signer[];
}
