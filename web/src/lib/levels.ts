import { LEVELS, type LevelName, standsAbove } from '../../../shared/domain/levels.ts';
import type { Level } from '../gen/graphql.ts';

/** The API writes enum values in capitals, the rules of shared/domain in small letters. */
export const levelName = (level: Level): LevelName => level.toLowerCase() as LevelName;

/** A level and those below it, highest first: the levels that can hold something inside an area of this level. */
export const levelsFrom = (top: LevelName): LevelName[] => LEVELS.filter(level => !standsAbove(level, top));

/** The API's type of the file that a level holds. */
export const fileType = (level: LevelName): string => `${level.charAt(0).toUpperCase()}${level.slice(1)}CaseFile`;
