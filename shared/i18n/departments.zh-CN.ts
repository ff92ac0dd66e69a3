/** Chinese texts of stationed departments. Part of `zh-CN.ts`. */
export const departmentsZhCN = {
  'error.DEPARTMENT_UNKNOWN': '本中心没有“{field}”一栏所填的进驻部门。',
  'remedy.DEPARTMENT_UNKNOWN':
    '请从本中心的进驻部门中选择，全称、简称或代码均可。相近的有：{nearest}。确已进驻的，请督查科室或中心负责人先登记该部门。',
  'error.DEPARTMENT_NAME_TAKEN': '这个名称已由“{name}”({code})使用。',
  'remedy.DEPARTMENT_NAME_TAKEN': '请换一个名称或简称；两者确为同一部门的，请沿用代码 {code} 更名。',
  'act.stationDepartment': '登记进驻部门',
  'field.assist': '协办部门',
  'field.departmentName': '部门名称',
  'field.otherNames': '简称和曾用名',
  'field.from': '生效日期',
} as const;
