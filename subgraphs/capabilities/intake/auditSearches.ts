import { type AuditRow, NOTHING_MORE, SEARCH_KEYS } from '../../../shared/domain/audit/records.ts';
import { narrowAudit } from '../../kit/auditSource.ts';
import type { AuditSource } from '../../kit/subgraph.ts';
import { ReporterSearch } from './ReporterSearch.ts';

/** Who searched for a reporter, and by what kind of number; never by which. */
export const auditSearches: AuditSource = {
  kind: 'search',
  async read({ database }, wish) {
    const columns = {
      ...{ at: 's.at', key: 's.seq', numbered: true, area: 's.center' },
      ...{ person: 's.actorId', role: 's.role', center: 's.center' },
    };
    const query = database.read.createQueryBuilder(ReporterSearch, 's');
    return (await narrowAudit(query, columns, wish).getMany()).map(
      ({ seq, at, actorId, role, center, phoneHash, idHash, found }): AuditRow => {
        const used = { phone: phoneHash !== null, idNumber: idHash !== null };
        return {
          ...NOTHING_MORE,
          ...{ kind: 'search', key: String(seq), at, person: actorId, role, center, area: center, rows: found },
          soughtBy: SEARCH_KEYS.filter(key => used[key]),
        };
      },
    );
  },
};
