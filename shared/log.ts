import { pino } from 'pino';

/**
 * The one log. Lines are JSON on stderr, so that stdout stays for people. Never pass a case's texts or a person's data:
 * log ids, codes and counts.
 */
export const log = pino(
  { name: 'doudi', level: 'info', redact: ['authorization', '*.authorization', '*.reporterName', '*.reporterPhone'] },
  pino.destination(2),
);
