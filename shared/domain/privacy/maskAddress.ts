import type { OutsideChannel } from '../case/notices.ts';
import { maskPhone } from './mask.ts';

/** What may be kept of an address that a notice went to: 138****5678, w***@example.cn, o*** for a WeChat name. */
export function maskAddress(channel: OutsideChannel, address: string): string {
  if (channel === 'sms') return maskPhone(address);
  const end = channel === 'email' ? address.lastIndexOf('@') : address.length;
  const letters = [...address.slice(0, Math.max(end, 0))];
  // one letter of a short name would be half of it
  return `${letters.length > 2 ? letters[0] : ''}***${end > 0 ? address.slice(end) : ''}`;
}
