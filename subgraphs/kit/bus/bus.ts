import type { LevelName } from '../../../shared/domain/levels.ts';
import type { LevelMessage, Receipt } from '../message.ts';

/** The road between levels. It may lose, double or delay: outbox and inbox make up for that. */
export interface Bus {
  /** Carries a message and brings back the receiver's receipt; rejects when there is no answer in time. */
  send(message: LevelMessage): Promise<Receipt>;
  /** Hands messages for a level to its inbox until the returned function is called. */
  serve(level: LevelName, receive: (message: unknown) => Promise<Receipt>): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
