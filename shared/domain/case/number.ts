/** A case number (编号): the center's code, the Beijing day of registration, the serial of that center and day. */
export interface CaseNumber {
  center: string;
  /** YYYYMMDD */
  day: string;
  serial: number;
}

/** `340882-20261122-0007`; serials above 9999 simply grow longer. */
export const formatCaseNumber = ({ center, day, serial }: CaseNumber): string =>
  `${center}-${day}-${String(serial).padStart(4, '0')}`;

/** The parts of a case number, or undefined for a text that is none. */
export function parseCaseNumber(text: string): CaseNumber | undefined {
  const [, center, day, serial] =
    /^([0-9]{6}(?:[0-9]{3})?(?:Z[0-9]{2})?(?:S[0-9]{2})?)-([0-9]{8})-([0-9]{4,9})$/.exec(text) ?? [];
  return center && day && serial ? { center, day, serial: Number(serial) } : undefined;
}
