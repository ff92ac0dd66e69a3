import type { IncomingMessage } from 'node:http';

/** The largest request that is read: ten times the longest form. */
export const BODY_LIMIT = 1_000_000;

/** The body of a request as text. Rejects when it is larger than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit = BODY_LIMIT): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) throw new RangeError(`the body is larger than ${limit} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
