import { type Command, Option } from 'commander';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import {
  type AssessmentFault,
  type AssessmentVerdict,
  rebuildAssessments,
} from '../../subgraphs/capabilities/assessment/rebuild.ts';
import { readTree } from '../../subgraphs/capabilities/directory/readTree.ts';
import { readStored } from '../../subgraphs/capabilities/policy/keepPacks.ts';
import { KitState } from '../../subgraphs/kit/KitState.ts';
import { readDatabase } from '../../subgraphs/kit/readDatabase.ts';
import { settingsOfProcess } from '../config.ts';
import { eachLevel, EXIT, type LevelWork } from './eachLevel.ts';

/** Levels that assess; a township does not. */
const ASSESSING = LEVELS.filter(level => SUBGRAPHS[level].capabilities.some(({ name }) => name === 'assessment'));

/** Reads at one instant, beside the hub that may be at work: nothing is started, and nothing written. */
const check: LevelWork<AssessmentVerdict> = (place, level) => {
  const entities = [KitState, ...SUBGRAPHS[level].capabilities.flatMap(capability => capability.entities ?? [])];
  return readDatabase(place, level, entities as never, db => {
    const look = async (at: typeof db) =>
      rebuildAssessments(at, { tree: await readTree(at), policies: await readStored(at) });
    return place.kind === 'sqlite' ? db.transaction(look) : db.transaction('REPEATABLE READ', look);
  });
};

/** `hub assessment check`: what stands against whom, against what the ledger and the rules of its days lead to (N10). */
export function describeAssessment(assessment: Command): void {
  assessment
    .command('check')
    .description(
      'works the proposals out again from the ledgers and compares; writes nothing; 1 if one is not what the ledger leads to',
    )
    .addOption(new Option('--level <level...>', 'only these levels').choices(ASSESSING))
    .action(run);
}

async function run({ level: wanted }: { level?: LevelName[] }): Promise<void> {
  try {
    const verdicts = await eachLevel(settingsOfProcess(), { of: ASSESSING, wanted }, check);
    process.stdout.write(`${report(verdicts).join('\n')}\n`);
    process.exitCode = verdicts.every(([, { faults }]) => faults.length === 0) ? EXIT.good : EXIT.bad;
  } catch (fault) {
    process.stderr.write(`the proposals could not be checked: ${(fault as Error).message}\n`);
    process.exitCode = EXIT.undone;
  }
}

/** What was found, as a person reads it: a line for each row that does not hold, so that another program can count them. */
function report(verdicts: readonly [LevelName, AssessmentVerdict][]): string[] {
  const lines = verdicts.map(([level, { rows, upTo }]) => `${level}: ${rows} proposals, from ${upTo} lines`);
  const told = verdicts.flatMap(([level, { faults }]) => faults.map(fault => faultLine(level, fault)));
  if (told.length === 0) return [...lines, 'good: every proposal is what the ledger leads to'];
  return [
    ...lines,
    ...told,
    `BAD: ${told.length} ${told.length === 1 ? 'proposal is' : 'proposals are'} not what the ledger leads to`,
    'npx hub verify says whether the ledger itself holds',
  ];
}

/** What each kind of fault means. */
const MEANS: Readonly<Record<AssessmentFault['fault'], string>> = {
  missing: 'the ledger leads to it, and it is not there',
  unfounded: 'nothing in the ledger leads to it',
  different: 'is not what the ledger leads to',
};

/** `county different: proposal … of case … line 41: is not what the ledger leads to (points)` */
function faultLine(level: LevelName, { fault, id, uid, line, columns }: AssessmentFault): string {
  const which = columns.length > 0 ? ` (${columns.join(', ')})` : '';
  return `${level} ${fault}: proposal ${id} of case ${uid} line ${line}: ${MEANS[fault]}${which}`;
}
