import { Arg, Ctx, ID, Mutation, registerEnumType, Resolver } from 'type-graphql';
import { passGate, refusalGate } from '../../../shared/domain/case/replyGate.ts';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import { checkClass, checkExclusion } from '../../../shared/domain/case/triage.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { type Policy, valueOf } from '../../../shared/domain/policy/policy.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { withdrawing } from './withdrawing.ts';

/** Measures of service that are written down as they are taken (AH-02, AH-14, AH-16, AH-17, SH-12, WL-23, LH-37). */
const ServiceActions = {
  ASSIST: 'assist',
  PROXY: 'proxy',
  GREEN_CHANNEL: 'greenChannel',
  HOME_VISIT: 'homeVisit',
  EXTENDED_HOURS: 'extendedHours',
  VIDEO_WITNESS: 'videoWitness',
  REMOTE_SIGNING: 'remoteSigning',
  JOINT_HANDLING: 'jointHandling',
  SEARCH: 'search',
  RETURN_VISIT: 'returnVisit',
  REMINDER: 'reminder',
  GUIDANCE: 'guidance',
} as const;
type ServiceAction = (typeof ServiceActions)[keyof typeof ServiceActions];
registerEnumType(ServiceActions, {
  name: 'ServiceAction',
  description: 'A measure of service (服务措施).',
  valuesConfig: {
    ASSIST: { description: 'Help (帮办), AH-14' },
    PROXY: { description: 'Acting for the reporter (代办), AH-02' },
    GREEN_CHANNEL: { description: 'Green channel (绿色通道), AH-16' },
    HOME_VISIT: { description: 'Visit at home (上门服务), AH-17' },
    EXTENDED_HOURS: { description: 'Outside office hours (延时服务), AH-17' },
    VIDEO_WITNESS: { description: 'Witnessed by video (视频见证), AH-17' },
    REMOTE_SIGNING: { description: 'Signed and sealed elsewhere (异地见证签字), AH-17' },
    JOINT_HANDLING: { description: 'Two windows together (联合办理), AH-18' },
    SEARCH: { description: 'Search and check (查找核实), SH-12' },
    RETURN_VISIT: { description: 'Return visit (回访), LH-37, WL-81' },
    REMINDER: { description: 'Reminder (催办提醒), AH-28' },
    GUIDANCE: { description: 'Shown how it is done (教您办), WL-23' },
  },
});

/** The words of a ledger line, without those that were left out. */
const line = (uid: string, more: Record<string, string | null | undefined>) => ({
  uid,
  detail: Object.fromEntries(Object.entries(more).filter(([, text]) => text)) as Record<string, string>,
});

/** A class that begins higher up has passed by the bodies below (WL-72, WL-73): so many are not asked any more. */
const rungsBelow = (policy: Policy, code: string | null): number =>
  code === null ? 0 : Math.max(0, (checkClass(policy, code).rung ?? 0) - 1);

/** What the scope test found, in the words of the center’s own questions (SJ-04, LH-21, WL-55). */
function scopeFound(policy: Policy, codes: readonly string[]): Record<string, string> {
  const questions = valueOf(policy, 'triage.scopeTest');
  const found = codes.map(code => {
    const question = questions.find(one => one.code === code);
    if (!question) throw new DomainError('FIELD_INVALID', {}, 'scope');
    return question.text;
  });
  return found.length === 0 ? {} : { scope: found.join('；') };
}

const routeOf = (policy: Policy, exclusion: string | null): string | null =>
  valueOf(policy, 'triage.exclusions').find(({ code }) => code === exclusion)?.route ?? null;

@Resolver(() => CaseFile)
export class TriageResolver {
  @Mutation(() => CaseFile, {
    description:
      'Judge what it is (研判), LH-25, SH-27: the class in the center’s scheme, whether it is in scope, what keeps it out. Errors: CLASS_UNKNOWN, EXCLUSION_UNKNOWN, WRONG_KIND.',
  })
  triageCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Ctx() ctx: RequestContext,
    @Arg('class', () => String, { nullable: true, description: 'The class of the center’s scheme (分类).' })
    code?: string | null,
    @Arg('exclusion', () => String, {
      nullable: true,
      description: 'What keeps it out of this window (不受理情形), AH-20; its route goes with it.',
    })
    exclusion?: string | null,
    @Arg('cause', () => String, { nullable: true, description: 'What it really hangs on (症结), LH-25, SJ-33.' })
    cause?: string | null,
    @Arg('scope', () => [String], {
      nullable: true,
      description:
        'The questions of the scope test that were answered with yes (受理范围核对), by their codes: SJ-04…07, LH-21…23.',
    })
    scope?: string[] | null,
  ): Promise<CaseFile> {
    const found = { class: optionalText('code', code), exclusion: optionalText('code', exclusion) };
    return actOnCase(ctx, {
      ...line(uid, { ...found, cause: optionalText('cause', cause) }),
      act: 'triage',
      alongside: async (_tx, _file, { policy }) => ({ detail: scopeFound(policy, scope ?? []) }),
      prepare: (file, policy) => ({
        classCode: found.class === null ? file.classCode : checkClass(policy, found.class).code,
        exclusion: found.exclusion === null ? null : checkExclusion(policy, found.exclusion).code,
        rung: Math.max(file.rung, rungsBelow(policy, found.class)),
      }),
    });
  }

  @Mutation(() => CaseFile, {
    description:
      'Refuse the case (不予受理), with the reason and a route that leads on: SJ-30, SJ-56, LH-12. Whether and when a center may, its rules say: REFUSAL_FORBIDDEN (LH-10), REFUSAL_NOT_EXCLUDED (AH-20). A reason that says nothing, or a way that leads nowhere, is not sent: REPLY_INCOMPLETE.',
  })
  refuseCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('reason', { description: 'Why it is refused (不予受理的原因).' }) reason: string,
    @Ctx() ctx: RequestContext,
    @Arg('route', () => String, {
      nullable: true,
      description: 'Where the reporter can go instead, and how (办理路径); that of the exclusion if left out.',
    })
    route?: string | null,
    @Arg('exclusion', () => String, {
      nullable: true,
      description: 'The excluded class it belongs to (不受理情形), where triage has not found it yet. AH-20.',
    })
    exclusion?: string | null,
    @Arg('basis', () => String, {
      nullable: true,
      description: 'The article it rests on (依据), SJ-30; that of the rule which allows the refusal if left out.',
    })
    basis?: string | null,
  ): Promise<CaseFile> {
    const checked = { reason: requiredText('reason', reason), route: optionalText('route', route) };
    return actOnCase(ctx, {
      ...line(uid, { reason: checked.reason, basis: optionalText('basis', basis) }),
      act: 'refuse',
      prepare: (_file, policy) => (exclusion ? { exclusion: checkExclusion(policy, exclusion).code } : {}),
      alongside: async (_tx, file, { policy }) => {
        const way = requiredText('route', checked.route ?? routeOf(policy, file.exclusion));
        passGate(refusalGate(checked), []);
        return { detail: { route: way } };
      },
    });
  }

  @Mutation(() => CaseFile, {
    description:
      'Lead the reporter on (引导转介), where this window is the wrong one: LH-12 the way, LH-13 what is missing, WL-80, SH-39. Errors: REPLY_INCOMPLETE.',
  })
  referCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('route', { description: 'Where to go, and how (办理路径).' }) route: string,
    @Ctx() ctx: RequestContext,
    @Arg('reason', () => String, { nullable: true, description: 'Why (原因).' }) reason?: string | null,
    @Arg('missing', () => [String], {
      nullable: true,
      description: 'All that is still needed, at once (一次性告知清单), LH-13, WL-16.',
    })
    missing?: string[] | null,
  ): Promise<CaseFile> {
    const list = (missing ?? []).map(text => requiredText('material', text)).join('；');
    const words = { route: requiredText('route', route), reason: optionalText('reason', reason), missing: list };
    return actOnCase(ctx, {
      ...line(uid, words),
      act: 'refer',
      alongside: async () => void passGate(refusalGate(words), []),
    });
  }

  @Mutation(() => CaseFile, {
    description: 'Answer a question, or thank for a suggestion (答复), AH-13, SH-07, SJ-22. Errors: WRONG_KIND.',
  })
  answerCase(
    @Arg('uid', () => ID, { description: 'The matter (事项).' }) uid: string,
    @Arg('answer', { description: 'The answer as it is given (答复).' }) answer: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return actOnCase(ctx, { ...line(uid, { answer: requiredText('answer', answer) }), act: 'answer' });
  }

  @Mutation(() => CaseFile, { description: 'The reporter takes it back (撤回).' })
  withdrawCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('reason', { description: 'Why, in the reporter’s words (原因).' }) reason: string,
    @Ctx() ctx: RequestContext,
    @Arg('code', () => String, {
      nullable: true,
      description: 'The code of the receipt (查询码); a citizen needs it.',
    })
    code?: string | null,
  ): Promise<CaseFile> {
    return actOnCase(ctx, withdrawing(uid, reason, code));
  }

  @Mutation(() => CaseFile, {
    description: 'Write down a measure of service (记录服务措施): help, proxy, green channel, home visit, AH-14…18.',
  })
  logAction(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('action', () => ServiceActions, { description: 'What was done (服务措施).' }) action: ServiceAction,
    @Arg('note', { description: 'How, and with what effect (说明).' }) note: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return actOnCase(ctx, { ...line(uid, { action, note: requiredText('note', note) }), act: 'logAction' });
  }

  @Mutation(() => CaseFile, {
    description:
      'Hand the case over to a colleague of the same center (工作交接), LH-20; until then the first receiver answers for it, LH-08.',
  })
  handOverCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('to', { description: 'The colleague’s staff id (接手人员).' }) to: string,
    @Arg('note', { description: 'How it stands and what is next (交接说明).' }) note: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    const heir = requiredText('person', to);
    return actOnCase(ctx, {
      ...line(uid, { to: heir, note: requiredText('note', note) }),
      act: 'handOver',
      alongside: async (_tx, file) => {
        if (file.ownerId === heir) throw new DomainError('FIELD_INVALID', {}, 'to');
        return { set: { ownerId: heir } };
      },
    });
  }
}
