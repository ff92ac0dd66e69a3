import { type Command, Option } from 'commander';
import type { EntityManager } from 'typeorm';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { NOW } from '../../shared/domain/tally/cells.ts';
import { SettingsError } from '../../shared/settings.ts';
import {
  checkTallies,
  rebuildTallies,
  type TallyFault,
  type TallyVerdict,
} from '../../subgraphs/capabilities/cases/recount.ts';
import { type DatabasePlace, openDatabase } from '../../subgraphs/kit/database.ts';
import { KitState } from '../../subgraphs/kit/KitState.ts';
import { readDatabase } from '../../subgraphs/kit/readDatabase.ts';
import { placeOf } from '../../subgraphs/places.ts';
import { settingsOfProcess } from '../config.ts';

/** Exit codes: all is as the ledger says; something is not; it could not be done. */
const EXIT = { good: 0, bad: 1, undone: 2 };
const TOLD = 20;

type Work = (place: DatabasePlace, level: LevelName) => Promise<TallyVerdict | undefined>;

/** Reads at one instant, beside the hub that may be at work. */
const check: Work = (place, level) =>
  readDatabase(place, level, [], db =>
    place.kind === 'sqlite' ? db.transaction(checkTallies) : db.transaction('REPEATABLE READ', checkTallies),
  );

/** Counts anew and writes; answers what does not hold even so. On SQLite the hub must be stopped, and is found if it is not. */
const rebuild: Work = async (place, level) => {
  if ((await readDatabase(place, level, [], async () => true)) === undefined) return undefined;
  const database = await openDatabase(place, level, { entities: [KitState], migrations: [] });
  try {
    return await database.freeze(async (tx: EntityManager) => {
      await rebuildTallies(tx);
      return checkTallies(tx);
    });
  } finally {
    await database.close();
  }
};

/** `hub tallies check | rebuild`: the figures that each level keeps, against a recount of its ledger (N7, N10). */
export function describeTallies(tallies: Command): void {
  const levels = () => new Option('--level <level...>', 'only these levels').choices(LEVELS);
  tallies
    .command('check')
    .description('recounts the ledgers and compares; writes nothing; 1 if a figure is not what the ledger says')
    .addOption(levels())
    .action((options: { level?: LevelName[] }) => run(check, options));
  tallies
    .command('rebuild')
    .description('counts the figures anew from the ledgers; the hub must be stopped')
    .addOption(levels())
    .action((options: { level?: LevelName[] }) => run(rebuild, options));
}

async function run(work: Work, { level: wanted }: { level?: LevelName[] }): Promise<void> {
  const settings = settingsOfProcess();
  const verdicts: [LevelName, TallyVerdict][] = [];
  try {
    for (const level of LEVELS.filter(one => wanted === undefined || wanted.includes(one))) {
      const verdict = await ifThere(() => work(placeOf(settings), level));
      if (verdict) verdicts.push([level, verdict]);
      else if (wanted !== undefined) throw new SettingsError([`--level ${level}: there is no database of this level`]);
    }
    if (verdicts.length === 0)
      throw new SettingsError([`HUB_DATA: there is no database of a level in ${settings.HUB_DATA}`]);
  } catch (fault) {
    process.stderr.write(`the figures could not be counted: ${(fault as Error).message}\n`);
    process.exitCode = EXIT.undone;
    return;
  }
  process.stdout.write(`${report(verdicts).join('\n')}\n`);
  process.exitCode = verdicts.every(([, { faults }]) => faults.length === 0) ? EXIT.good : EXIT.bad;
}

/** A server need not have a database of every level. */
async function ifThere<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await look();
  } catch (fault) {
    if ((fault as { code?: string }).code === 'ER_BAD_DB_ERROR') return undefined;
    throw fault;
  }
}

/** What was found, as a person reads it. */
function report(verdicts: readonly [LevelName, TallyVerdict][]): string[] {
  const lines = verdicts.map(([level, { files, lines: count, counters, older }]) => {
    const apart = older > 0 ? ` (${older} of them counted as an older release left them)` : '';
    return `${level}: ${files} files${apart}, ${count} lines, ${counters} counters`;
  });
  const told = verdicts.flatMap(([level, { faults }]) => faults.map(fault => faultLine(level, fault)));
  if (told.length === 0) return [...lines, 'good: every figure is what the ledger says'];
  const more = told.length > TOLD ? [`  and ${told.length - TOLD} more`] : [];
  return [
    ...lines,
    `BAD: ${told.length} ${told.length === 1 ? 'figure or file is' : 'figures and files are'} not what the ledger says`,
    ...told.slice(0, TOLD).map(line => `  ${line}`),
    ...more,
    'npx hub verify says whether the ledger itself holds; npx hub tallies rebuild counts the figures anew from it',
  ];
}

/** `county 340882 closed of 2026-09-28 by cause other: kept 3, the ledger says 2` */
function faultLine(level: LevelName, fault: TallyFault): string {
  if (fault.fault === 'file')
    return `${level} ${fault.center} file ${fault.uid}: is not what its last line says (${fault.members})`;
  const { center, figure, dimension, span, value, says, ledger } = fault;
  const of = span === NOW ? ' now' : ` of ${span.replace('M', '')}`;
  const by = dimension === 'all' ? '' : ` by ${dimension} ${value === '' ? '–' : value}`;
  return `${level} ${center} ${figure}${of}${by}: kept ${says}, the ledger says ${ledger}`;
}
