/** The header, and the connection parameter, that names the duty in which a page asks; the same as in shared/identity. */
export const DUTY_HEADER = 'x-doudi-duty';
