/**
 * What can be found at fault once somebody has looked into it (经核实): the five kinds of LH-47, the three of LH-51, and an officer
 * who was not at the post (LH-46).
 */
export const FAULTS = [
  'notDone', // LH-47 应办未办
  'unskilled', // LH-47, LH-49 业务不熟
  'careless', // LH-47, LH-49 审核不严
  'pretended', // LH-47 作为不实
  'attitude', // LH-47, LH-49 服务态度差
  'slighted', // LH-51 重视不够
  'shirked', // LH-51 推脱责任
  'notCarriedOut', // LH-51 落实不力
  'absent', // LH-46 接诉即办专员不按时到岗
] as const;
export type Fault = (typeof FAULTS)[number];

/** What the point rules of a pack may name: happenings that the ledger tells by itself, and three that a person has found. */
export const POINT_EVENTS = [
  'lateToSummons', // LH-46
  'absentFromDuty', // LH-46
  'verifiedFault', // LH-47
  'neglect', // LH-51
  'overdueReply', // an order that was not answered in time
  'overdue', // WL-85: the citizen’s date has passed
  'pingPong', // N14: given back once too often
] as const;
export type PointEvent = (typeof POINT_EVENTS)[number];

const EVENTS: Readonly<Record<Fault, PointEvent>> = {
  notDone: 'verifiedFault',
  unskilled: 'verifiedFault',
  careless: 'verifiedFault',
  pretended: 'verifiedFault',
  attitude: 'verifiedFault',
  slighted: 'neglect',
  shirked: 'neglect',
  notCarriedOut: 'neglect',
  absent: 'absentFromDuty',
};

/** Which point rules a fault falls under. */
export const eventOfFault = (fault: Fault): PointEvent => EVENTS[fault];

export const isFault = (text: string | undefined): text is Fault =>
  (FAULTS as readonly (string | undefined)[]).includes(text);

/** LH-49: 业务不熟练、审核材料不细致、服务态度差 count against the person whom a complaint is about. */
export const isComplaint = (fault: Fault): boolean =>
  (['unskilled', 'careless', 'attitude'] as Fault[]).includes(fault);
