import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { partsOf, WIRE_PART } from '../../../shared/domain/attachment/limits.ts';
import { usesOf } from '../../../shared/domain/attachment/uses.ts';
import { allowsAct } from '../../../shared/domain/access/permissions.ts';
import { stateAfter } from '../../../shared/domain/case/lifecycle.ts';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import type { DisclosurePurpose } from '../../../shared/domain/privacy/disclosure.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { DisclosurePurposes } from '../cases/CaseEnums.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { relationTo } from '../cases/readPart.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import type { Attachment } from './Attachment.ts';
import {
  AttachmentInput,
  AttachmentType,
  AttachmentUpload,
  CaseAttachments,
  OpenedAttachment,
} from './AttachmentTypes.ts';
import { attachmentsOf, mayOpen, myPart, nameOf, openAttachment, openedPart } from './lookInto.ts';
import { beginMyUpload, beginUpload, finishUpload, sendPart } from './bringIn.ts';
import type { Upload } from './Upload.ts';

const uploadView = ({ id, bytes }: Upload): AttachmentUpload => ({ id, parts: partsOf(bytes), partBytes: WIRE_PART });

function viewOf({ service }: RequestContext, row: Attachment): AttachmentType {
  const { no, kind, bytes, sha256, use, supplement, addedAt, role, center } = row;
  const by = service.tree.get(center)?.name ?? center;
  return { no, kind, bytes, sha256, use, supplement, addedAt, role, by, name: nameOf(service, row) };
}

@Resolver(() => CaseFile)
export class AttachmentsResolver {
  @FieldResolver(() => CaseAttachments, {
    nullable: true,
    description:
      'The files that go with the case (附件), at this level. Null with an error where the level does not answer; `mayOpen` says whether they are withheld from you.',
  })
  async attachments(@Root() file: CaseFile, @Ctx() ctx: RequestContext): Promise<CaseAttachments> {
    const rows = await attachmentsOf(ctx, file.uid);
    const open = await mayOpen(ctx, file);
    const { role } = actorOf(ctx);
    const adds = allowsAct(role, 'attach', relationTo(ctx, file)) && stateAfter(file.state, 'attach') !== undefined;
    return {
      count: rows.length,
      mayOpen: open,
      mayAdd: adds ? [...usesOf(role)] : [],
      items: open ? rows.map(row => viewOf(ctx, row)) : [],
      limits: valueOf(policyOfFile(ctx.service, file), 'attachment.limits'),
    };
  }

  @Mutation(() => AttachmentUpload, {
    description:
      'Announce a file for a case (开始上传), SJ-72. Then send its parts and finish. Errors: CASE_NOT_FOUND, NOT_PERMITTED, WRONG_LEVEL, ACT_NOT_ALLOWED, FIELD_INVALID, ATTACHMENT_TOO_LARGE, ATTACHMENTS_FULL, ATTACHMENTS_TOO_LARGE.',
  })
  async beginAttachment(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('input', () => AttachmentInput, { description: 'The file (文件).' }) input: AttachmentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AttachmentUpload> {
    return uploadView(await beginUpload(ctx, uid, input));
  }

  @Mutation(() => AttachmentUpload, {
    description:
      'Announce a file for one’s own case (群众开始上传), with number and code and without an account, SH-19, N12. Errors: MY_CASE_NOT_FOUND, TOO_MANY_TRIES, ACT_NOT_ALLOWED, FIELD_INVALID, ATTACHMENT_TOO_LARGE, ATTACHMENTS_FULL, ATTACHMENTS_TOO_LARGE.',
  })
  async beginMyAttachment(
    @Arg('number', { description: 'The case number (编号).' }) number: string,
    @Arg('code', { description: 'The code of the receipt (查询码).' }) code: string,
    @Arg('input', () => AttachmentInput, { description: 'The file (文件).' }) input: AttachmentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AttachmentUpload> {
    return uploadView(await beginMyUpload(ctx, { number, code }, input));
  }

  @Mutation(() => AttachmentUpload, {
    description:
      'Send one part of a file (上传分段); sent twice, the second stands. For who began it, for one hour. Errors: UPLOAD_NOT_FOUND, UPLOAD_PART.',
  })
  async sendAttachmentPart(
    @Arg('upload', () => ID, { description: 'The upload (上传号).' }) upload: string,
    @Arg('part', () => Int, { description: 'Which part, from 0 (分段序号).' }) part: number,
    @Arg('data', { description: 'Its bytes in base64 (内容): `partBytes` of them, of the last part the rest.' })
    data: string,
    @Ctx() ctx: RequestContext,
  ): Promise<AttachmentUpload> {
    return uploadView(await sendPart(ctx, upload, part, data));
  }

  @Mutation(() => AttachmentType, {
    description:
      'Put a file on record once all parts have come (完成上传): what it is is found out by its content, and the ledger has its hash. Asked for twice it answers the same. Errors: UPLOAD_NOT_FOUND, UPLOAD_PART, UPLOAD_DIFFERENT, ATTACHMENT_KIND, ATTACHMENT_BROKEN, ATTACHMENT_ACTIVE, ATTACHMENT_BOMB, ATTACHMENTS_FULL, ATTACHMENTS_TOO_LARGE, ACT_NOT_ALLOWED.',
  })
  async finishAttachment(
    @Arg('upload', () => ID, { description: 'The upload (上传号).' }) upload: string,
    @Ctx() ctx: RequestContext,
  ): Promise<AttachmentType> {
    return viewOf(ctx, await finishUpload(ctx, upload));
  }

  @Mutation(() => OpenedAttachment, {
    description:
      'Open a file for 15 minutes (打开附件), N12: for a purpose, and on record. For who works with the case, and for who rules where it was escalated to: ask the level that holds it. Errors: CASE_NOT_FOUND, NOT_PERMITTED, WRONG_LEVEL, OUTSIDE_JURISDICTION, FIELD_INVALID, ATTACHMENT_NOT_FOUND, ATTACHMENT_CHANGED.',
  })
  async openAttachment(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('attachment', () => Int, { description: 'The number of the file (附件序号).' }) attachment: number,
    @Arg('purpose', () => DisclosurePurposes, { description: 'What for (查看用途): REVIEW, VERIFY or SUPERVISE.' })
    purpose: DisclosurePurpose,
    @Ctx() ctx: RequestContext,
  ): Promise<OpenedAttachment> {
    const { row, mark, until } = await openAttachment(ctx, uid, attachment, purpose);
    return { file: viewOf(ctx, row), mark, until, parts: partsOf(row.bytes) };
  }

  @Query(() => String, {
    nullable: true,
    description:
      'One part of a file that stands open to you (附件分段), in base64. Errors: ATTACHMENT_NOT_OPEN, FIELD_INVALID.',
  })
  attachmentPart(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('attachment', () => Int, { description: 'The number of the file (附件序号).' }) attachment: number,
    @Arg('part', () => Int, { description: 'Which part, from 0 (分段序号).' }) part: number,
    @Ctx() ctx: RequestContext,
  ): Promise<string> {
    return openedPart(ctx, uid, attachment, part);
  }

  @Query(() => String, {
    nullable: true,
    description:
      'One part of a file of one’s own case (我的附件分段), in base64, with number and code: what one has brought, and the proof of the result. Errors: MY_CASE_NOT_FOUND, TOO_MANY_TRIES, ATTACHMENT_NOT_FOUND, FIELD_INVALID.',
  })
  myAttachmentPart(
    @Arg('number', { description: 'The case number (编号).' }) number: string,
    @Arg('code', { description: 'The code of the receipt (查询码).' }) code: string,
    @Arg('attachment', () => Int, { description: 'The number of the file (附件序号).' }) attachment: number,
    @Arg('part', () => Int, { description: 'Which part, from 0 (分段序号).' }) part: number,
    @Ctx() ctx: RequestContext,
  ): Promise<string> {
    return myPart(ctx, { number, code }, attachment, part);
  }
}
