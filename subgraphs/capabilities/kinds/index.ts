import { defineCapability } from '../../kit/subgraph.ts';
import { KindRow, MeasureRow } from './KindRows.ts';
import { KindMeasureResolver, KindsResolver, MatterKindResolver } from './KindsResolver.ts';
import { lookForKinds } from './lookForKinds.ts';
import { Kinds1767225600091 } from './migrations/1767225600091-Kinds.ts';

const DAILY = 86_400;

/** From one case to one kind of case (一类事), what is done about it, and whether it comes again: N9, SH-13…16, SH-20…22, SH-43, LH-39, LH-40. */
export const kinds = defineCapability({
  name: 'kinds',
  needs: ['directory', 'cases'],
  entities: [KindRow, MeasureRow],
  migrations: [Kinds1767225600091],
  resolvers: [KindsResolver, MatterKindResolver, KindMeasureResolver],
  jobs: [{ name: 'look-for-kinds', everySeconds: DAILY, run: lookForKinds }],
});
