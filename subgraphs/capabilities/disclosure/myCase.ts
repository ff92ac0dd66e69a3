import { isPending } from '../../../shared/domain/case/escalation.ts';
import { type CaseState, stateAfter } from '../../../shared/domain/case/lifecycle.ts';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import { ratingLevels } from '../../../shared/domain/case/closing.ts';
import { actsOn } from '../../../shared/domain/case/decide.ts';
import { stageOf } from '../../../shared/domain/policy/crosswalk.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import type { Capability, RequestContext, Service } from '../../kit/subgraph.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { citizenAt } from '../cases/citizenAt.ts';
import { citizenLedger, holderOf, whyDue } from '../cases/citizenRead.ts';
import { Demand } from '../cases/Demand.ts';
import { Disclosure } from '../cases/Disclosure.ts';
import { Notice } from '../cases/Notice.ts';
import { noticeWords } from '../cases/noticeWords.ts';
import { openMine } from '../cases/openMine.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { MY_ACTS, type MyCaseType } from './MyCaseType.ts';

/**
 * A case as its reporter sees it, for whoever has its number and code (N12). Nobody needs an account. A text that is no case
 * number is refused as such: that tells nothing of what cases there are.
 */
export const myCase = async ({ service }: RequestContext, given: string, code: string): Promise<MyCaseType> =>
  seenByReporter(service, await openMine(service, given, code));

/** What a reporter sees of the own case. */
export async function seenByReporter(service: Service, file: CaseFile): Promise<MyCaseType> {
  const { read } = service.database;
  const { uid, number, title, item, kind, state, outcome, registeredAt, dueOn, dueProvisional, rating } = file;
  const [ledger, holder, dueWhy, demands, messages, looks, files, missing] = await Promise.all([
    citizenLedger(service, uid),
    holderOf(service, file),
    whyDue(service, file),
    read.find(Demand, { where: { uid }, order: { no: 'ASC' } }),
    messagesOf(service, uid),
    read.find(Disclosure, { where: { uid }, order: { at: 'ASC' } }),
    fromEach(service, one => one.filesForReporter?.(service, uid)),
    fromEach(service, one => one.missingOf?.(service, uid)),
  ]);
  return {
    ...{ number, title, item, kind, state, outcome, registeredAt, dueOn, dueProvisional, rating, dueWhy, demands },
    ...ledger,
    ...mayDo(service, file),
    status: translate(`mine.state.${standing(file)}`, 'zh-CN'),
    statusEn: translate(`mine.state.${standing(file)}`, 'en'),
    stage: stageOf(state),
    holder: nameOf(service, holder),
    origin: nameOf(service, file.origin),
    ...{ messages, files, missing, mayAttach: stateAfter(state, 'attach') !== undefined },
    fileLimits: valueOf(policyOfFile(service, file), 'attachment.limits'),
    // by role, not by person: who looked answers to the office, and the office to the citizen
    looks: looks.map(({ at, role, center, purpose, attachment }) => ({
      ...{ at, role, purpose, attachment },
      center: nameOf(service, center),
    })),
  };
}

/** Where it stands for whoever waits: what lies with a level above is not being arranged at the window. */
const standing = ({ state, raised }: CaseFile): CaseState | 'raised' =>
  isPending(raised) && (state === 'accepted' || state === 'handling') ? 'raised' : state;

/** What each capability of this level has to say. */
async function fromEach<T>({ subgraph }: Service, ask: (one: Capability) => Promise<T[]> | undefined): Promise<T[]> {
  const answers = await Promise.all(subgraph.capabilities.map(async one => (await ask(one)) ?? []));
  return answers.flat();
}

const nameOf = ({ tree }: Service, code: string): string => tree.get(code)?.name ?? code;

async function messagesOf(service: Service, uid: string): Promise<{ at: string; text: string }[]> {
  const notices = await service.database.read.find(Notice, {
    where: { uid, party: 'reporter', channel: 'inApp', event: 'contacted' },
    order: { createdAt: 'ASC' },
  });
  return Promise.all(
    notices.map(async notice => {
      const { params } = await noticeWords(service, notice);
      return { at: notice.createdAt, text: params.text ?? translate('mine.erased', 'zh-CN') };
    }),
  );
}

/** What the reporter may do now, and the levels on which the center asks for a rating. */
function mayDo(service: Service, file: CaseFile): Pick<MyCaseType, 'acts' | 'ratingLevels'> {
  const policy = policyOfFile(service, file);
  const { levelActs, tree } = service;
  const all = actsOn(file, citizenAt(file.center), { levelActs, tree, policy, relation: 'ownCase' });
  return { acts: MY_ACTS.filter(act => all.includes(act)), ratingLevels: [...ratingLevels(policy)] };
}
