/** What is changed (变更对象): the service guide of an item (办事指南), or the list of items itself (事项清单): LH-40, WL-35, WL-105. */
export const CHANGED = ['guide', 'itemList'] as const;
export type Changed = (typeof CHANGED)[number];

/** Where a change stands (变更状态): what was adopted is on record for good. */
export const GUIDE_CHANGE_STATES = ['draft', 'adopted', 'dropped'] as const;
export type GuideChangeState = (typeof GUIDE_CHANGE_STATES)[number];

export const GUIDE_CHANGE_ACTS = ['adopt', 'drop'] as const;
export type GuideChangeAct = (typeof GUIDE_CHANGE_ACTS)[number];

const COURSE: Readonly<Record<GuideChangeState, Partial<Readonly<Record<GuideChangeAct, GuideChangeState>>>>> = {
  draft: { adopt: 'adopted', drop: 'dropped' },
  adopted: {},
  dropped: {},
};

/** The state after an act; undefined where it is not foreseen. */
export const guideChangeAfter = (state: GuideChangeState, act: GuideChangeAct): GuideChangeState | undefined =>
  COURSE[state][act];
