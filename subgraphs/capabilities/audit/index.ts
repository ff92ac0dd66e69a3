import { defineCapability } from '../../kit/subgraph.ts';
import { AuditRecordResolver, AuditResolver, AuditSignResolver } from './AuditResolver.ts';
import { purgeReads } from './purgeReads.ts';

/** Who looked at what (审计): the records that the capabilities keep, in one list, and what should be looked at first. */
export const audit = defineCapability({
  name: 'audit',
  needs: ['cases', 'policy'],
  resolvers: [AuditResolver, AuditRecordResolver, AuditSignResolver],
  scopes: { Holding: { auditRecords: 'audit', auditSigns: 'audit' } },
  purge: purgeReads,
});
