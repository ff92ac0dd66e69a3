import { defineCapability } from '../../kit/subgraph.ts';
import { ForecastOfCaseResolver, ForecastResolver } from './ForecastResolver.ts';
import { keepSpreads } from './keepSpreads.ts';
import { Forecast1767225600092 } from './migrations/1767225600092-Forecast.ts';
import { SpreadRow } from './SpreadRow.ts';

const DAILY = 86_400;

/** When a case is likely to be done, with the number of cases that this rests on (办结预测), N17. For planning, never for scoring. */
export const forecast = defineCapability({
  name: 'forecast',
  needs: ['cases'],
  entities: [SpreadRow],
  migrations: [Forecast1767225600092],
  resolvers: [ForecastOfCaseResolver, ForecastResolver],
  jobs: [{ name: 'keep-spreads', everySeconds: DAILY, run: keepSpreads }],
});
