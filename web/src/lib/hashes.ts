import { ApolloLink } from '@apollo/client';

/** The hashes of all operations of the pages by name, filled in by the build; empty while the pages are being written. */
declare const __OPERATION_HASHES__: Readonly<Record<string, string>> | undefined;

const HASHES: Readonly<Record<string, string>> =
  typeof __OPERATION_HASHES__ === 'undefined' ? {} : __OPERATION_HASHES__;

/** What the hub knows an operation by: `extensions` to send in the place of its text. Undefined: send the text. */
export function hashOf(name: string | undefined, hashes = HASHES): { persistedQuery: object } | undefined {
  const sha256Hash = name !== undefined && Object.hasOwn(hashes, name) ? hashes[name] : undefined;
  return sha256Hash === undefined ? undefined : { persistedQuery: { version: 1, sha256Hash } };
}

/** Sends the hash of an operation in the place of its text: in production the hub takes nothing else from pages. */
export const sendHashes = (hashes = HASHES): ApolloLink =>
  new ApolloLink((operation, forward) => {
    const extensions = hashOf(operation.operationName, hashes);
    if (extensions) {
      Object.assign(operation.extensions, extensions);
      operation.setContext({ http: { includeQuery: false, includeExtensions: true } });
    }
    return forward(operation);
  });
