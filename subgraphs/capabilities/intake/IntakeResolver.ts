import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import type { Cause } from '../../../shared/domain/case/causes.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { Causes } from '../cases/CaseEnums.ts';
import { type MaskedReporter, maskedReporterOf } from './maskedReporter.ts';
import { registerCase } from './registerCase.ts';

@InputType({ description: 'The registration form (登记表, SJ 附件1).' })
export class RegisterCaseInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The center whose window takes the case (中心); your own if left out.',
  })
  center?: string | null;

  @Field({ description: 'What it is about, in one line (标题), 100 characters at most.' })
  title: string;

  @Field(() => String, {
    nullable: true,
    description: 'The problem and the demand (遇到的问题及诉求), 2,000 characters at most; the title if left out.',
  })
  demand?: string | null;

  @Field(() => String, { nullable: true, description: 'The service item asked for (办理业务名称).' })
  item?: string | null;

  @Field(() => [Causes], { description: 'Why it could not get done; tick at least one (办不成的原因), SJ-50.' })
  causes: Cause[];

  @Field(() => String, {
    nullable: true,
    description: 'The other cause in words (其他原因); required when OTHER is ticked, SJ-49.',
  })
  otherCause?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reporter’s name (反映人姓名). Kept at this window, shown masked.',
  })
  reporterName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reporter’s telephone (联系电话). Kept at this window, shown masked.',
  })
  reporterPhone?: string | null;

  @Field(() => String, { nullable: true, description: 'The window that took it (接待窗口).' })
  window?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Your own name for this request (请求号): the same sent twice registers once.',
  })
  requestId?: string | null;
}

@Directive('@shareable')
@ObjectType('Reporter', { description: 'Who reported, masked (反映人, 已脱敏).' })
class ReporterType implements MaskedReporter {
  @Field({ description: 'The name, masked (脱敏姓名), as 张*三.' })
  name: string;

  @Field({ description: 'The telephone, masked (脱敏电话), as 138****5678.' })
  phone: string;
}

@Resolver(() => CaseFile)
export class IntakeResolver {
  @Mutation(() => CaseFile, {
    description:
      'Put a matter on record (登记), SJ-15. Errors: FIELD_REQUIRED, FIELD_TOO_LONG, CENTER_UNKNOWN, CENTER_RETIRED, WRONG_LEVEL.',
  })
  registerCase(
    @Arg('input', () => RegisterCaseInput, { description: 'The form (登记表).' }) input: RegisterCaseInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return registerCase(ctx, input);
  }

  @Mutation(() => CaseFile, { description: 'Take the case on (受理), SJ-55.' })
  acceptCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return actOnCase(ctx, uid, 'accept');
  }

  @Mutation(() => CaseFile, {
    description: 'Refuse the case (不予受理), with the reason and a route that leads on: SJ-30, SJ-56, LH-12.',
  })
  refuseCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('reason', { description: 'Why it is refused (不予受理的原因).' }) reason: string,
    @Arg('route', { description: 'Where the reporter can go instead, and how (办理路径).' }) route: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    const detail = { reason: requiredText('reason', reason), route: requiredText('route', route) };
    return actOnCase(ctx, uid, 'refuse', detail);
  }

  @FieldResolver(() => ReporterType, {
    nullable: true,
    description:
      'Who reported, masked (反映人, 已脱敏). Null where the reporter gave no name, and outside the window that took the case.',
  })
  reporter(@Root() file: CaseFile, @Ctx() ctx: RequestContext): Promise<MaskedReporter | null> {
    return maskedReporterOf(ctx, file);
  }
}
