import { useSyncExternalStore } from 'react';

/**
 * Where the page is: `#/`, `#/area/340800`, `#/case/<uid>`, `#/register`, `#/refusals`, `#/audit`, `#/duties`, `#/supervision`,
 * `#/assessment`, `#/quality`, `#/kinds`, `#/visits`, `#/policies`; `#/inbox` with or without the case that is open; `#/meetings`, `#/reports` and `#/library` with or without what lies open there;
 * `#/wall`, of a screen with its key (`?key=…`, and `lang=en`), which stands behind the # so that no request carries it;
 * for people without an account `#/report`, and `#/mine` with or without a case number. A case opens over the area it was seen from.
 */
export type Route =
  | { page: 'cockpit'; area: string | null; uid: string | null }
  | { page: 'register' }
  | { page: 'refusals' }
  | { page: 'audit' }
  | { page: 'duties' }
  | { page: 'supervision' }
  | { page: 'assessment' }
  | { page: 'quality' }
  | { page: 'visits' }
  | { page: 'meetings'; id: string | null }
  | { page: 'reports'; part: string }
  | { page: 'inbox'; uid: string | null }
  | { page: 'policies' }
  | { page: 'kinds' }
  | { page: 'library'; id: string | null; about: string | null }
  | { page: 'wall'; key: string | null }
  | { page: 'report' }
  | { page: 'mine'; number: string };

let areaBehind: string | null = null;

function read(): Route {
  const [wall, asked = ''] = /^#\/wall(?:\?(.*))?$/.exec(location.hash) ?? [];
  if (wall !== undefined) return { page: 'wall', key: new URLSearchParams(asked).get('key') };
  const [, page, part] =
    /^#\/(area|case|register|inbox|policies|refusals|audit|duties|supervision|assessment|quality|kinds|library|visits|meetings|reports|report|mine)(?:\/([\w-]+))?$/.exec(
      location.hash,
    ) ?? [];
  if (page === 'report') return { page };
  if (page === 'register' || page === 'refusals' || page === 'audit' || page === 'duties' || page === 'supervision')
    return { page };
  if (page === 'assessment' || page === 'quality' || page === 'kinds' || page === 'visits') return { page };
  if (page === 'policies') return { page };
  if (page === 'inbox') return { page, uid: part ?? null };
  if (page === 'meetings') return { page, id: part ?? null };
  if (page === 'reports') return { page, part: part ?? '' };
  if (page === 'library')
    return part?.startsWith('case-')
      ? { page, id: null, about: part.slice(5) }
      : { page, id: part ?? null, about: null };
  if (page === 'mine') return { page, number: part ?? '' };
  if (page === 'case' && part) return { page: 'cockpit', area: areaBehind, uid: part };
  areaBehind = page === 'area' ? (part ?? null) : null;
  return { page: 'cockpit', area: areaBehind, uid: null };
}

let current = read();

/** Whether somebody has come without saying where to. */
export const isBeginning = (): boolean => location.hash === '';

function subscribe(listener: () => void): () => void {
  const heard = () => {
    current = read();
    listener();
  };
  addEventListener('hashchange', heard);
  return () => removeEventListener('hashchange', heard);
}

export const useRoute = (): Route => useSyncExternalStore(subscribe, () => current);

const goTo = (hash: string) => {
  location.hash = hash;
};

export const go = {
  home: () => goTo('#/'),
  /** To where the role begins its work. */
  begin: () => goTo(''),
  inbox: (uid?: string) => goTo(uid === undefined ? '#/inbox' : `#/inbox/${uid}`),
  area: (code: string) => goTo(`#/area/${code}`),
  openCase: (uid: string) => goTo(`#/case/${uid}`),
  closeCase: () => goTo(areaBehind === null ? '#/' : `#/area/${areaBehind}`),
  register: () => goTo('#/register'),
  mine: () => goTo('#/mine'),
  refusals: () => goTo('#/refusals'),
  audit: () => goTo('#/audit'),
  duties: () => goTo('#/duties'),
  supervision: () => goTo('#/supervision'),
  assessment: () => goTo('#/assessment'),
  quality: () => goTo('#/quality'),
  visits: () => goTo('#/visits'),
  meetings: (id?: string) => goTo(id === undefined ? '#/meetings' : `#/meetings/${id}`),
  reports: (part = '') => goTo(part === '' ? '#/reports' : `#/reports/${part}`),
  kinds: () => goTo('#/kinds'),
  library: (id?: string) => goTo(id === undefined ? '#/library' : `#/library/${id}`),
  writeCase: (uid: string) => goTo(`#/library/case-${uid}`),
};
