/** GB 11643: the weight of each of the first 17 digits, and the check digit by the sum modulo 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** The one spelling of a number: without spaces, in capitals, with ordinary letters and digits. */
export const normalIdNumber = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** Whether a day is in the calendar and not in the future of any clock that this could be asked by. */
function isBirthday(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number);
  if (!year || !month || !day || year < 1850 || year > 2100) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whether it is the 18-digit number of a resident identity card (居民身份证): a birthday, and the check digit of GB 11643. */
export function isResidentIdNumber(text: string): boolean {
  const number = normalIdNumber(text);
  if (!/^[1-9]\d{16}[\dX]$/.test(number) || !isBirthday(number.slice(6, 14))) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return CHECK_DIGITS[sum % 11] === number[17];
}

/**
 * Whether it can be the number of an identity document (证件号码). A number of 18 digits must be right to its check digit; one of
 * digits alone and about as long is a misread one. Passports, travel permits and the credit codes of firms (which begin with
 * 9 and may be digits alone) have letters or are shorter, and are taken as they are.
 */
export function isIdNumber(text: string): boolean {
  const number = normalIdNumber(text);
  if (!/^[0-9A-Z()-]{5,20}$/.test(number)) return false;
  if (/^[1-8]\d{16}[\dX]$/.test(number)) return isResidentIdNumber(number);
  return !/^\d{13,20}$/.test(number) || /^9\d{17}$/.test(number);
}

/** 340826199001011234 -> 340***********1234; of a shorter number only the last two letters stay. */
export function maskIdNumber(number: string): string {
  const letters = [...number];
  if (letters.length >= 15) return `${number.slice(0, 3)}${'*'.repeat(letters.length - 7)}${number.slice(-4)}`;
  return letters.length > 4 ? `****${number.slice(-2)}` : '****';
}
