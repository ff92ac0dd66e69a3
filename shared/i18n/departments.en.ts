import type { departmentsZhCN } from './departments.zh-CN.ts';

/** English texts of stationed departments. Part of `en.ts`. */
export const departmentsEn: Record<keyof typeof departmentsZhCN, string> = {
  'error.DEPARTMENT_UNKNOWN': 'No department of this center is called what “{field}” says.',
  'remedy.DEPARTMENT_UNKNOWN':
    'Choose one of the center’s departments, by its name, a short name or its code. Written most like it: {nearest}. One that has staff here has to be entered first, by the supervision section or the center’s head.',
  'error.DEPARTMENT_NAME_TAKEN': '“{name}” ({code}) has this name already.',
  'remedy.DEPARTMENT_NAME_TAKEN':
    'Choose another name; where both are the same department, rename it under its code {code}.',
  'act.stationDepartment': 'keep the register of departments',
  'field.assist': 'Departments that help',
  'field.departmentName': 'Name of the department',
  'field.otherNames': 'Other names',
  'field.from': 'From',
};
