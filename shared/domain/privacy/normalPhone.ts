/**
 * The one spelling of a telephone number, for comparing: digits only, without the prefix of the country. A fixed line that
 * was written with that prefix gets back the 0 of its area: +86 556 890 1234 and 0556-8901234 are the same line.
 */
export function normalPhone(text: string): string {
  const digits = text.replace(/[^0-9+]/g, '');
  const mobile = /^(?:\+|00)?86(1\d{10})$/.exec(digits)?.[1];
  const line = /^(?:\+|00)86(10\d{8}|[2-9]\d{8,10})$/.exec(digits)?.[1];
  return mobile ?? (line === undefined ? digits.replace(/\+/g, '') : `0${line}`);
}
