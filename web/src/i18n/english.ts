import { en } from '../../../shared/i18n/en.ts';
import { pagesEn } from './en.ts';

/** All English texts of the pages: fetched by who reads English. */
export const english = { ...en, ...pagesEn };
