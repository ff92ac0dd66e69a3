import type { LevelName } from '../../../shared/domain/levels.ts';
import type { Receipt } from '../message.ts';
import type { Bus } from './bus.ts';

/** The road where all levels live in one process. A copy travels, as it would over a wire. */
export function inProcessBus(): Bus {
  const inboxes = new Map<LevelName, (message: unknown) => Promise<Receipt>>();
  return {
    async send(message) {
      const receive = inboxes.get(message.to);
      if (!receive) throw new Error(`nobody serves the ${message.to} level`);
      return receive(structuredClone(message));
    },
    async serve(level, receive) {
      inboxes.set(level, receive);
      return async () => {
        if (inboxes.get(level) === receive) inboxes.delete(level);
      };
    },
    async close() {
      inboxes.clear();
    },
  };
}
