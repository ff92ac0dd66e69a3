import { lazy } from 'react';

/** Fetched when a receipt is checked. */
export const VerifyPage = lazy(async () => ({ default: (await import('./VerifyPage.tsx')).VerifyPage }));
