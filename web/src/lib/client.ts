import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, type FieldMergeFunction } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { tap } from 'rxjs';
import type { Pass } from './account.ts';
import type { ConnectionStore } from './connection.ts';
import { DUTY_HEADER } from './duty.ts';
import { sendHashes } from './hashes.ts';

// Apollo learns of default options in no other way
declare module '@apollo/client' {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace ApolloClient.DeclareDefaultOptions {
    interface WatchQuery {
      errorPolicy: 'all';
    }
    interface Query {
      errorPolicy: 'all';
    }
    interface Mutate {
      errorPolicy: 'all';
    }
  }
}

const FILES = ['ProvinceCaseFile', 'CityCaseFile', 'CountyCaseFile', 'TownshipCaseFile'];
const ORDERS = [
  'provinceSupervisionOrders',
  'citySupervisionOrders',
  'countySupervisionOrders',
  'townshipSupervisionOrders',
];
const MEETINGS = ['provinceMeetings', 'cityMeetings', 'countyMeetings', 'townshipMeetings'];
const VISITS = ['provinceVisits', 'cityVisits', 'countyVisits', 'townshipVisits'];
const RETURNS = ['provinceReturnVisits', 'cityReturnVisits', 'countyReturnVisits', 'townshipReturnVisits'];
const HAND_OVERS = ['provinceHandOvers', 'cityHandOvers', 'countyHandOvers', 'townshipHandOvers'];
const INBOXES = ['provinceInbox', 'cityInbox', 'countyInbox', 'townshipInbox'];
const HOLDINGS = ['ProvinceHolding', 'CityHolding', 'CountyHolding', 'TownshipHolding'];

const each = <T>(names: readonly string[], policy: T): Record<string, T> =>
  Object.fromEntries(names.map(name => [name, policy]));

const merged: { merge: boolean | FieldMergeFunction } = { merge: true };

/**
 * A file is one object wherever it shows: when the drawer learns its new state, so do the list and the stream.
 * Holdings have no key of their own; they live inside their center, and what two queries ask of them is put together.
 */
const createCache = () =>
  new InMemoryCache({
    possibleTypes: { AnyCaseFile: FILES },
    typePolicies: {
      Query: {
        fields: {
          ...each([...ORDERS, ...MEETINGS], relayStylePagination(['area', 'filter'])),
          ...each(INBOXES, relayStylePagination(['view'])),
          ...each(VISITS, relayStylePagination(['area'])),
          ...each(RETURNS, relayStylePagination(['area', 'open'])),
          ...each(HAND_OVERS, relayStylePagination(['center'])),
        },
      },
      Center: { keyFields: ['code'] },
      Case: { keyFields: ['uid'] },
      // levels number their deletions each for itself
      Deletion: { keyFields: false },
      ...each(FILES, { keyFields: ['uid'] }),
      ...each(HOLDINGS, {
        merge: true,
        fields: {
          tally: merged,
          files: relayStylePagination(['filter']),
          refusals: relayStylePagination(['filter']),
          auditRecords: relayStylePagination(['filter']),
        },
      }),
    },
  });

/** Tells whoever wears a duty that the hub no longer takes it. */
const hearOver = (over?: () => void) =>
  new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      tap(({ errors }) => {
        if (errors?.some(({ extensions }) => extensions?.code === 'NOT_ON_DUTY')) over?.();
      }),
    ),
  );

/** A client for one person. Another account is another client: nothing of one stays in the cache of the other. */
export function createApi(
  { token, renew, duty, dutyOver }: Pass,
  language: () => string,
  connection: ConnectionStore,
): ApolloClient {
  const ask: typeof fetch = async (uri, init) => {
    const send = () => {
      const headers = {
        ...(init?.headers as Record<string, string>),
        'accept-language': language(),
        // who checks a receipt, or asks for an own case, has none
        ...(token() === '' ? {} : { authorization: `Bearer ${token()}` }),
        ...(duty === undefined ? {} : { [DUTY_HEADER]: duty }),
      };
      return fetch(uri, { ...init, headers });
    };
    const first = await send();
    // a machine that slept has missed the time to renew
    const response = first.status === 401 && (await renew()) ? await send() : first;
    if (response.ok) connection.tell({ updatedAt: new Date() });
    return response;
  };
  return new ApolloClient({
    link: ApolloLink.from([hearOver(dutyOver), sendHashes(), new HttpLink({ uri: '/graphql', fetch: ask })]),
    cache: createCache(),
    defaultOptions: {
      // a level that is down leaves a hole in the answer, not no answer
      watchQuery: { errorPolicy: 'all', fetchPolicy: 'cache-and-network' },
      query: { errorPolicy: 'all' },
      mutate: { errorPolicy: 'all' },
    },
  });
}

/** A client for who has no account: it says nothing of who sits here, and remembers no answer. */
export const createPublicApi = (language: () => string): ApolloClient =>
  new ApolloClient({
    link: new HttpLink({
      uri: '/graphql',
      fetch: (uri, init) =>
        fetch(uri, {
          ...init,
          headers: { ...(init?.headers as Record<string, string>), 'accept-language': language() },
        }),
    }),
    cache: createCache(),
    defaultOptions: {
      watchQuery: { errorPolicy: 'all' },
      query: { errorPolicy: 'all', fetchPolicy: 'no-cache' },
      mutate: { errorPolicy: 'all' },
    },
  });
