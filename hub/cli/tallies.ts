import { type Command, Option } from 'commander';
import type { EntityManager } from 'typeorm';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { NOW } from '../../shared/domain/tally/cells.ts';
import {
  checkTallies,
  rebuildTallies,
  type TallyFault,
  type TallyVerdict,
} from '../../subgraphs/capabilities/cases/recount.ts';
import { openDatabase } from '../../subgraphs/kit/database.ts';
import { KitState } from '../../subgraphs/kit/KitState.ts';
import { readDatabase } from '../../subgraphs/kit/readDatabase.ts';
import { settingsOfProcess } from '../config.ts';
import { eachLevel, EXIT, type LevelWork } from './eachLevel.ts';

const TOLD = 20;

/** Reads at one instant, beside the hub that may be at work. */
const check: LevelWork<TallyVerdict> = (place, level) =>
  readDatabase(place, level, [], db =>
    place.kind === 'sqlite' ? db.transaction(checkTallies) : db.transaction('REPEATABLE READ', checkTallies),
  );

/** Counts anew and writes; answers what does not hold even so. On SQLite the hub must be stopped, and is found if it is not. */
const rebuild: LevelWork<TallyVerdict> = async (place, level) => {
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

async function run(work: LevelWork<TallyVerdict>, { level: wanted }: { level?: LevelName[] }): Promise<void> {
  try {
    const verdicts = await eachLevel(settingsOfProcess(), { wanted }, work);
    process.stdout.write(`${report(verdicts).join('\n')}\n`);
    process.exitCode = verdicts.every(([, { faults }]) => faults.length === 0) ? EXIT.good : EXIT.bad;
  } catch (fault) {
    process.stderr.write(`the figures could not be counted: ${(fault as Error).message}\n`);
    process.exitCode = EXIT.undone;
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
