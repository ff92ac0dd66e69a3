import { defineCapability } from '../../kit/subgraph.ts';
import { forgetCase } from './forgetCase.ts';
import { LibraryCaseResolver, LibraryResolver } from './LibraryResolver.ts';
import { LibraryRow, LibraryTerm, LibraryTermCount } from './LibraryRow.ts';
import { Library1767225600090 } from './migrations/1767225600090-Library.ts';
import { TermCounts1767225600093 } from './migrations/1767225600093-TermCounts.ts';
import { suggestCases } from './suggestCases.ts';
import { hearLibrary, PUBLISHED } from './tellLibrary.ts';
import { typicalCases } from './typicalCases.ts';

const HOURLY = 3_600;

/** Solved cases, written anew for others to learn from, and found again in the words that people use (案例库): SH-35, WL-14, WL-34, WL-35, WL-78. */
export const library = defineCapability({
  name: 'library',
  needs: ['directory', 'policy', 'cases'],
  entities: [LibraryRow, LibraryTerm, LibraryTermCount],
  migrations: [Library1767225600090, TermCounts1767225600093],
  typicalCases,
  resolvers: [LibraryResolver, LibraryCaseResolver],
  receives: { [PUBLISHED]: hearLibrary },
  jobs: [{ name: 'suggest-cases', everySeconds: HOURLY, run: suggestCases }],
  forget: forgetCase,
});
