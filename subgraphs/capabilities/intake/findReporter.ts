import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsOffice } from '../../../shared/domain/access/permissions.ts';
import { mayRead } from '../../../shared/domain/case/decide.ts';
import { optionalText } from '../../../shared/domain/case/text.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { provinceAt } from '../../kit/vault/sealedTable.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { checkedIdNumber, checkedPhone } from './checkReporter.ts';
import { Reporter } from './Reporter.ts';
import { ReporterSearch } from './ReporterSearch.ts';
import { HASHED } from './sealReporter.ts';

/** Files that one search shows at most, the newest. */
const MOST = 50;

/** What a person is looked for by; with both, both must fit. */
export interface ReporterWish {
  phone?: string | null | undefined;
  idNumber?: string | null | undefined;
}

/**
 * The files of one person in the own area, newest first (SJ-06, LH-22: how often somebody had to come). Exact matches only: the
 * database holds hashes, and nothing that is alike. A line of who searched, when and for which hash is written before the
 * answer; without the line there is no answer.
 */
export async function filesOfReporter(ctx: RequestContext, wish: ReporterWish): Promise<CaseFile[]> {
  const actor = actorOf(ctx);
  const { service } = ctx;
  const own = service.tree.get(actor.center)?.level;
  if (own !== service.name) throw new DomainError('WRONG_LEVEL', { own: own ?? '', level: service.name });
  if (!allowsOffice(actor.role, 'findReporter', 'ownCenter'))
    throw new DomainError('NOT_PERMITTED', { act: 'findReporter', role: actor.role });
  const phone = checkedPhone(optionalText('reporterPhone', wish.phone), 'phone');
  const idNumber = checkedIdNumber(optionalText('reporterIdNumber', wish.idNumber), 'idNumber');
  if (phone === null && idNumber === null) throw new DomainError('FIELD_REQUIRED', {}, 'phone');

  const sought = hashesOf(service, actor.center, { phone, idNumber });
  const shown = (await filesFor(service, actor.center, sought)).filter(file => mayRead(file, actor, service.tree));
  await service.database.write(tx =>
    tx.insert(ReporterSearch, {
      at: service.now().toISOString(),
      actorId: actor.id,
      role: actor.role,
      center: actor.center,
      phoneHash: sought.phone?.[0] ?? null,
      idHash: sought.idNumber?.[0] ?? null,
      found: shown.length,
    }),
  );
  return shown;
}

type Sought = Record<keyof ReporterWish, string[] | null>;

/** The newest files in an area whose reporter has one of the hashes. */
function filesFor({ database, tree, name }: Service, area: string, { phone, idNumber }: Sought): Promise<CaseFile[]> {
  const centers = [...tree.values()].filter(({ code, level }) => level === name && covers(tree, area, code));
  const query = database.read
    .createQueryBuilder(CaseFile, 'file')
    .innerJoin(Reporter, 'reporter', 'reporter.uid = file.uid')
    .where('file.center in (:...centers)', { centers: centers.map(({ code }) => code) });
  if (phone) query.andWhere('reporter.phoneHash in (:...phone)', { phone });
  if (idNumber) query.andWhere('reporter.idHash in (:...idNumber)', { idNumber });
  return query.orderBy('file.registeredAt', 'DESC').addOrderBy('file.uid').limit(MOST).getMany();
}

/** The hashes under every index key of the province, the one in use first: after a rotation old rows still have old ones. */
function hashesOf(
  service: Service,
  center: string,
  { phone, idNumber }: Record<keyof ReporterWish, string | null>,
): Sought {
  const { vault } = service;
  const province = provinceAt(service, center);
  return {
    phone: phone === null ? null : vault.hashes(province, ...HASHED.phone(phone)),
    idNumber: idNumber === null ? null : vault.hashes(province, ...HASHED.idNumber(idNumber)),
  };
}
