import { lazy } from 'react';

// What the page opens with, each part fetched when it is needed: who asks for a case of theirs does not wait for the desks.

export const SignIn = lazy(async () => ({ default: (await import('./SignIn.tsx')).SignIn }));
export const Desk = lazy(async () => ({ default: (await import('./Desk.tsx')).Desk }));
export const MinePage = lazy(async () => ({ default: (await import('../features/mine/MinePage.tsx')).MinePage }));
export const ReportPage = lazy(async () => ({
  default: (await import('../features/report/ReportPage.tsx')).ReportPage,
}));
