import { decide, mayAct } from '../../../shared/domain/case/decide.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import {
  checkPurpose,
  disclosedUntil,
  type DisclosurePurpose,
  PERSON_PURPOSES,
} from '../../../shared/domain/privacy/disclosure.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { Disclosure } from '../cases/Disclosure.ts';
import { isAskedAbove } from '../cases/isAskedAbove.ts';
import { newMark } from '../cases/newMark.ts';
import { policyOfFile } from '../policy/policyAt.ts';

/** Who reported, in plain words. */
export interface Person {
  name: string;
  phone: string;
  idNumber: string | null;
}

/** A look that is on record, with what is looked at. */
export interface OpenDisclosure extends Person {
  mark: string;
  purpose: DisclosurePurpose;
  at: string;
  until: string;
  person: string;
}

/** The reporter of a case, from whichever capability keeps the data. */
export async function reporterOf(service: Service, uid: string): Promise<Person | null> {
  for (const capability of service.subgraph.capabilities) {
    const reporter = await capability.reporterOf?.(service, uid);
    if (reporter) return reporter;
  }
  return null;
}

export const withPerson = ({ mark, purpose, at, until, person }: Disclosure, data: Person): OpenDisclosure => ({
  ...data,
  mark,
  purpose,
  at,
  until,
  person,
});

/**
 * Shows the reporter in full to one person for one purpose (N12). The look is an act on the case: its ledger line says who,
 * in which role, for what; the line, the row of the disclosure and nothing of the data are in one commit.
 */
export async function revealReporter(
  ctx: RequestContext,
  uid: string,
  purpose: DisclosurePurpose,
  why: string,
): Promise<OpenDisclosure> {
  const note = requiredText('note', why);
  const { service } = ctx;
  let shown: OpenDisclosure | undefined;
  await actOnCase(ctx, {
    uid,
    act: 'reveal',
    related: (tx, file, actor) => isAskedAbove(service, file, actor, tx),
    alongside: async (tx, _file, { at, actor }) => {
      checkPurpose(purpose, PERSON_PURPOSES);
      const person = await reporterOf(service, uid);
      if (!person) throw new DomainError('REPORTER_ANONYMOUS', {}, 'uid');
      const { id, role, center } = actor;
      const since = at.toISOString();
      const until = disclosedUntil(since);
      const row = { mark: newMark(), uid, person: id, role, center, purpose, note, at: since, until, attachment: null };
      await tx.insert(Disclosure, row);
      shown = withPerson(row, person);
      return { detail: { purpose, mark: row.mark } };
    },
  });
  if (!shown) throw new Error('a disclosure was recorded and not made');
  return shown;
}

/** Whether this person would be let, so that a page shows the way only where it leads somewhere. */
export async function mayReveal(ctx: RequestContext, file: CaseFile): Promise<boolean> {
  const { service } = ctx;
  const actor = actorOf(ctx);
  try {
    decide(file, 'reveal', policyOfFile(service, file));
    if (!(await isAskedAbove(service, file, actor, service.database.read))) mayAct('reveal', actor, file, service.tree);
    return true;
  } catch (refusal) {
    if (refusal instanceof DomainError) return false;
    throw refusal;
  }
}
