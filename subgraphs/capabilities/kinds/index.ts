import { defineCapability } from '../../kit/subgraph.ts';
import { GuideChangeFieldsResolver, GuideChangeResolver, GuideChangesOfCaseResolver } from './GuideChangeResolver.ts';
import { GuideChangeCase, GuideChangeRow } from './GuideChangeRow.ts';
import { guideChangesOn } from './keepGuideChanges.ts';
import { KindRow, MeasureRow } from './KindRows.ts';
import {
  FittingMeasuresResolver,
  KindMeasureResolver,
  KindPlaceResolver,
  KindsResolver,
  MatterKindResolver,
  MeasuresOfCaseResolver,
} from './KindsResolver.ts';
import { lookForKinds } from './lookForKinds.ts';
import { KindPlaces1767225650000 } from './migrations/1767225650000-KindPlaces.ts';
import { Kinds1767225600091 } from './migrations/1767225600091-Kinds.ts';
import { MeasuresBelow1767225620002 } from './migrations/1767225620002-MeasuresBelow.ts';
import { GuideChanges1767225620004 } from './migrations/1767225620004-GuideChanges.ts';
import { hearMeasure, MEASURE } from './tellMeasure.ts';

const DAILY = 86_400;

/** Measures that levels above have decided, shown with the cases that they are for: all that a level without an area of its own has of kinds. */
const told = {
  needs: ['directory', 'cases'],
  entities: [KindRow, MeasureRow],
  migrations: [Kinds1767225600091, MeasuresBelow1767225620002, KindPlaces1767225650000],
  scopes: { CaseFile: { fittingMeasures: 'work' } },
  receives: { [MEASURE]: hearMeasure },
} as const;
const TOLD_RESOLVERS = [FittingMeasuresResolver, KindMeasureResolver, MeasuresOfCaseResolver] as const;

/** From one case to one kind of case (一类事), what is done about it, and whether it comes again: N9, SH-13…16, SH-20…22, SH-43, LH-39, LH-40. */
export const kinds = defineCapability({
  ...told,
  name: 'kinds',
  entities: [...told.entities, GuideChangeRow, GuideChangeCase],
  migrations: [...told.migrations, GuideChanges1767225620004],
  scopes: { CaseFile: { ...told.scopes.CaseFile, guideChanges: 'work' } },
  resolvers: [
    ...[KindsResolver, MatterKindResolver, KindPlaceResolver, ...TOLD_RESOLVERS],
    ...[GuideChangeResolver, GuideChangeFieldsResolver, GuideChangesOfCaseResolver],
  ],
  guideChanges: guideChangesOn,
  jobs: [{ name: 'look-for-kinds', everySeconds: DAILY, run: lookForKinds }],
});

/** What levels above have decided about kinds of matter (上级改进措施), for a level that looks for none itself: SH-15. */
export const kindsTold = defineCapability({ ...told, name: 'kindsTold', resolvers: [...TOLD_RESOLVERS] });
