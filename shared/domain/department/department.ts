/** A department with staff in a center (进驻部门), as it stood from a day on. */
export interface Department {
  /** Short, and never used for another department: tokens, orders and files name it by this. */
  code: string;
  name: string;
  /** Short and earlier names by which clerks know it (简称、曾用名). */
  otherNames: readonly string[];
}

/** One entry of a register: a department as it is from a day on; entries are added and never changed. */
export interface DepartmentVersion extends Department {
  /** YYYY-MM-DD, in Beijing. */
  validFrom: string;
  /** The day on which it ceases (撤销日期); null while it works. */
  validTo: string | null;
}

/** Letters that need no care in a token, a column or a search; as long as the columns that keep it. */
const CODE = /^[a-z][a-z0-9-]{1,23}$/;

export const isDepartmentCode = (text: string): boolean => CODE.test(text);
