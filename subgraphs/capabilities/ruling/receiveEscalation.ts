import type { EntityManager } from 'typeorm';
import { decide } from '../../../shared/domain/case/decide.ts';
import { escalationTarget } from '../../../shared/domain/case/escalation.ts';
import { BIRTHS } from '../../../shared/domain/case/lifecycle.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Service } from '../../kit/subgraph.ts';
import type { MessageHandler } from '../../kit/subgraph.ts';
import { blankFile, CaseFile } from '../cases/CaseFile.ts';
import { Escalation } from '../cases/Escalation.ts';
import { RAISED_BODY, type RaisedBody } from '../cases/packet.ts';
import { inheritClock } from '../cases/inheritClock.ts';
import { open, record } from '../cases/record.ts';
import { policyAt, policyOfFile } from '../policy/policyAt.ts';

/** A question from the level below arrives: this level gets a file of the case, or its old file opens again. */
export const receiveEscalation: MessageHandler = async (tx, service, { uid, origin, body }) => {
  const read = RAISED_BODY.safeParse(body);
  if (!read.success) throw new DomainError('MESSAGE_MALFORMED');
  const packet = read.data;
  checkDirection(service, packet);
  const { tried, question, authorityWanted } = packet;
  const by = { id: origin, role: null, center: packet.from };
  const deed = { act: 'receiveEscalation', by, detail: { tried, question, authorityWanted } } as const;

  const known = await tx.findOne(CaseFile, { where: { uid }, ...service.database.lockRow });
  if (known) {
    const change = decide(known, 'receiveEscalation', policyOfFile(service, known));
    const { dueOn, dueProvisional } = packet;
    await record(tx, service, known, { ...change, askedBy: packet.from, dueOn, dueProvisional }, deed);
  } else await open(tx, service, newFile(service, uid, packet), deed);
  await inheritClock(tx, service, { uid, origin: packet.origin }, packet.clock);
  await keepQuestion(tx, uid, packet);
};

/** Both levels must agree on who is above whom, or a case would end up where nobody looks for it. */
function checkDirection({ tree, name }: Service, { from, to, origin }: RaisedBody): void {
  const asked = tree.get(to);
  if (!asked || asked.level !== name || !tree.has(from) || !tree.has(origin))
    throw new DomainError('MESSAGE_MISDIRECTED');
  if (escalationTarget(tree, from).code !== to) throw new DomainError('MESSAGE_MISDIRECTED');
}

/** This level works under the rules of its own center; the citizen’s date comes with the case. */
function newFile(service: Service, uid: string, packet: RaisedBody): CaseFile {
  const { from, to, number, title, kind, item, demand, causes, origin, registeredAt, generated } = packet;
  const { dueOn, dueProvisional } = packet;
  const now = service.now();
  const at = now.toISOString();
  return Object.assign(new CaseFile(), {
    ...blankFile(),
    ...{ uid, number, title, kind, item, demand, causes, origin, registeredAt, dueOn, dueProvisional, generated },
    state: BIRTHS.receiveEscalation,
    center: to,
    channel: 'other',
    policy: policyAt(service, to, beijingDay(now)).chain,
    ownerId: '',
    done: ['receiveEscalation'],
    asked: 'open',
    askedBy: from,
    openedAt: at,
    updatedAt: at,
  } satisfies Partial<CaseFile>);
}

function keepQuestion(
  tx: EntityManager,
  uid: string,
  { from, round, tried, question, authorityWanted, raisedAt }: RaisedBody,
) {
  const asked = { uid, side: 'asked', round, peer: from, status: 'open', answer: null, answeredAt: null } as const;
  return tx.insert(Escalation, { ...asked, tried, question, authorityWanted, raisedAt });
}
