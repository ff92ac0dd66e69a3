/** Identity numbers, mobile telephones, bank cards and addresses of mail; a number of an office has another shape. */
const PERSONAL = [
  /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g,
  /(?<![\dA-Za-z])\d{15}(?:\d{1,4})?(?![\dA-Za-z])/g,
  /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
] as const;

/**
 * A text with the numbers that name a person replaced by stars (N12): identity card, mobile telephone, bank card, address of
 * mail. For texts that are read beyond the people who work on a case. Names are not found: a rule cannot tell them from
 * other words.
 */
export const withoutNumbers = (text: string): string =>
  PERSONAL.reduce((rest, pattern) => rest.replace(pattern, '****'), text.normalize('NFC'));
