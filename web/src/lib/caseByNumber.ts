import type { ApolloClient } from '@apollo/client';
import type { CenterNameFragment } from '../gen/graphql.ts';
import { FILES } from './api/files.ts';
import type { Fault } from './faults.ts';
import { levelName } from './levels.ts';

const UID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The case that a center holds under a number; null where no number is given, undefined where there is no such case. */
export async function caseByNumber(
  client: ApolloClient,
  { code, level }: CenterNameFragment,
  typed: string,
): Promise<string | null | undefined> {
  const number = typed.trim();
  if (number === '' || UID.test(number)) return number || null;
  const { data, error } = await client.query({
    query: FILES[levelName(level)],
    variables: { code, first: 2, filter: { text: number } },
    fetchPolicy: 'network-only',
  });
  if (error) throw error;
  return data?.center?.holding?.files.edges.find(({ node }) => node.number === number)?.node.uid;
}

/** A number that no case of this center has. */
export const unknownCase = (message: string, remedy: string): Fault => ({
  ...{ code: 'CASE_NOT_FOUND', message, remedy, field: 'uid', level: null },
});
