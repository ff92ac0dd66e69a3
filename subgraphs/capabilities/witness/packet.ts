import { z } from 'zod';
import { PUBLIC_KEY, SIGNATURE } from '../../../shared/ledger/levelKey.ts';

const HASH = z.string().regex(/^[0-9a-f]{64}$/);

/** The topic of the message that shows the roots of closed days to their witness. */
export const ROOTS = 'ledger.root';

/** How many roots one message shows. */
export const ROOTS_AT_ONCE = 100;

/** Roots of this level’s centers, those of one center in the order of their days. The level is that of the message’s origin. */
export const ROOTS_BODY = z.object({
  key: PUBLIC_KEY,
  roots: z
    .array(
      z.object({
        center: z.string().min(1).max(16),
        day: z.iso.date(),
        count: z.number().int().positive(),
        firstSeq: z.number().int().positive(),
        lastSeq: z.number().int().positive(),
        tree: HASH,
        prevRoot: HASH,
        root: HASH,
        signature: SIGNATURE,
      }),
    )
    .min(1)
    .max(ROOTS_AT_ONCE),
});

/** The topic of the message that brings the word of the witness back. */
export const STAMPS = 'ledger.countersigned';

/** What the witness says to each root that it was shown: a signature, or why there is none. */
export const STAMPS_BODY = z.object({
  key: PUBLIC_KEY,
  stamps: z
    .array(
      z.object({
        center: z.string().min(1).max(16),
        day: z.iso.date(),
        root: HASH,
        witnessedAt: z.iso.datetime(),
        signature: SIGNATURE.nullable(),
        refusal: z.literal('LEDGER_FORKED').nullable(),
      }),
    )
    .min(1)
    .max(ROOTS_AT_ONCE),
});

export type ShownRoot = z.output<typeof ROOTS_BODY>['roots'][number];
export type Stamp = z.output<typeof STAMPS_BODY>['stamps'][number];
