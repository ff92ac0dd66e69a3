import { z } from 'zod';
import { LEVELS } from '../../shared/domain/levels.ts';

/** A message from one level to another, as `docs/between-levels.md` defines it. */
export const LEVEL_MESSAGE = z.object({
  /** The database it comes from: level and epoch, as `county@3f9a01bc`. With `seq` it names the message for ever. */
  origin: z.string().regex(/^(province|city|county|township)@[a-z0-9]{8}$/),
  /** Its number in the sender's outbox. */
  seq: z.number().int().positive(),
  to: z.enum(LEVELS),
  topic: z.string().max(40),
  uid: z.uuid(),
  body: z.record(z.string(), z.unknown()),
  /** By the level that `origin` names, over the fields above; absent where the levels have no keys. */
  signature: z.string().max(170).optional(),
});

export type LevelMessage = z.output<typeof LEVEL_MESSAGE>;

/** The receiver's word that a message has had its effect, or why it has none. It retires the sender's outbox row. */
export const RECEIPT = z.object({
  origin: z.string(),
  seq: z.number().int(),
  /** The error code of a refusal; null where the message was applied. */
  refusal: z.string().nullable(),
  /** By the receiver, over the fields above; absent where the levels have no keys. */
  signature: z.string().max(170).optional(),
});

export type Receipt = z.output<typeof RECEIPT>;
