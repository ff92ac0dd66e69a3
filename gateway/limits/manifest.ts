import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { SettingsError } from '../../shared/settings.ts';
import { MANIFEST_SIGNATURE, type ManifestSignature } from './manifestSignature.ts';
import { sha256 } from './readDocument.ts';

/** The operations that pages may ask for: the SHA-256 of each text, and the text (操作清单). */
export type Manifest = ReadonlyMap<string, string>;

/** A manifest as it was read. Nobody has looked yet whose signature it is. */
export interface ManifestFile {
  operations: Manifest;
  signature?: ManifestSignature;
}

/** The file that the build of the pages writes, and whoever releases signs. */
const FILE = z.object({
  version: z.literal(1),
  operations: z.record(
    z.string().regex(/^[0-9a-f]{64}$/),
    z.object({ name: z.string(), type: z.enum(['query', 'mutation', 'subscription']), text: z.string() }),
  ),
  signature: MANIFEST_SIGNATURE.optional(),
});

/**
 * Reads a manifest, and proves that each text is the one its hash was made of. A file that is not there is an empty manifest:
 * then no document is known. One that does not fit is a SettingsError with its remedy.
 */
export function readManifest(file: string): ManifestFile {
  if (!existsSync(file)) return { operations: new Map() };
  const wrong = (what: string) =>
    new SettingsError([
      `${file}: ${what}; build the pages anew (\`node hub/launch.mjs build\`), or take the file of one build`,
    ]);
  const read = FILE.safeParse(jsonOf(readFileSync(file, 'utf8')));
  if (!read.success) throw wrong('this is no manifest of operations');
  const entries = Object.entries(read.data.operations);
  const strange = entries.filter(([hash, { text }]) => sha256(text) !== hash).map(([, { name }]) => name);
  if (strange.length > 0) throw wrong(`the text is not the one that was counted: ${strange.join(', ')}`);
  const { signature } = read.data;
  return { operations: new Map(entries.map(([hash, { text }]) => [hash, text])), ...(signature ? { signature } : {}) };
}

/** The text of a manifest file with a signature in the place of the one it may have had. */
export function withSignature(file: string, signature: ManifestSignature): string {
  const content = FILE.parse(jsonOf(readFileSync(file, 'utf8')));
  return `${JSON.stringify({ ...content, signature }, null, 1)}\n`;
}

/** What a text says, or undefined where it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
