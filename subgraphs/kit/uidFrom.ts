import { createHash } from 'node:crypto';

/** Messages are named by a UUID: what has a name of its own gets one made from it, so that it is the same everywhere. */
export function uidFrom(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}
