import type { EntityManager } from 'typeorm';
import type { LevelName } from '../../shared/domain/levels.ts';
import { OutboxMessage } from './OutboxMessage.ts';

/** Puts a message for another level into the commit of the change it speaks of. The relay sends it afterwards. */
export const announce = (
  tx: EntityManager,
  message: { to: LevelName; topic: string; uid: string; body: Record<string, unknown>; at: Date },
) => {
  const { at, ...rest } = message;
  return tx.insert(OutboxMessage, {
    ...rest,
    announcedAt: at.toISOString(),
    receiptedAt: null,
    refusal: null,
  } as never);
};
