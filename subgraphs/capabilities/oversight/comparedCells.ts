import { type CountedLine, happenedCells } from '../../../shared/domain/tally/cells.ts';
import type { ComparedCell } from './OverseenRows.ts';

/** By what centers are compared (N11). */
const COMPARED = ['closed|verdict', 'rated|classRating', 'reopened|class'];

/** What a line of the ledger adds to the counters by which centers are compared. */
export const comparedCells = (line: CountedLine): ComparedCell[] =>
  happenedCells(line)
    .filter(({ figure, dimension, span }) => COMPARED.includes(`${figure}|${dimension}`) && !span.startsWith('M'))
    .map(({ figure, dimension, span, value }) => [figure, dimension, span, value]);
