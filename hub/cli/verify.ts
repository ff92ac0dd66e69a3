import { existsSync } from 'node:fs';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { SettingsError } from '../../shared/settings.ts';
import { openVault } from '../../subgraphs/kit/vault/vault.ts';
import { keyFileOf, placeOf } from '../../subgraphs/places.ts';
import { settingsOfProcess } from '../config.ts';
import type { Finding } from '../verify/finding.ts';
import { type OpenSource, openSource } from '../verify/openSource.ts';
import { type LevelSummary, type Verdict, verifyLedgers } from '../verify/verifyLedgers.ts';

/** Exit codes: all holds; something does not; it could not be checked. */
const EXIT = { good: 0, bad: 1, unread: 2 };
const TOLD = 20;

/**
 * `hub verify`: reads the databases of HUB_DATA or HUB_DATABASE, starts nothing and writes nothing, recomputes every chain,
 * root and signature, and compares with the copies at the other levels. Names the first bad row, and ends with 1.
 */
export async function runVerify({ level }: { level?: LevelName[] }): Promise<void> {
  const settings = settingsOfProcess();
  const place = placeOf(settings);
  const sources: OpenSource[] = [];
  try {
    for (const name of LEVELS.filter(one => level === undefined || level.includes(one))) {
      const source = await open(place, name);
      if (source) sources.push(source);
      else if (level !== undefined) throw new SettingsError([`--level ${name}: there is no database of this level`]);
    }
    if (sources.length === 0)
      throw new SettingsError([`HUB_DATA: there is no database of a level in ${settings.HUB_DATA}`]);
    const verdict = await verifyLedgers(sources, wordsReader(settings), progress);
    process.stderr.write(process.stderr.isTTY ? '\r\u001b[K' : '');
    process.stdout.write(`${report(verdict).join('\n')}\n`);
    process.exitCode = verdict.findings.length === 0 ? EXIT.good : EXIT.bad;
  } catch (fault) {
    const { message } = fault as Error;
    process.stderr.write(`the ledger could not be checked: ${message}\n`);
    process.exitCode = EXIT.unread;
  } finally {
    for (const source of sources) await source.close();
  }
}

/** Opens sealed words where there is a key file; a checker without one checks everything else. */
function wordsReader(settings: ReturnType<typeof settingsOfProcess>) {
  const file = keyFileOf(settings);
  return existsSync(file) ? openVault({ file, makes: false }).open : null;
}

const open = async (place: ReturnType<typeof placeOf>, level: LevelName): Promise<OpenSource | undefined> => {
  try {
    return await openSource(place, level);
  } catch (fault) {
    const { code } = fault as { code?: string };
    if (code === 'ER_BAD_DB_ERROR') return undefined; // a server without a database of this level
    throw fault;
  }
};

/** What the check found, as a person reads it. */
export function report({ findings, levels }: Verdict): string[] {
  const lines = levels.map(summaryLine);
  const [first, ...more] = findings;
  if (!first) return [...lines, 'good: every chain, root, signature and copy holds'];
  const rest = more.slice(0, TOLD).map(found => `  also: ${findingLine(found)}`);
  if (more.length > TOLD) rest.push(`  and ${more.length - TOLD} more`);
  return [
    ...lines,
    `BAD: ${findings.length} ${findings.length === 1 ? 'row does' : 'rows do'} not hold`,
    `first bad row: ${findingLine(first)}`,
    ...rest,
  ];
}

function summaryLine({ level, files, lines, roots, countersigned, copies, ...more }: LevelSummary): string {
  const { chainedLater, erased, unread } = more;
  const apart = [
    chainedLater > 0 ? `${chainedLater} of them chained later` : null,
    erased > 0 ? `the words of ${erased} erased` : null,
    unread > 0 ? `the words of ${unread} not read: no key file` : null,
  ].filter(part => part !== null);
  return (
    `${level}: ${files} files, ${lines} lines${apart.length > 0 ? ` (${apart.join(', ')})` : ''}, ` +
    `${roots} roots (${countersigned} countersigned), ${copies} copies of others’ roots`
  );
}

/** `county 340882 case 340882-20261122-0007 (uid …) line 3 [seq 41]: …` */
export function findingLine({ fault, level, center, number, uid, no, seq, day, text }: Finding): string {
  const where = [
    level,
    center,
    number === null ? null : `case ${number}`,
    uid === null ? null : `(${uid})`,
    no === null ? null : `line ${no}`,
    seq === null ? null : `[seq ${seq}]`,
    day === null ? null : `root of ${day}`,
  ];
  return `${where.filter(part => part !== null).join(' ')}: ${text} (${fault})`;
}

let told = 0;
/** One line that renews itself on a terminal; a line each 100 000 lines elsewhere. */
function progress(level: LevelName, lines: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${level}: ${lines} lines`);
  else if (Math.floor(lines / 100_000) > told) process.stderr.write(`${level}: ${lines} lines\n`);
  told = Math.floor(lines / 100_000);
}
