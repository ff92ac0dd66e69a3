import { type AuditRow, NOTHING_MORE, withoutWords } from '../../../shared/domain/audit/records.ts';
import { narrowAudit } from '../../kit/auditSource.ts';
import type { AuditSource } from '../../kit/subgraph.ts';
import { FileExport } from './FileExport.ts';

/** The lists that were taken out of the hub (N12): what they were narrowed to, without the words that were looked for. */
export const auditExports: AuditSource = {
  kind: 'export',
  async read({ database }, wish) {
    const columns = {
      ...{ at: 'e.at', key: 'e.mark', area: 'e.area' },
      ...{ person: 'e.person', role: 'e.role', center: 'e.center' },
    };
    const query = database.read.createQueryBuilder(FileExport, 'e');
    return (await narrowAudit(query, columns, wish).getMany()).map(
      ({ mark, at, person, role, center, area, filter, rows }): AuditRow => ({
        ...NOTHING_MORE,
        ...{ kind: 'export', key: mark, at, person, role, center, area, mark, rows, filter: withoutWords(filter) },
      }),
    );
  },
};
