import type { viewsZhCN } from './views.zh-CN.ts';

/** English texts of saved views. Part of `en.ts`. */
export const viewsEn: Record<keyof typeof viewsZhCN, string> = {
  'error.VIEW_NOT_FOUND': 'There is no such view of yours.',
  'remedy.VIEW_NOT_FOUND':
    'Read your views again and choose from them; views that colleagues share are changed by them alone.',
  'error.VIEWS_FULL': 'You have {limit} views, and no more are kept.',
  'remedy.VIEWS_FULL': 'Take one away that you do not use, and save again.',
  'error.VIEW_PERSONAL': 'The name of a view holds a number that points to a person.',
  'remedy.VIEW_PERSONAL': 'Name it after what it shows, without telephone, identity or card numbers, and save again.',
  'field.viewName': 'name of the view',
};
