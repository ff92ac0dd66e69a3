import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { TestHub } from './hub.ts';

/** One frame of the city's escalations. */
export interface StreamFrame {
  s: {
    cursor: string;
    gap: { from: number; to: number } | null;
    entry: { seq: number; act: string } | null;
    case: { uid: string; county?: { title: string } | null } | null;
  };
}

/** The document; `more` is what else to ask of the case. */
export const CITY_STREAM = (more = '') =>
  `subscription ($area: ID!, $after: String) { s: cityEscalations(area: $area, after: $after) { cursor gap { from to } entry { seq act } case { uid ${more} } } }`;

/** A reader whose socket is cut again and again, and who comes back with the last cursor it has seen. */
export class CutReader {
  readonly uids: string[] = [];
  /** What should not have come. */
  readonly strange: unknown[] = [];
  cuts = 0;
  /** How often it was told that the level cannot be reached. */
  told = 0;
  #cursor: string;
  #socket: WebSocket | undefined;
  #done = false;
  readonly #hub: Pick<TestHub, 'url'>;
  readonly #token: string;
  readonly #more: string;

  constructor(hub: Pick<TestHub, 'url'>, token: string, cursor: string, more: string) {
    this.#hub = hub;
    this.#token = token;
    this.#cursor = cursor;
    this.#more = more;
  }

  async read(): Promise<void> {
    while (!this.#done) {
      const client = createClient({
        url: `${this.#hub.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${this.#token}` },
        retryAttempts: 0,
        on: { opened: socket => this.#opened(socket as WebSocket) },
      });
      await new Promise<void>(resolve => {
        const variables = { area: '340800', after: this.#cursor };
        client.subscribe<StreamFrame>(
          { query: CITY_STREAM(this.#more), variables },
          {
            next: ({ data, errors }) => {
              if (errors?.some(({ extensions }) => extensions?.code === 'LEVEL_UNREACHABLE'))
                return void (this.told += 1);
              if (errors || !data) return void this.strange.push(errors);
              if (data.s.gap) this.strange.push(data.s.gap);
              this.#cursor = data.s.cursor;
              this.uids.push(data.s.case?.uid ?? '');
              if (this.#more && data.s.case?.county?.title !== '提级') this.strange.push(data.s);
            },
            error: () => resolve(),
            complete: () => resolve(),
          },
        );
      });
      await client.dispose();
      // a hub that is just restarting is not asked a thousand times a second
      if (!this.#done) await pause(20);
    }
  }

  /** One that was stopped while it came back is closed as soon as it is there. */
  #opened(socket: WebSocket): void {
    this.#socket = socket;
    if (this.#done) socket.close();
  }

  cut(): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.cuts += 1;
    this.#socket.terminate();
  }

  stop(): void {
    this.#done = true;
    this.#socket?.close();
  }
}
