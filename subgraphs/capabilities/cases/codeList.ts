import type { ValueTransformer } from 'typeorm';

/** A list of codes in a column that can be searched for one of them: `,a,b,`; empty for none. */
export const CODE_LIST: ValueTransformer = {
  to: (codes: readonly string[] | undefined) => (codes === undefined || codes.length === 0 ? '' : `,${codes.join()},`),
  from: (text: string | null) => (text ?? '').split(',').filter(code => code !== ''),
};

/** The pattern that finds a code in such a column; a code has no letter that a pattern would take for more. */
export const holdsCode = (code: string): string => `%,${code},%`;
