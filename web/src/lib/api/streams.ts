import type { LevelName } from '../../../../shared/domain/levels.ts';
import {
  CityEscalationsDocument,
  CityLedgerDocument,
  CountyEscalationsDocument,
  CountyLedgerDocument,
  type FileRowFragment,
  type FrameFragment,
  ProvinceEscalationsDocument,
  ProvinceLedgerDocument,
  TownshipLedgerDocument,
} from '../../gen/graphql.ts';
import type { StreamDocument } from '../streams.ts';

/** One frame of a stream of any level, with what this level holds of the case. */
export type StreamEvent = FrameFragment & { case: { uid: string; file: FileRowFragment | null } | null };

export type StreamKind = 'escalations' | 'ledger';

/** What a level can be followed by. Nobody escalates to a township, so it has only its ledger. */
export const STREAMS: Record<LevelName, Partial<Record<StreamKind, StreamDocument<StreamEvent>>>> = {
  province: {
    escalations: ProvinceEscalationsDocument as StreamDocument<StreamEvent>,
    ledger: ProvinceLedgerDocument as StreamDocument<StreamEvent>,
  },
  city: {
    escalations: CityEscalationsDocument as StreamDocument<StreamEvent>,
    ledger: CityLedgerDocument as StreamDocument<StreamEvent>,
  },
  county: {
    escalations: CountyEscalationsDocument as StreamDocument<StreamEvent>,
    ledger: CountyLedgerDocument as StreamDocument<StreamEvent>,
  },
  township: { ledger: TownshipLedgerDocument as StreamDocument<StreamEvent> },
};
