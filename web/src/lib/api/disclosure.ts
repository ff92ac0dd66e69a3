import type { LevelName } from '../../../../shared/domain/levels.ts';
import * as api from '../../gen/graphql.ts';
import { onLevel } from './onLevel.ts';

export const reporterOn = (level: LevelName) => onLevel(api.CountyReporterDocument, level);
export const revealOn = (level: LevelName) => onLevel(api.CountyRevealReporterDocument, level);
export const exportOn = (level: LevelName) => onLevel(api.CountyExportFilesDocument, level);
export const myReceiptOn = (level: LevelName) => onLevel(api.CountyMyReceiptDocument, level);
export const myCaseOn = (level: LevelName) => onLevel(api.CountyMyCaseDocument, level);
