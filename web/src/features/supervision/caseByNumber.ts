import type { ApolloClient } from '@apollo/client';
import type { CenterNameFragment } from '../../gen/graphql.ts';
import { FILES } from '../../lib/api/files.ts';
import { levelName } from '../../lib/levels.ts';

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
