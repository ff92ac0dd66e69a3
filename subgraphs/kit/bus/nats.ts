import { connect } from '@nats-io/transport-node';
import { log } from '../../../shared/log.ts';
import { RECEIPT } from '../message.ts';
import type { Bus } from './bus.ts';

const ANSWER_WITHIN_MS = 5_000;

/**
 * The road between levels that run apart: NATS request and reply. The broker keeps nothing, on purpose: a message lives in
 * the sender's outbox until the receiver's receipt is back, so losing the broker loses nothing.
 */
export async function natsBus(url: string): Promise<Bus> {
  const connection = await connect({ servers: url, maxReconnectAttempts: -1, waitOnFirstConnect: true, name: 'doudi' });
  return {
    async send(message) {
      const reply = await connection.request(`doudi.${message.to}`, JSON.stringify(message), {
        timeout: ANSWER_WITHIN_MS,
      });
      return RECEIPT.parse(reply.json());
    },
    async serve(level, receive) {
      const subscription = connection.subscribe(`doudi.${level}`, {
        queue: level,
        callback: (fault, message) => {
          if (fault) return log.warn({ subgraph: level, fault: fault.message }, 'the road between levels failed');
          void answer(message);
        },
      });
      const answer = async (message: { data: Uint8Array; respond(data: string): boolean }) => {
        try {
          message.respond(JSON.stringify(await receive(JSON.parse(Buffer.from(message.data).toString('utf8')))));
        } catch (fault) {
          // no answer: the sender keeps the message and sends it again
          log.warn(
            { subgraph: level, fault: (fault as Error).message },
            'a message from another level was not applied',
          );
        }
      };
      await connection.flush();
      return async () => subscription.unsubscribe();
    },
    async close() {
      await connection.close();
    },
  };
}
