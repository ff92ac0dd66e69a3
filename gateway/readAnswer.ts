import type { Readable } from 'node:stream';
import type { ExecutionResult } from 'graphql';
import { parseAnswer } from './limits/names.ts';

/** The largest answer of a subgraph that the gateway takes, and the largest frame of a stream. */
export const ANSWER_LIMIT = 20_000_000;

/** The body of an answer as text. Rejects, and reads no further, when it is larger than `limit` bytes. */
export async function readAnswer(body: Readable, limit = ANSWER_LIMIT): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  // to leave the loop destroys the stream, and with it the connection
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) throw new RangeError(`the answer is larger than ${limit} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** An answer that has the shape of one; undefined for anything else. */
export function asAnswer(text: string): ExecutionResult | undefined {
  let answer: unknown;
  try {
    answer = parseAnswer(text);
  } catch {
    return undefined;
  }
  if (!isObject(answer) || !('data' in answer || 'errors' in answer)) return undefined;
  const { data, errors } = answer;
  if (data !== undefined && data !== null && !isObject(data)) return undefined;
  return errors === undefined || (Array.isArray(errors) && errors.every(isError)) ? answer : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isError = (error: unknown): boolean => isObject(error) && typeof error.message === 'string';
