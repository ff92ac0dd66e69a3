import { lazy } from 'react';
import { addChinese } from '../i18n/text.ts';

// What the page opens with, each part fetched when it is needed: who asks for a case of theirs does not wait for the desks.

export const SignIn = lazy(async () => ({ default: (await import('./SignIn.tsx')).SignIn }));
export const Desk = lazy(async () => {
  const [{ Desk: page }, { deskPagesZh }] = await Promise.all([import('./Desk.tsx'), import('../i18n/desk.zh-CN.ts')]);
  addChinese(deskPagesZh);
  return { default: page };
});
export const MinePage = lazy(async () => ({ default: (await import('../features/mine/MinePage.tsx')).MinePage }));
export const ReportPage = lazy(async () => ({
  default: (await import('../features/report/ReportPage.tsx')).ReportPage,
}));
export const WallPage = lazy(async () => {
  const [{ WallPage: page }, { wallPagesZh }] = await Promise.all([
    import('../features/wall/WallPage.tsx'),
    import('../i18n/wall.zh-CN.ts'),
  ]);
  addChinese(wallPagesZh);
  return { default: page };
});
