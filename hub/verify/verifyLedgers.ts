import type { LevelName } from '../../shared/domain/levels.ts';
import { checkCopies, type LevelRoots } from './checkCopies.ts';
import { checkLines } from './checkLines.ts';
import { checkRoots } from './checkRoots.ts';
import { compareFindings, type Finding } from './finding.ts';
import type { LedgerSource } from './source.ts';

/** What was checked at one level. */
export interface LevelSummary {
  level: LevelName;
  files: number;
  lines: number;
  chainedLater: number;
  roots: number;
  countersigned: number;
  copies: number;
}

export interface Verdict {
  /** What does not hold, the first bad row first. */
  findings: readonly Finding[];
  levels: readonly LevelSummary[];
}

/** Checks the ledgers of some levels, each by itself and against the copies that the others hold. It writes nothing. */
export async function verifyLedgers(
  sources: readonly LedgerSource[],
  progress: (level: LevelName, lines: number) => void = () => undefined,
): Promise<Verdict> {
  const findings: Finding[] = [];
  const summaries: LevelSummary[] = [];
  const levels = new Map<LevelName, LevelRoots>();
  for (const source of sources) {
    const { level } = source;
    const checked = await checkLines(source, lines => progress(level, lines));
    const roots = await source.roots();
    const keys = await source.keys();
    const witnessed = await source.witnessed();
    levels.set(level, { source, roots, witnessed, keys });
    findings.push(...checked.findings, ...checkRoots(level, roots, checked.trees, keys));
    const { files, lines, chainedLater } = checked;
    const countersigned = roots.filter(({ countersignature }) => countersignature !== null).length;
    summaries.push({ level, files, lines, chainedLater, roots: roots.length, countersigned, copies: witnessed.length });
  }
  findings.push(...(await checkCopies(levels)));
  return { findings: findings.sort(compareFindings), levels: summaries };
}
