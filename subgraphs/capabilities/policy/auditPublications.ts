import { type AuditRow, NOTHING_MORE } from '../../../shared/domain/audit/records.ts';
import { narrowAudit } from '../../kit/auditSource.ts';
import type { AuditSource } from '../../kit/subgraph.ts';
import { PackRow } from './PackRow.ts';

/** Which rules were published here, by whom. Rules are public: they are shown whatever area is asked for. */
export const auditPublications: AuditSource = {
  kind: 'publication',
  async read({ database }, wish) {
    // a pack that came with the hub, or from another level, was published by nobody here
    const query = database.read.createQueryBuilder(PackRow, 'p').where('p.publishedBy is not null');
    const columns = { at: 'p.publishedAt', key: 'p.pack', person: 'p.publishedBy' };
    return (await narrowAudit(query, columns, wish).getMany()).map(
      ({ pack, version, publishedAt, publishedBy }): AuditRow => ({
        ...NOTHING_MORE,
        ...{ kind: 'publication', key: pack, at: publishedAt, person: publishedBy, role: null },
        rule: `${pack}@${version}`,
      }),
    );
  },
};
