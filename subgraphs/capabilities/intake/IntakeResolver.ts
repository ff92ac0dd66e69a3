import { Arg, Ctx, Directive, Field, FieldResolver, ID, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import type { FilledPaper, PaperKind } from '../../../shared/domain/forms/fillForm.ts';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { PaperKinds } from '../cases/PaperKinds.ts';
import { receiptCode } from '../cases/receiptCode.ts';
import { type ExtraField, extraOf } from './extraFields.ts';
import { type MaskedReporter, maskedReporterOf } from './maskedReporter.ts';
import { paperOf } from './paper.ts';
import { PaperType } from './PaperType.ts';
import { RegisterCaseInput } from './RegisterCaseInput.ts';
import { registerCase } from './registerCase.ts';

@Directive('@shareable')
@ObjectType('Reporter', { description: 'Who reported, masked (反映人, 已脱敏).' })
class ReporterType implements MaskedReporter {
  @Field({ description: 'The name, masked (脱敏姓名), as 张*三.' })
  name: string;

  @Field({ description: 'The telephone, masked (脱敏电话), as 138****5678.' })
  phone: string;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the identity document, masked (脱敏证件号码), as 340***********1234; null without one.',
  })
  idNumber: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A field that the center has added to its form, as it was filled in (自定义栏目), SJ-63.' })
class ExtraFieldValue implements ExtraField {
  @Field({ description: 'The code of the field (栏目编码).' })
  code: string;

  @Field({ description: 'What is printed beside it (栏目名称).' })
  label: string;

  @Field(() => [String], { description: 'What was filled in, options by their printed words (内容).' })
  values: string[];
}

@Resolver(() => CaseFile)
export class IntakeResolver {
  @Mutation(() => CaseFile, {
    description:
      'Put a matter on record (登记), SJ-15, LH-24. Errors: FIELD_REQUIRED, FIELD_TOO_LONG, NOT_OFFERED, CLASS_UNKNOWN, FORM_FIELD_UNKNOWN, FORM_OPTION_UNKNOWN, ID_NUMBER_INVALID, CENTER_UNKNOWN, CENTER_RETIRED, WRONG_LEVEL.',
  })
  async registerCase(
    @Arg('input', () => RegisterCaseInput, { description: 'The form (登记表).' }) input: RegisterCaseInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    const file = await registerCase(ctx, input);
    // only the answer to the registration carries it: it goes onto the receipt and into the reporter's hand
    return Object.assign(file, { receipt: receiptCode(ctx.service, file.uid) });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The code for the reporter’s receipt (查询码): with it a citizen rates, objects and supplies material. Only in the answer to the registration; null everywhere else.',
  })
  receiptCode(@Root() file: CaseFile & { receipt?: string }): string | null {
    return file.receipt ?? null;
  }

  @Mutation(() => CaseFile, {
    description:
      'Take the case on (受理), SJ-55. Where a refusal needs a reason, so does this (SJ-56). Errors: STEP_MISSING, WRONG_KIND, FIELD_REQUIRED.',
  })
  acceptCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Ctx() ctx: RequestContext,
    @Arg('reason', () => String, { nullable: true, description: 'Why it is accepted (受理的原因), SJ-56.' })
    reason?: string | null,
  ): Promise<CaseFile> {
    const given = optionalText('reason', reason);
    return actOnCase(ctx, {
      uid,
      act: 'accept',
      detail: given === null ? {} : { reason: given },
      alongside: async (_tx, _file, { policy }) => {
        if (valueOf(policy, 'triage.refusal') === 'REASON') requiredText('reason', given);
      },
    });
  }

  @FieldResolver(() => ReporterType, {
    nullable: true,
    description:
      'Who reported, masked (反映人, 已脱敏). Null where the reporter gave no name, and outside the window that took the case.',
  })
  reporter(@Root() file: CaseFile, @Ctx() ctx: RequestContext): Promise<MaskedReporter | null> {
    return maskedReporterOf(ctx, file);
  }

  @FieldResolver(() => [ExtraFieldValue], {
    description:
      'The fields that the center added to its form, as they were filled in (自定义栏目), SJ-63; telephones and signatures masked. Empty outside the window that took the case.',
  })
  extraFields(@Root() file: CaseFile, @Ctx() ctx: RequestContext): Promise<ExtraField[]> {
    return extraOf(ctx, file);
  }

  @FieldResolver(() => PaperType, {
    description:
      'An official form of the center, filled from the case (表单): SJ 附件1, WL 附件1–2, LH art. 15. The reporter is masked, unless you have a disclosure open (N12).',
  })
  paper(
    @Root() file: CaseFile,
    @Arg('kind', () => PaperKinds, { description: 'Which form (表单类别).' }) kind: PaperKind,
    @Ctx() ctx: RequestContext,
    @Arg('order', () => Int, { defaultValue: 1, description: 'Of an assignment sheet: which order (工单序号).' })
    order: number,
  ): Promise<FilledPaper> {
    return paperOf(ctx, file, kind, kind === 'assignment' ? order : 0);
  }
}
