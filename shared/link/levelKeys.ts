import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { LEVELS, type LevelName } from '../domain/levels.ts';
import { type KeyFile, openKeyFile } from './keyFile.ts';
import { KID } from './linkKeys.ts';

const kid = z.string().regex(KID, 'must be 1 to 64 letters, digits, ., - or _');
const point = z.string().regex(/^[\w-]{43}$/, 'must be 32 bytes in base64url');

/** Turns the text of a key into the key, once, when the file is read. */
function asKey<T>(make: () => T, context: { addIssue(text: string): void }): T {
  try {
    return make();
  } catch {
    context.addIssue('is no Ed25519 key');
    return z.NEVER as never;
  }
}

const PUBLIC_KEY = z.object({ kid, x: point }).transform(({ kid, x }, context) => ({
  kid,
  key: asKey(() => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), context),
}));

const PRIVATE_KEY = z
  .object({
    kid,
    x: point,
    d: point,
    from: z.iso
      .datetime()
      .transform(text => Date.parse(text))
      .optional(),
  })
  .transform(({ kid, x, d, from }, context) => ({
    kid,
    from,
    key: asKey(() => createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x, d }, format: 'jwk' }), context),
  }));

/** The file of one level: its own key pairs, and the public halves of all levels. Nobody can sign for another level with it. */
export const LEVEL_KEYS = z.object({
  level: z.enum(LEVELS),
  own: z.array(PRIVATE_KEY).min(1, 'must have a key'),
  levels: z.partialRecord(z.enum(LEVELS), z.array(PUBLIC_KEY)),
});

export type LevelKeys = z.output<typeof LEVEL_KEYS>;

/** The message keys of HUB_LEVEL_KEYS. SettingsError where the file is missing or wrong. */
export const openLevelKeys = (path: string): KeyFile<LevelKeys> => openKeyFile('HUB_LEVEL_KEYS', path, LEVEL_KEYS);

/** The key of that name, if it is one of that level. A key that is not known yet may have come into the file a moment ago. */
export function publicKeyOf(keys: KeyFile<LevelKeys>, level: LevelName, named: string): KeyObject | undefined {
  const find = ({ levels }: LevelKeys) => levels[level]?.find(key => key.kid === named)?.key;
  return find(keys.current()) ?? find(keys.look());
}

/** A new key pair as the files have it: the private half for the level's own, the public half for everybody's. */
export function newLevelKey(level: LevelName, from: Date) {
  const name = `${level}-${randomBytes(4).toString('hex')}`;
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { own: { kid: name, x, d, from: from.toISOString() }, public: { kid: name, x } };
}
