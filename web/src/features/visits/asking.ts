import type { LevelName } from '../../../../shared/domain/levels.ts';
import type { FindingAct, FindingTextFragment, VisitAct, VisitLineFragment } from '../../gen/graphql.ts';

/** What is asked for now: of the visit, or of one finding. */
export type Asking =
  | { act: VisitAct; visit: VisitLineFragment; finding?: undefined }
  | { act: FindingAct; visit: VisitLineFragment; finding: FindingTextFragment };

export interface VisitFormProps {
  asking: Asking;
  /** The level that holds the visit. */
  level: LevelName;
  onDone: () => void;
  onClose: () => void;
}
