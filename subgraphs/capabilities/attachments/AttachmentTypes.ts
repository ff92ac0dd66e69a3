import { Directive, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { AttachmentKind } from '../../../shared/domain/attachment/kinds.ts';
import type { AttachmentUse } from '../../../shared/domain/attachment/uses.ts';
import { AttachmentLimits } from '../cases/AttachmentLimits.ts';
import { AttachmentKinds, AttachmentUses } from '../cases/CaseEnums.ts';

@InputType({ description: 'A file that is to be sent (待上传文件).' })
export class AttachmentInput {
  @Field({
    description:
      'What it is called (文件名). Paths, unseen characters and a wrong ending are taken away; it is kept encrypted.',
  })
  name: string;

  @Field(() => Int, { description: 'How large it is, in bytes (文件大小).' })
  bytes: number;

  @Field(() => String, {
    nullable: true,
    description:
      'The SHA-256 of what is sent, 64 hexadecimal digits in lower case (校验值); left out where the sender cannot compute it, and then only the size is compared.',
  })
  sha256?: string | null;

  @Field(() => AttachmentUses, {
    description: 'What it is for (附件用途). A reporter brings DEMAND and MATERIAL, a department RESULT and WORK.',
  })
  use: AttachmentUse;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of the missing material that it is brought for (待补材料序号); only with MATERIAL.',
  })
  supplement?: number | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A file on its way (上传中的文件). It goes with no case until `finishAttachment`.' })
export class AttachmentUpload {
  @Field(() => ID, { description: 'Names it in what follows (上传号); good for one hour.' })
  id: string;

  @Field(() => Int, { description: 'In how many parts it is sent (分段数).' })
  parts: number;

  @Field(() => Int, { description: 'How many bytes each of them has but the last (每段字节数).' })
  partBytes: number;
}

@Directive('@shareable')
@ObjectType('Attachment', { description: 'A file that goes with a case (附件), SJ-72, SH-19.' })
export class AttachmentType {
  @Field(() => Int, { description: 'Its number in the case (序号), from 1.' })
  no: number;

  @Field({ description: 'Its name (名称), with the ending of what it is.' })
  name: string;

  @Field(() => AttachmentKinds, { description: 'What it is, by its content (类型).' })
  kind: AttachmentKind;

  @Field(() => Int, { description: 'How large it is, in bytes (大小).' })
  bytes: number;

  @Field({
    description:
      'The SHA-256 of what is kept (校验值), as the ledger has it. A photograph has lost where it was taken, and so differs from what was sent.',
  })
  sha256: string;

  @Field(() => AttachmentUses, { description: 'What it is for (用途).' })
  use: AttachmentUse;

  @Field(() => Int, { nullable: true, description: 'The missing material that it was brought for (待补材料序号).' })
  supplement: number | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was added (添加时间).' })
  addedAt: string;

  @Field(() => String, {
    description: 'In which role somebody added it (岗位), as `registrar`; `citizen` for the reporter.',
  })
  role: RoleName;

  @Field({ description: 'The center of who added it, by name (所在中心).' })
  by: string;
}

@Directive('@shareable')
@ObjectType({ description: 'The files of a case at the level that holds them (附件).' })
export class CaseAttachments {
  @Field(() => Int, { description: 'How many there are (个数), also for who may not see which.' })
  count: number;

  @Field({
    description:
      'Whether you may see and open them (可否查看): who works with the case, and who rules where it was escalated to, N12.',
  })
  mayOpen: boolean;

  @Field(() => [AttachmentUses], {
    description: 'What for you may add one now (可添加的用途); empty where you may not.',
  })
  mayAdd: AttachmentUse[];

  @Field(() => [AttachmentType], { description: 'The files (附件清单); empty where you may not see them.' })
  items: AttachmentType[];

  @Field(() => AttachmentLimits, { description: 'What the center takes (附件限制).' })
  limits: AttachmentLimits;
}

@Directive('@shareable')
@ObjectType({ description: 'A file that stands open to you for 15 minutes (已打开的附件), N12.' })
export class OpenedAttachment {
  @Field(() => AttachmentType, { description: 'The file (附件).' })
  file: AttachmentType;

  @Field({ description: 'The mark of the look (标记): it leads back to who looked.' })
  mark: string;

  @Field(() => GraphQLISODateTime, { description: 'Until when its parts may be fetched (有效至).' })
  until: string;

  @Field(() => Int, { description: 'In how many parts it is fetched (分段数).' })
  parts: number;
}
