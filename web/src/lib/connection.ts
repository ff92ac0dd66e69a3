import { useSyncExternalStore } from 'react';

/** How the page stands to the hub. `lost`: the stream broke off and is being taken up again. `idle`: nothing is followed. */
export interface Connection {
  stream: 'idle' | 'connecting' | 'live' | 'lost';
  /** When data last came, by any way. */
  updatedAt: Date | null;
}

/** What the badge in the top bar shows: told by the streams and by each answer. */
export interface ConnectionStore {
  tell(change: Partial<Connection>): void;
  get(): Connection;
  subscribe(listener: () => void): () => void;
}

export function createConnectionStore(): ConnectionStore {
  let state: Connection = { stream: 'idle', updatedAt: null };
  const listeners = new Set<() => void>();
  return {
    tell(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const useConnection = (store: ConnectionStore): Connection => useSyncExternalStore(store.subscribe, store.get);
