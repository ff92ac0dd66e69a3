import { DomainError } from '../errors.ts';
import type { Scope } from './permissions.ts';
import type { RoleName } from './roles.ts';

/** What a refusal calls the reading of each part: its text stands under `act.` in `shared/i18n`. */
const READING: Readonly<Record<Scope, string>> = {
  case: 'readCase',
  file: 'readFile',
  work: 'readWork',
  entries: 'readEntries',
  reporter: 'readReporter',
  tally: 'readTally',
  oversight: 'readOversight',
  stream: 'readStream',
  windowNotices: 'readNotices',
  sectionNotices: 'readNotices',
  policy: 'readPolicy',
  whatIf: 'policyWhatIf',
  unequal: 'readUnequal',
  records: 'readRecords',
  audit: 'readAudit',
  signIns: 'readSignIns',
  duties: 'readDuties',
  supervision: 'readSupervision',
  assessment: 'readAssessment',
  report: 'readReport',
  library: 'readLibrary',
  meetings: 'readMeetings',
  kinds: 'readKinds',
  visits: 'readVisits',
};

/**
 * NOT_PERMITTED for a part that a role does not read. Only for what somebody knows to be there: a center, or a file of which
 * other parts are open to this person; anything else is answered as absent.
 */
export const refuseRead = (role: RoleName, scope: Scope): DomainError =>
  new DomainError('NOT_PERMITTED', { act: READING[scope], role });
