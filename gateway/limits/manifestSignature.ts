import { type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';

/** Who answers for a manifest: a signature over what it lists, and over when and for which release it was given out. */
export const MANIFEST_SIGNATURE = z.object({
  /** What the release is called, as 0.1.0. */
  release: z.string().regex(/^[\w.+-]{1,64}$/),
  issued: z.iso.datetime(),
  /** Which key signed: the first 16 digits of the SHA-256 of its public half. */
  key: z.string().regex(/^[0-9a-f]{16}$/),
  /** Ed25519, in base64url. */
  value: z.string().regex(/^[\w-]{86}$/),
});

export type ManifestSignature = z.output<typeof MANIFEST_SIGNATURE>;
/** Texts by their hash. */
type Operations = ReadonlyMap<string, string>;
type Told = Pick<ManifestSignature, 'release' | 'issued'>;

/** The bytes that are signed. The hashes stand for the texts: reading a manifest proves each text against its own. */
const statementOf = (operations: Operations, { release, issued }: Told): Buffer =>
  Buffer.from(
    ['doudi operations 1', `release ${release}`, `issued ${issued}`, ...[...operations.keys()].sort(), ''].join('\n'),
  );

/** Signs what a manifest lists. */
export const signManifest = (
  operations: Operations,
  by: { kid: string; privateKey: KeyObject },
  { release, issued }: Told,
): ManifestSignature => ({
  release,
  issued,
  key: by.kid,
  value: sign(null, statementOf(operations, { release, issued }), by.privateKey).toString('base64url'),
});

/** Whether the holder of a key signed exactly these operations, for this release and at this instant. */
export const isManifestSigned = (operations: Operations, signature: ManifestSignature, publicKey: KeyObject): boolean =>
  verify(null, statementOf(operations, signature), publicKey, Buffer.from(signature.value, 'base64url'));
