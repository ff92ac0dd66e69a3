import { defineCapability } from '../../kit/subgraph.ts';
import { AUDITS_OF_RETENTION } from './auditsOfRetention.ts';
import { Deletion } from './Deletion.ts';
import { forgetReporters } from './forgetReporters.ts';
import { LegalHold } from './LegalHold.ts';
import { Retention1767225600040 } from './migrations/1767225600040-Retention.ts';
import { ErasedLines1767225600052 } from './migrations/1767225600052-ErasedLines.ts';
import { purgeAudit } from './purgeAudit.ts';
import { RetentionResolver } from './RetentionResolver.ts';

const DAILY = 86_400;

/** How long personal data and records are kept, and what was deleted (保存期限 封存 销毁台账). */
export const retention = defineCapability({
  name: 'retention',
  needs: ['cases', 'policy'],
  acts: ['anonymise'],
  entities: [LegalHold, Deletion],
  migrations: [Retention1767225600040, ErasedLines1767225600052],
  resolvers: [RetentionResolver],
  audits: AUDITS_OF_RETENTION,
  jobs: [
    { name: 'forget-reporters', everySeconds: DAILY, run: forgetReporters },
    { name: 'purge-audit', everySeconds: DAILY, run: purgeAudit },
  ],
});
