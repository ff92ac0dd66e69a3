import { defineCapability } from '../../kit/subgraph.ts';
import { addressOf } from './addressOf.ts';
import { auditSearches } from './auditSearches.ts';
import { forgetReporter } from './forgetReporter.ts';
import { FormValues } from './FormValues.ts';
import { IntakeResolver } from './IntakeResolver.ts';
import { Intake1767225600003 } from './migrations/1767225600003-Intake.ts';
import { SealedReporters1767225600031 } from './migrations/1767225600031-SealedReporters.ts';
import { SearchesByTime1767225600053 } from './migrations/1767225600053-SearchesByTime.ts';
import { IntakeForms1767225600013 } from './migrations/1767225600013-IntakeForms.ts';
import { paperOfCase } from './paper.ts';
import { purgeSearches } from './purgeSearches.ts';
import { Reporter } from './Reporter.ts';
import { reporterOf } from './reporterOf.ts';
import { ReporterSearch } from './ReporterSearch.ts';
import { ReportResolver } from './ReportResolver.ts';
import { ReporterSearchResolver } from './ReporterSearchResolver.ts';
import { SEALED } from './sealReporter.ts';
import { withdrawing } from './withdrawing.ts';
import { TriageResolver } from './TriageResolver.ts';

/** Register, judge, accept, refuse, lead on (登记 研判 受理 不予受理 引导转介). */
export const intake = defineCapability({
  name: 'intake',
  needs: ['cases', 'policy'],
  acts: ['register', 'triage', 'accept', 'refuse', 'refer', 'answer', 'withdraw', 'logAction', 'handOver'],
  entities: [Reporter, FormValues, ReporterSearch],
  addressOf,
  audits: [auditSearches],
  forget: forgetReporter,
  purge: purgeSearches,
  reporterOf,
  paperOf: paperOfCase,
  sealed: SEALED,
  migrations: [
    Intake1767225600003,
    IntakeForms1767225600013,
    SealedReporters1767225600031,
    SearchesByTime1767225600053,
  ],
  resolvers: [IntakeResolver, TriageResolver, ReporterSearchResolver, ReportResolver],
  deeds: { withdraw: (_ctx, uid, { reason, code }) => withdrawing(uid, reason, code) },
  scopes: { CaseFile: { reporter: 'reporter', extraFields: 'reporter' } },
});
