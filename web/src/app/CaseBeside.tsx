import { CaseComparison } from '../features/quality/CaseComparison.tsx';
import { CaseSupervision } from '../features/supervision/CaseSupervision.tsx';
import type { PressedCase } from '../lib/pressedCase.ts';
import { TellCase } from './TellCase.tsx';

/** What other parts of the pages say beside a case that is open. */
export const CaseBeside = ({ pressed }: { pressed: PressedCase }) => (
  <>
    <CaseSupervision pressed={pressed} />
    <CaseComparison pressed={pressed} />
    <TellCase pressed={pressed} />
  </>
);
