import { roleReads } from '../../../shared/domain/access/permissions.ts';
import { hasDepartment, type RoleName } from '../../../shared/domain/access/roles.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import type { Route } from '../lib/route.ts';
import { readsAudit } from './readsAudit.ts';
import { comparesCenters, readsKinds } from './readsLearning.ts';
import { readsRefusals } from './readsRefusals.ts';

/** Pages that one turns to from the bar. Registering is no page to look at, and has a button of its own. */
export type PageName = Exclude<Route['page'], 'register' | 'report' | 'mine'>;

/** Pages that are of one work. */
export interface PageGroup {
  key: 'desk' | 'press' | 'learn' | 'watch';
  pages: readonly PageName[];
}

const GROUPS: readonly PageGroup[] = [
  { key: 'desk', pages: ['inbox', 'cockpit', 'meetings', 'duties'] },
  { key: 'press', pages: ['supervision', 'visits', 'assessment'] },
  { key: 'learn', pages: ['reports', 'quality', 'kinds', 'library', 'policies'] },
  { key: 'watch', pages: ['refusals', 'audit', 'wall'] },
];

/** The level is null while it is not known where the person works. */
const READS: Readonly<Record<PageName, (role: RoleName, level: LevelName | null) => boolean>> = {
  inbox: role => hasDepartment(role),
  cockpit: () => true,
  meetings: role => roleReads(role, 'meetings'),
  duties: role => roleReads(role, 'duties'),
  supervision: role => roleReads(role, 'supervision'),
  visits: role => roleReads(role, 'visits'),
  assessment: role => roleReads(role, 'assessment'),
  reports: role => roleReads(role, 'report'),
  quality: (role, level) => level !== null && comparesCenters(role, level),
  kinds: (role, level) => level !== null && readsKinds(role, level),
  library: role => roleReads(role, 'library'),
  policies: role => roleReads(role, 'policy'),
  refusals: role => readsRefusals(role),
  audit: role => readsAudit(role),
  wall: (role, level) => level !== null && level !== 'township' && roleReads(role, 'oversight'),
};

/** The pages that a role reads at a level, by the work that they are of. */
export const navigation = (role: RoleName, level: LevelName | null): PageGroup[] =>
  GROUPS.map(({ key, pages }) => ({ key, pages: pages.filter(page => READS[page](role, level)) })).filter(
    ({ pages }) => pages.length > 0,
  );

/** Where it stands. */
export const hashOf = (page: PageName): string => (page === 'cockpit' ? '#/' : `#/${page}`);
