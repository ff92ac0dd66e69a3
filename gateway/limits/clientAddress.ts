import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * The address that a request came from, as far as it can be believed. Behind `proxies` servers of one's own (HUB_TRUST_PROXY),
 * it is the entry that the outermost of them wrote into X-Forwarded-For; what stands to the left of it is the caller's word and
 * counts for nothing.
 */
export function callerAddress(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  proxies: number,
): string {
  const direct = socket.remoteAddress ?? 'unknown';
  if (proxies === 0) return direct;
  const told = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const entry = told.at(-proxies)?.trim() ?? '';
  return isIP(entry) === 0 ? direct : entry;
}

/** Whose budget a request is paid from: an IPv6 address is cut to its network (/64), of which every household has one. */
export const clientAddress = (request: Pick<IncomingMessage, 'headers' | 'socket'>, proxies: number): string =>
  network(callerAddress(request, proxies));

function network(address: string): string {
  const inside = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (inside) return inside;
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const groups = address.includes('::')
    ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left;
  return `${groups
    .slice(0, 4)
    .map(group => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
