import type { SelectQueryBuilder } from 'typeorm';
import { type AuditRow, NOTHING_MORE } from '../../../shared/domain/audit/records.ts';
import { narrowAudit } from '../../kit/auditSource.ts';
import type { AuditSource } from '../../kit/subgraph.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { Deletion } from './Deletion.ts';
import { LegalHold } from './LegalHold.ts';

type WithFile<T> = T & { file: CaseFile | null };

const holds = ({ database }: Service): SelectQueryBuilder<LegalHold> =>
  database.read.createQueryBuilder(LegalHold, 'h').leftJoinAndMapOne('h.file', CaseFile, 'file', 'file.uid = h.uid');

/** Who ordered a hold and who lifted it, and what was deleted by which rule. The reasons stand with the holds themselves. */
export const AUDITS_OF_RETENTION: readonly AuditSource[] = [
  {
    kind: 'hold',
    async read(service, wish) {
      const columns = {
        ...{ at: 'h.placedAt', key: 'h.uid', area: 'h.center' },
        ...{ person: 'h.placedBy', role: 'h.placedRole', number: 'file.number' },
      };
      const rows = await narrowAudit(holds(service), columns, wish).getMany();
      return (rows as WithFile<LegalHold>[]).map(({ uid, center, placedBy, placedRole, placedAt, file }): AuditRow => ({
        ...NOTHING_MORE,
        ...{ kind: 'hold', key: uid, at: placedAt, person: placedBy, role: placedRole, uid },
        ...{ area: center, number: file?.number ?? null },
      }));
    },
  },
  {
    kind: 'lift',
    async read(service, wish) {
      const columns = {
        ...{ at: 'h.liftedAt', key: 'h.uid', area: 'h.center' },
        ...{ person: 'h.liftedBy', number: 'file.number' },
      };
      const query = holds(service).where('h.liftedAt is not null');
      return ((await narrowAudit(query, columns, wish).getMany()) as WithFile<LegalHold>[]).map(
        ({ uid, center, liftedBy, liftedAt, file }): AuditRow => ({
          ...NOTHING_MORE,
          ...{ kind: 'lift', key: uid, at: liftedAt ?? '', person: liftedBy, role: null, uid },
          ...{ area: center, number: file?.number ?? null },
        }),
      );
    },
  },
  {
    kind: 'deletion',
    async read({ database }, wish) {
      const query = database.read
        .createQueryBuilder(Deletion, 'd')
        .leftJoinAndMapOne('d.file', CaseFile, 'file', 'file.uid = d.uid');
      const columns = {
        ...{ at: 'd.at', key: 'd.id', numbered: true, area: 'd.center', wholeLevel: true, number: 'file.number' },
      };
      return ((await narrowAudit(query, columns, wish).getMany()) as WithFile<Deletion>[]).map(
        ({ id, at, uid, center, counts, rule, file }): AuditRow => ({
          ...NOTHING_MORE,
          ...{ kind: 'deletion', key: String(id), at, person: null, role: null, uid, area: center, rule },
          number: file?.number ?? null,
          rows: Object.values(counts).reduce((sum, count) => sum + count, 0),
        }),
      );
    },
  },
];
