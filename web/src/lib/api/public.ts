import type { LevelName } from '../../../../shared/domain/levels.ts';
import * as api from '../../gen/graphql.ts';
import { onLevel } from './onLevel.ts';

export const reportOn = (level: LevelName) => onLevel(api.CountyReportMatterDocument, level);
export const rateMineOn = (level: LevelName) => onLevel(api.CountyRateMyCaseDocument, level);
export const objectToMineOn = (level: LevelName) => onLevel(api.CountyObjectToMyResultDocument, level);
export const withdrawMineOn = (level: LevelName) => onLevel(api.CountyWithdrawMyCaseDocument, level);
export const offerOn = (level: LevelName) => onLevel(api.CountyMatterOfferDocument, level);
export const supplyMineOn = (level: LevelName) => onLevel(api.CountySupplyMyMaterialDocument, level);
