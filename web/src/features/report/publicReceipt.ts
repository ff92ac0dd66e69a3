import type { CountyReportMatterMutation } from '../../gen/graphql.ts';

/** What somebody holds who has reported a matter. */
export type PublicReceipt = CountyReportMatterMutation['receipt'];
