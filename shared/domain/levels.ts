/** The four administrative levels that run centers, highest first (省 / 市 / 县 / 乡镇街道). */
export const LEVELS = ['province', 'city', 'county', 'township'] as const;

export type LevelName = (typeof LEVELS)[number];

/** Narrows a text to a level name. */
export const isLevelName = (text: string): text is LevelName => (LEVELS as readonly string[]).includes(text);

/** True when `upper` stands above `lower`; it need not be the next one: Shanghai's districts have no city above them. */
export const standsAbove = (upper: LevelName, lower: LevelName): boolean =>
  LEVELS.indexOf(upper) < LEVELS.indexOf(lower);
