import type { LevelName } from '../../shared/domain/levels.ts';
import type { Sealer } from '../../subgraphs/kit/vault/sealedTable.ts';
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
  /** Lines whose words were erased by rule. */
  erased: number;
  /** Lines whose words stand sealed and were not read: without the key file nobody can. */
  unread: number;
  roots: number;
  countersigned: number;
  copies: number;
}

export interface Verdict {
  /** What does not hold, the first bad row first. */
  findings: readonly Finding[];
  levels: readonly LevelSummary[];
}

/**
 * Checks the ledgers of some levels, each by itself and against the copies that the others hold. It writes nothing. `open` reads
 * sealed words; where it is null they are counted, and only whether they are there is checked.
 */
export async function verifyLedgers(
  sources: readonly LedgerSource[],
  open: Sealer['read'] | null,
  progress: (level: LevelName, lines: number) => void = () => undefined,
): Promise<Verdict> {
  const findings: Finding[] = [];
  const summaries: LevelSummary[] = [];
  const levels = new Map<LevelName, LevelRoots>();
  for (const source of sources) {
    const { level } = source;
    const checked = await checkLines(source, open, lines => progress(level, lines));
    const roots = await source.roots();
    const keys = await source.keys();
    const witnessed = await source.witnessed();
    levels.set(level, { source, roots, witnessed, keys });
    findings.push(...checked.findings, ...checkRoots(level, roots, checked.trees, keys));
    const { files, lines, chainedLater, erased, unread } = checked;
    const countersigned = roots.filter(({ countersignature }) => countersignature !== null).length;
    const counts = { files, lines, chainedLater, erased, unread };
    summaries.push({ level, ...counts, roots: roots.length, countersigned, copies: witnessed.length });
  }
  findings.push(...(await checkCopies(levels)));
  return { findings: findings.sort(compareFindings), levels: summaries };
}
