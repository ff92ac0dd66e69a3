/** Chinese texts of permissions. Part of `zh-CN.ts`. */
export const accessZhCN = {
  'act.loadNotice': '加载放假安排',
  'act.readCase': '查看办件',
  'act.readFile': '查看办件内容',
  'act.readInbox': '查看部门待办工单',
  'act.readWork': '查看内部办理情况',
  'act.readEntries': '查看办理过程',
  'act.readReporter': '查看反映人',
  'act.readTally': '查看统计',
  'act.readOversight': '查看全域态势',
  'act.readStream': '查看台账实时流',
  'act.readNotices': '查看告知箱',
  'act.readPolicy': '查看政策',
  'act.readUnequal': '查看同事不同办比对',
  'act.readAudit': '查阅审计记录',
  'act.readSignIns': '查阅登录记录',
} as const;
