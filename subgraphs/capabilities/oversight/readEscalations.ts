import { In } from 'typeorm';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import type { EscalationStatus } from '../../../shared/domain/case/escalation.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { pageSize } from '../../kit/pages.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { Escalation } from '../cases/Escalation.ts';
import { OverseenFile } from './OverseenRows.ts';

/** A question that went up, as far as it counts: no title, and no word that anybody wrote (N12). */
export interface OverseenEscalation {
  number: string;
  level: LevelName;
  from: string;
  to: string;
  since: string;
  status: EscalationStatus;
}

/** Not every file that came from elsewhere was asked about: so many more are looked at than are wanted. */
const LOOKED_AT = 4;

/**
 * What went up from an area, the newest first: what this level was asked or asked itself, by its own rows, and what levels below
 * were asked, by what they have told of it. Refuses with PAGE_SIZE.
 */
export async function readEscalations(
  service: Service,
  area: string,
  { first, levels }: { first: number; levels: readonly LevelName[] },
): Promise<OverseenEscalation[]> {
  const size = pageSize(first);
  const { tree } = service;
  const centers = [...tree.keys()].filter(code => covers(tree, area, code));
  const whole = centers.length === tree.size;
  const found = await Promise.all([
    own(service, { centers, whole, size }),
    below(service, { centers, whole, size, levels }),
  ]);
  return found
    .flat()
    .sort((a, b) => (a.since < b.since ? 1 : -1))
    .slice(0, size);
}

interface Wanted {
  centers: readonly string[];
  /** An area that is the whole tree needs no list of its centers. */
  whole: boolean;
  size: number;
}

async function own({ database, name }: Service, { centers, whole, size }: Wanted): Promise<OverseenEscalation[]> {
  const query = database.read
    .createQueryBuilder(Escalation, 'e')
    .innerJoin(CaseFile, 'f', 'f.uid = e.uid')
    .orderBy('e.raisedAt', 'DESC')
    .take(size);
  if (!whole)
    query.where("(e.side = 'asked' and e.peer in (:...centers)) or (e.side = 'raised' and f.center in (:...centers))", {
      centers,
    });
  const rows = await query.getMany();
  const select = { uid: true, number: true, center: true } as const;
  const files = await database.read.find(CaseFile, { where: { uid: In(rows.map(({ uid }) => uid)) }, select });
  const byUid = new Map(files.map(file => [file.uid, file]));
  return rows.flatMap(({ uid, side, peer, raisedAt, status }) => {
    const file = byUid.get(uid);
    if (!file) return [];
    const way = side === 'asked' ? { from: peer, to: file.center } : { from: file.center, to: peer };
    return { number: file.number, level: name as LevelName, ...way, since: raisedAt, status };
  });
}

async function below(
  { database }: Service,
  { centers, whole, size, levels }: Wanted & { levels: readonly LevelName[] },
): Promise<OverseenEscalation[]> {
  if (levels.length === 0) return [];
  const query = database.read
    .createQueryBuilder(OverseenFile, 'f')
    .where('f.level in (:...levels) and f.origin <> f.center', { levels })
    .orderBy('f.openedAt', 'DESC')
    .take(size * LOOKED_AT);
  if (!whole) query.andWhere('f.origin in (:...centers)', { centers });
  const within = new Set(centers);
  return (await query.getMany()).flatMap(({ number, level, center, openedAt, counted }) => {
    const { asked = null, askedBy = '' } = counted ?? {};
    if (asked === null || !within.has(askedBy)) return [];
    return { number, level, from: askedBy, to: center, since: openedAt, status: asked };
  });
}
