import { useRef } from 'react';

/**
 * What was read last of the same thing: a list that was there stays while a later question fails, with the failure told beside it.
 *
 * @param now - what is known now; undefined while nothing is, or where the question failed
 * @param of - what it is of; of something else nothing is kept
 */
export function useKept<T>(now: T | null | undefined, of: string): T | undefined {
  const kept = useRef<{ of: string; value: T } | null>(null);
  if (now !== undefined && now !== null) kept.current = { of, value: now };
  return kept.current?.of === of ? kept.current.value : undefined;
}
