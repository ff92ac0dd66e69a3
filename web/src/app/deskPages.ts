import { lazy } from 'react';

// The pages of a desk, each fetched when it is opened: a clerk does not wait for the tables of auditors.

export const Cockpit = lazy(async () => ({ default: (await import('./Cockpit.tsx')).Cockpit }));
export const RegisterPage = lazy(async () => ({
  default: (await import('../features/register/RegisterPage.tsx')).RegisterPage,
}));
export const RefusalsPage = lazy(async () => ({
  default: (await import('../features/refusals/RefusalsPage.tsx')).RefusalsPage,
}));
export const AuditPage = lazy(async () => ({ default: (await import('../features/audit/AuditPage.tsx')).AuditPage }));
export const DutiesPage = lazy(async () => ({
  default: (await import('../features/duties/DutiesPage.tsx')).DutiesPage,
}));
export const MeetingsPage = lazy(async () => ({
  default: (await import('../features/meetings/MeetingsPage.tsx')).MeetingsPage,
}));
export const VisitsPage = lazy(async () => ({
  default: (await import('../features/visits/VisitsPage.tsx')).VisitsPage,
}));
export const ReportsPage = lazy(async () => ({
  default: (await import('../features/reports/ReportsPage.tsx')).ReportsPage,
}));
export const SupervisionPage = lazy(async () => ({
  default: (await import('../features/supervision/SupervisionPage.tsx')).SupervisionPage,
}));
export const AssessmentPage = lazy(async () => ({
  default: (await import('../features/assessment/AssessmentPage.tsx')).AssessmentPage,
}));
export const QualityPage = lazy(async () => ({
  default: (await import('../features/quality/QualityPage.tsx')).QualityPage,
}));
export const KindsPage = lazy(async () => ({ default: (await import('../features/kinds/KindsPage.tsx')).KindsPage }));
export const LibraryPage = lazy(async () => ({
  default: (await import('../features/library/LibraryPage.tsx')).LibraryPage,
}));
export const InboxDesk = lazy(async () => ({ default: (await import('./InboxDesk.tsx')).InboxDesk }));
export const PoliciesPage = lazy(async () => ({
  default: (await import('../features/policies/PoliciesPage.tsx')).PoliciesPage,
}));
