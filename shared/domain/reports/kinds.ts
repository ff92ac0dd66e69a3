/** What a center draws up of its work, in figures. */
export const REPORT_KINDS = ['quarterly', 'analysis', 'upward', 'totals'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** What it keeps as a list of cases, one in each row. */
export const LIST_KINDS = ['ledger', 'clearance'] as const;
export type ListKind = (typeof LIST_KINDS)[number];
