import { type DocumentNode, type ExecutionResult, parse } from 'graphql';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import type { CaseState } from '../../shared/domain/case/lifecycle.ts';
import { valueOf } from '../../shared/domain/policy/policy.ts';
import { LadderStep } from '../../subgraphs/capabilities/cases/LadderStep.ts';
import { CaseFile } from '../../subgraphs/capabilities/cases/CaseFile.ts';
import { Demand } from '../../subgraphs/capabilities/cases/Demand.ts';
import { Escalation } from '../../subgraphs/capabilities/cases/Escalation.ts';
import { Notice } from '../../subgraphs/capabilities/cases/Notice.ts';
import { Rating } from '../../subgraphs/capabilities/closing/Rating.ts';
import { JurisdictionRule } from '../../subgraphs/capabilities/handling/JurisdictionRule.ts';
import { Summons } from '../../subgraphs/capabilities/handling/Summons.ts';
import { Supplement } from '../../subgraphs/capabilities/handling/Supplement.ts';
import { WorkOrder } from '../../subgraphs/capabilities/handling/WorkOrder.ts';
import { Reporter } from '../../subgraphs/capabilities/intake/Reporter.ts';
import { policyOfFile } from '../../subgraphs/capabilities/policy/policyAt.ts';
import { executeLocally } from '../../subgraphs/kit/executeLocally.ts';
import { Casework } from '../testkit/casework.ts';
import { PACKET } from '../testkit/people.ts';
import type { Relation, Role } from './expected.ts';
import { sealerAt, sealReporter } from '../../subgraphs/capabilities/intake/sealReporter.ts';
import { sealSignature } from '../../subgraphs/capabilities/handling/sealSignatures.ts';

/** Somebody who asks. */
export interface Person {
  id: string;
  role: Role;
  center: string;
  /** Of a handler. */
  department?: string;
}

/** Where somebody stands to the file of a level. */
export interface Station {
  level: LevelName;
  uid: string;
  relation: Relation;
  /** In words: what the relation is here. */
  where: string;
  center: string;
  id?: string;
  /** Where only those of one role stand like that. */
  only?: Role;
  department?: string;
}

/** One branch of Anhui, from the township up. */
export const BRANCH: Record<LevelName, string> = {
  township: '340882100',
  county: '340882',
  city: '340800',
  province: '340000',
};

/** A center of the same level beside it, and one far away. */
const BESIDE: Record<LevelName, [string, string]> = {
  township: ['340882101', '341322100'],
  county: ['340881', '310109'],
  city: ['340100', '420100'],
  province: ['310000', '420000'],
};

/** A center with a branch of its own, at the same level. */
const MOTHER = '310109';

/** Planted where no answer may repeat them to whom they do not concern. */
export const CANARY = {
  name: '金丝雀',
  maskedName: '金*雀',
  phone: '13987654321',
  maskedPhone: '139****4321',
  idNumber: '340826199001011234',
  title: '金翅雀不见了',
  demand: '请找回金翅雀',
};

const PARSED = new Map<string, DocumentNode>();

const OWNER = 'first-receiver';

/** A hub with one case that all four levels hold, and one at a branch, each with something in every part that can be read. */
export class World {
  readonly desk: Casework;
  readonly uid: string;
  readonly branchUid: string;
  readonly branch: string;

  private constructor(desk: Casework, uid: string, branchUid: string, branch: string) {
    [this.desk, this.uid, this.branchUid, this.branch] = [desk, uid, branchUid, branch];
  }

  static async start(): Promise<World> {
    // it turns files by hand into what a test of reading needs
    const desk = await Casework.start('2026-09-28T09:30', {}, { tampered: true });
    const form = {
      title: CANARY.title,
      demand: CANARY.demand,
      item: '医疗费用报销',
      causes: ['RULES_NOT_MET'],
      reporterName: CANARY.name,
      reporterPhone: CANARY.phone,
    };
    const { uid } = await desk.register(['registrar', BRANCH.township], form);
    const packet = `, packet: { tried: "${PACKET.tried}", question: "${PACKET.question}", authorityWanted: "${PACKET.authorityWanted}" }`;
    for (const level of ['township', 'county', 'city'] as const) {
      const who = ['coordinator', BRANCH[level]] as const;
      await desk.act(who, level === 'township' ? 'acceptCase' : 'acceptEscalation', uid);
      await desk.act(who, 'escalateCase', uid, packet);
    }
    const branch = [...desk.service('county').tree.values()].find(
      ({ parent, level, validTo }) => parent === MOTHER && level === 'county' && validTo === null,
    )?.code;
    if (!branch) throw new Error(`${MOTHER} has no branch in the tests’ directory`);
    const branchUid = (await desk.register(['registrar', MOTHER], { ...form, center: branch })).uid;
    await desk.settle();
    for (const level of LEVELS) await fill(desk, level, uid);
    await fill(desk, 'county', branchUid);
    return new World(desk, uid, branchUid, branch);
  }

  stop = (): Promise<void> => this.desk.stop();

  /**
   * Takes from the file of the window at a level what nobody asked of it. It was filled in to be read; but whoever was asked is
   * no window, and has nobody to show (N12).
   */
  async asWindow(level: LevelName): Promise<void> {
    const uid = { township: this.uid, county: this.branchUid, city: undefined, province: undefined }[level];
    if (uid !== undefined)
      await this.desk.service(level).database.write(tx => tx.update(CaseFile, { uid }, { asked: null }));
  }

  /** Every way to stand to a file of every level. */
  stations(): Station[] {
    const found: Station[] = [];
    for (const level of LEVELS) {
      const at = { level, uid: this.uid };
      found.push({ ...at, relation: 'K', where: 'answers for it', center: BRANCH[level], id: OWNER });
      found.push({ ...at, relation: 'C', where: 'own center', center: BRANCH[level] });
      found.push(...ofDepartments({ ...at, center: BRANCH[level] }));
      for (const other of LEVELS.filter(one => one !== level)) {
        const above = LEVELS.indexOf(other) < LEVELS.indexOf(level);
        found.push({ ...at, relation: above ? 'D' : 'A', where: `from the ${other}`, center: BRANCH[other] });
      }
      const [sibling, foreign] = BESIDE[level];
      found.push({ ...at, relation: 'N', where: 'sibling', center: sibling });
      found.push({ ...at, relation: 'N', where: 'foreign', center: foreign });
    }
    const branch = { level: 'county' as const, uid: this.branchUid };
    found.push({ ...branch, relation: 'B', where: 'the center of a branch', center: MOTHER });
    found.push({ ...branch, relation: 'C', where: 'the branch itself', center: this.branch });
    found.push(...ofDepartments({ ...branch, center: MOTHER }), ...ofDepartments({ ...branch, center: this.branch }));
    return found;
  }

  /** Asks a level beside the gateway, as somebody, or as nobody without a token; what comes out is what would come out over HTTP. */
  async ask(level: LevelName | 'directory', person: Person | null, query: string): Promise<ExecutionResult> {
    const service = this.desk.hub.services.get(level);
    if (!service) throw new Error(`${level} is down`);
    const document = PARSED.get(query) ?? parse(query, { noLocation: true });
    PARSED.set(query, document);
    return (await executeLocally(service, {
      document,
      principal: person && { ...person, expiresAt: 4e9 },
    })) as ExecutionResult;
  }

  /** Follows a stream of a level beside the gateway. */
  async follow(
    level: LevelName,
    person: Person,
    query: string,
  ): Promise<ExecutionResult | AsyncIterableIterator<ExecutionResult>> {
    const document = parse(query, { noLocation: true });
    const principal = { ...person, expiresAt: 4e9 };
    return executeLocally(this.desk.service(level), { document, operationType: 'subscription', principal });
  }
}

/** The departments that a file concerns in the fixture: one has an order of it, one was called to its desk. */
const CONCERNED = ['medical-security', 'social-insurance'];
/** That of every handler of whom nothing else is said. */
const ANOTHER = 'market-regulation';

/** Those of a department that the file concerns; all other handlers of the center are strangers to it. */
const ofDepartments = (at: Pick<Station, 'level' | 'uid' | 'center'>): Station[] =>
  CONCERNED.map(department => ({ ...at, relation: 'O', where: `of ${department}`, only: 'handler', department }));

export const personAt = (
  role: Role,
  { center, id, department = ANOTHER }: Pick<Station, 'center' | 'id' | 'department'>,
): Person => ({
  id: id ?? `${role}@${center}`,
  role,
  center,
  ...(role === 'handler' ? { department } : {}),
});

/** Puts something into every part of a file, and puts it away, so that nothing that is tried on it can change it. */
async function fill(desk: Casework, level: LevelName, uid: string): Promise<void> {
  const service = desk.service(level);
  const file = await service.database.read.findOneByOrFail(CaseFile, { uid });
  const policy = policyOfFile(service, file);
  const at = desk.instant;
  const classCode = valueOf(policy, 'triage.classes')[0]?.code ?? null;
  const numbered = { uid, no: 1 };
  const packet = { ...PACKET, round: 7, raisedAt: at, answer: '同意', answeredAt: at };
  await service.database.write(async tx => {
    await tx.upsert(
      Demand,
      { ...numbered, text: CANARY.demand, outcome: 'EXPLAINED', answer: '已解释', basis: '第三条', route: null },
      ['uid', 'no'],
    );
    const plain = { name: CANARY.name, phone: CANARY.phone, idNumber: CANARY.idNumber };
    const sealed = sealReporter(uid, plain, sealerAt(service, file.center, true));
    await tx.upsert(Reporter, { uid, kind: 'citizen', ...sealed }, ['uid']);
    for (const side of ['raised', 'asked'] as const)
      await tx.upsert(Escalation, { uid, side, peer: BRANCH.county, status: 'decided', ...packet }, [
        'uid',
        'side',
        'round',
      ]);
    const signature = { signer: 'applicant', by: CANARY.name, at } as const;
    const signed = sealSignature(service, file.center, { ...numbered, signatures: [] }, signature);
    await tx.insert(WorkOrder, {
      ...numbered,
      ...{ sheetNo: `${file.number}-1`, parent: null, role: 'lead', department: '医疗保障局', responsible: '经办人' },
      departmentCode: CONCERNED[0] as string,
      ...{ instruction: '核算', until: '2026-10-08', status: 'replied', assignedAt: at, receivedAt: at, closedAt: at },
      ...{ reply: '已核算', ...signed },
    });
    await tx.insert(Summons, {
      ...numbered,
      unit: '社保窗口',
      departmentCode: CONCERNED[1] as string,
      calledAt: at,
      arrivedAt: at,
    });
    const supply = { material: '费用清单', basis: '容缺清单', until: '2026-10-08', way: 'post' as const };
    await tx.insert(Supplement, { ...numbered, ...supply, checkedAt: at, suppliedAt: at, lapsedAt: null });
    await tx.insert(LadderStep, {
      ...numbered,
      ...{ rung: 'leader', body: '主管领导', tried: '电话', question: '可否', raisedAt: at, sitsOn: '2026-09-28' },
      ...{ decision: '可', decidedAt: at },
    });
    await tx.insert(Rating, { ...numbered, level: 4, comment: '好', direct: true, ratedAt: at });
    await tx.upsert(
      JurisdictionRule,
      { center: file.center, item: file.item ?? '', department: '医疗保障局', ruling: '按职责', uid, ruledAt: at },
      ['center', 'item'],
    );
    await tx.insert(Notice, {
      ...{ id: `00000000-0000-4000-8000-${level.padEnd(12, '0').slice(0, 4)}${uid.slice(-8)}`, uid },
      ...{ event: 'registered', party: 'reporter', channel: 'sms', box: uid, params: { number: file.number } },
      ...{ quiet: null, createdAt: at, notBefore: at, sentAt: at, readAt: at, attempts: 1, fault: 'transportFailed' },
      ...{ receipt: 'ok', recipientMasked: CANARY.maskedPhone },
    } as never);
    const done = {
      rating: 4,
      outcome: 'EXPLAINED' as never,
      completedAt: at,
      classCode,
      ownerId: OWNER,
      departments: CONCERNED,
    };
    const state: CaseState = 'archived';
    await tx.update(CaseFile, { uid }, { ...done, raised: 'decided', asked: 'decided', state });
  });
}
