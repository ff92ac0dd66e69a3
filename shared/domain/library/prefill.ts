import type { Outcome } from '../policy/crosswalk.ts';
import { anonymised } from '../privacy/looksPersonal.ts';

/** The words of a case in the library (案例正文). */
export interface LibraryWords {
  title: string;
  /** What somebody wanted (问题). */
  problem: string;
  /** Why it could not get done (堵点). */
  obstacle: string;
  /** How it was done after all (做法). */
  solution: string;
  /** What it rests on (依据). */
  basis: string | null;
  /** What came of it (成效). */
  effect: string | null;
}

export const WORD_FIELDS = ['title', 'problem', 'obstacle', 'solution', 'basis', 'effect'] as const;
export type WordField = (typeof WORD_FIELDS)[number];

/** What of a settled case a draft is made of. `known` are the reporter’s name and numbers, which must not come out again. */
export interface Settled {
  item: string | null;
  title: string;
  demands: readonly string[];
  /** The names of the causes that were ticked. */
  causes: readonly string[];
  /** What was said of each demand in the end, and the article named for it. */
  said: readonly { said: string; article: string | null }[];
  outcome: Outcome | null;
  workdays: number | null;
  departments: number;
  known: readonly string[];
}

const LIMITS: Readonly<Record<WordField, number>> = {
  ...{ title: 100, problem: 1000, obstacle: 1000, solution: 2000, basis: 300, effect: 500 },
};

/**
 * A draft for whoever writes the case anew: the parts that the file has, in their order, without what points to a person. It is a
 * help and no text to publish: who writes says in own words what others can learn from it.
 */
export function prefill(settled: Settled): LibraryWords {
  const { item, title, demands, causes, said, workdays, departments, known } = settled;
  const articles = [...new Set(said.flatMap(({ article }) => (article === null ? [] : [article])))];
  const took = workdays === null ? '' : `用时${workdays}个工作日`;
  const together = departments > 1 ? `${departments}个部门协同` : '';
  const words: Record<WordField, string> = {
    title: item === null ? title : `${item}：${title}`,
    problem: demands.join('\n'),
    obstacle: causes.join('；'),
    solution: said.map(one => one.said).join('\n'),
    basis: articles.join('；'),
    effect: [took, together].filter(Boolean).join('，'),
  };
  const clean = (field: WordField): string =>
    [...anonymised(words[field], known).trim()].slice(0, LIMITS[field]).join('');
  return {
    ...{ title: clean('title'), problem: clean('problem'), obstacle: clean('obstacle'), solution: clean('solution') },
    ...{ basis: clean('basis') || null, effect: clean('effect') || null },
  };
}
