import { pino } from 'pino';

/** What would be a slip of the programmer, wherever it stands in a line; the second belt beside never passing it. */
const PERSONAL = [
  'authorization',
  'reporterName',
  'reporterPhone',
  'reporterIdNumber',
  'phone',
  'idNumber',
  'reporter',
];
const REDACTED = PERSONAL.flatMap(name => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]);

/** How the log writes; apart, so that a test can give it another place to write to. */
export const LOG_OPTIONS = { name: 'doudi', level: 'info', redact: REDACTED };

/**
 * The one log. Lines are JSON on stderr, so that stdout stays for people. Never pass a case's texts or a person's data:
 * log ids, codes and counts.
 */
export const log = pino(LOG_OPTIONS, pino.destination(2));
