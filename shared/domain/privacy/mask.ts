/** 张三 -> 张*, 欧阳小明 -> 欧**明, 古丽努尔汗 -> 古***汗, a firm's long name keeps its first two and last two characters. */
export function maskName(name: string): string {
  const letters = [...name];
  if (letters.length <= 1) return '*';
  if (letters.length === 2) return `${letters[0]}*`;
  if (letters.length <= 6) return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`;
  return `${letters.slice(0, 2).join('')}***${letters.slice(-2).join('')}`;
}

/** 13812345678 -> 138****5678; a short number keeps only its last two digits. */
export function maskPhone(phone: string): string {
  return phone.length >= 11
    ? `${phone.slice(0, 3)}****${phone.slice(-4)}`
    : phone.length > 4
      ? `****${phone.slice(-2)}`
      : '****';
}
