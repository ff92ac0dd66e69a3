import { type EntityManager, In } from 'typeorm';
import { OPEN } from '../../../shared/domain/case/lifecycle.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { beside, inOrder } from '../../../shared/domain/meeting/agenda.ts';
import { actsOnItem, meanwhileOf, type MeetingAct, type MeetingState } from '../../../shared/domain/meeting/meeting.ts';
import { UNSORTED } from '../../../shared/domain/meeting/series.ts';
import { whyUnsorted } from '../../../shared/domain/meeting/unsorted.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { LadderStep } from '../cases/LadderStep.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { MeetingItemRow, newItem } from './MeetingItemRow.ts';
import type { MeetingRow } from './MeetingRow.ts';

/** So many uids in one question: databases take no longer list. */
const AT_ONCE = 500;

/** A case on an agenda, with its file and the question to the body that sits. */
export interface Item {
  row: MeetingItemRow;
  /** Null where this level holds no file of it any more. */
  file: CaseFile | null;
  step: LadderStep | null;
}

/** What an item is as far as its course goes. */
export const factsOf = ({ row, file, step }: Item) => ({
  outcome: row.outcome,
  state: file?.state ?? null,
  asked: row.stepNo !== null,
  answered: step === null || step.decision !== null,
});

/** What of an item happened without the meeting; null for one that waits for a word, or has one. */
export const meanwhileTo = (item: Item) => meanwhileOf(factsOf(item));

/** What may be said about an item by whom these acts on its meeting are. */
export const actsOnItemOf = (item: Item, state: MeetingState, acts: readonly MeetingAct[]): MeetingAct[] =>
  actsOnItem({ ...factsOf(item), byItself: item.row.source === 'agenda' }, { state, acts });

/**
 * The agenda of a meeting, in order. As long as it is to come, what stands there by itself is read anew each time: exactly the
 * open questions to the body that sits, up to its day (WL-73), or the open cases that nobody has placed (WL-70). Once it is
 * held, the agenda stands.
 */
export async function agendaOf(db: EntityManager, service: Service, meeting: MeetingRow): Promise<Item[]> {
  const rows = await db.findBy(MeetingItemRow, { meeting: meeting.id });
  const found = meeting.state === 'planned' ? await findItems(db, service, meeting) : [];
  const items = await withFiles(db, [...rows, ...beside(found, rows)]);
  const keyed = items.map(item => {
    const { uid, number, no, carried } = item.row;
    return { uid, number, no, carried, dueOn: item.file?.dueOn ?? '', item };
  });
  return inOrder(keyed).map(({ item }, i) => ({ ...item, row: { ...item.row, no: item.row.no ?? i + 1 } }));
}

/** The files and the questions of rows, in few reads. */
export async function withFiles(db: EntityManager, rows: readonly MeetingItemRow[]): Promise<Item[]> {
  const files = await inParts(rows, uids => db.findBy(CaseFile, { uid: In(uids) }));
  const steps = await inParts(
    rows.filter(({ stepNo }) => stepNo !== null),
    uids => db.findBy(LadderStep, { uid: In(uids) }),
  );
  const fileOf = new Map(files.map(file => [file.uid, file]));
  const stepOf = new Map(steps.map(step => [`${step.uid} ${step.no}`, step]));
  return rows.map(row => ({
    row,
    file: fileOf.get(row.uid) ?? null,
    step: stepOf.get(`${row.uid} ${row.stepNo}`) ?? null,
  }));
}

async function inParts<T>(rows: readonly MeetingItemRow[], read: (uids: string[]) => Promise<T[]>): Promise<T[]> {
  const uids = [...new Set(rows.map(({ uid }) => uid))];
  const found: T[] = [];
  for (let i = 0; i < uids.length; i += AT_ONCE) found.push(...(await read(uids.slice(i, i + AT_ONCE))));
  return found;
}

function findItems(db: EntityManager, service: Service, meeting: MeetingRow): Promise<MeetingItemRow[]> {
  if (meeting.takes === null) return Promise.resolve([]);
  return meeting.takes === UNSORTED ? unsorted(db, service, meeting) : questions(db, meeting);
}

/** The questions to a body of the ladder that wait for its answer, of open cases, put for this day or one before. */
async function questions(db: EntityManager, { id, center, takes, day }: MeetingRow): Promise<MeetingItemRow[]> {
  const found = await db
    .createQueryBuilder(CaseFile, 'file')
    .innerJoin(LadderStep, 'step', 'step.uid = file.uid and step.rung = file.consulting')
    .where('file.center = :center and file.state in (:...open)', { center, open: OPEN })
    .andWhere('file.consulting = :takes and step.decision is null and step.sitsOn <= :day', { takes, day })
    .select(['file.uid as uid', 'file.number as number', 'step.no as no'])
    .getRawMany<{ uid: string; number: string; no: number }>();
  return found.map(({ no, ...file }) => newItem(id, file, { source: 'agenda', stepNo: Number(no) }));
}

/** The open cases of the center that nobody has placed, each with the reason. */
async function unsorted(db: EntityManager, service: Service, { id, center }: MeetingRow): Promise<MeetingItemRow[]> {
  const files = await db.findBy(CaseFile, { center, state: In([...OPEN]) });
  const today = beijingDay(service.now());
  return files.flatMap(file => {
    const why = whyUnsorted(file, policyOfFile(service, file), today);
    return why === null ? [] : [newItem(id, file, { source: 'agenda', why })];
  });
}
