import type { LevelName } from '../../../../shared/domain/levels.ts';
import type { CountyReportMatterMutation } from '../../gen/graphql.ts';

/** What somebody holds who has reported a matter, and the level that has it. */
export type PublicReceipt = CountyReportMatterMutation['receipt'] & { level: LevelName };
