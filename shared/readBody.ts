import type { IncomingMessage } from 'node:http';

/** The largest request that is read: ten times the longest form. */
export const BODY_LIMIT = 1_000_000;

/** The body of a request as text. Rejects when it is larger than `limit` bytes; the rest is then read and thrown away. */
export function readBody(request: IncomingMessage, limit = BODY_LIMIT): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      // to stop reading here would cut the connection under an answer that says why
      if (size > limit) reject(new RangeError(`the body is larger than ${limit} bytes`));
      else parts.push(part);
    });
    request.once('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    request.once('error', reject);
  });
}
