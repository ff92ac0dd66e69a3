import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOf, readManifest } from '../../gateway/limits/manifest.ts';
import { isManifestSigned, MANIFEST_SIGNATURE, signManifest } from '../../gateway/limits/manifestSignature.ts';
import { writeOnce } from '../../shared/identity/demoIssuer.ts';
import { SettingsError } from '../../shared/settings.ts';
import { newPair, readSigner } from './keys.ts';
import { releaseName } from './releaseName.ts';

/** The key of an installation that builds its own pages, and its word on the manifest that came of it. Both are in HUB_DATA. */
const [KEY, SIGNATURE] = ['operations.key', 'operations.signature.json'];

/** Signs a manifest with the installation's own key, which is made at the first call. */
export function signOwn(dataFolder: string, file: string, now = new Date()): void {
  const keyFile = join(dataFolder, KEY);
  const { operations } = readManifest(file);
  writing(dataFolder, () => {
    mkdirSync(dataFolder, { recursive: true });
    if (!existsSync(keyFile)) writeOnce(keyFile, newPair().privatePem);
  });
  const told = { release: releaseName(), issued: now.toISOString() };
  keep(dataFolder, SIGNATURE, signManifest(operations, readSigner('HUB_DATA', keyFile), told));
}

/** What the installation has to say of a manifest: that it signed it, that it signed another, or nothing so far. */
export function ownWordOn(dataFolder: string, file: string): 'signed' | 'strange' | 'none' {
  const [keyFile, signatureFile] = [join(dataFolder, KEY), join(dataFolder, SIGNATURE)];
  if (!existsSync(keyFile) && !existsSync(signatureFile)) return 'none';
  if (!existsSync(keyFile) || !existsSync(signatureFile)) return 'strange';
  const { operations } = readManifest(file);
  const { kid, publicKey } = readSigner('HUB_DATA', keyFile);
  const signature = MANIFEST_SIGNATURE.safeParse(jsonOf(readFileSync(signatureFile, 'utf8')));
  const fits = signature.success && signature.data.key === kid;
  return fits && isManifestSigned(operations, signature.data, publicKey) ? 'signed' : 'strange';
}

/** Writes a small file of the data folder whole or not at all. */
export function keep(dataFolder: string, name: string, content: object): void {
  writing(dataFolder, () => {
    mkdirSync(dataFolder, { recursive: true });
    const draft = join(dataFolder, `${name}.${process.pid}`);
    writeFileSync(draft, `${JSON.stringify(content)}\n`);
    renameSync(draft, join(dataFolder, name));
  });
}

function writing(dataFolder: string, write: () => void): void {
  try {
    write();
  } catch (fault) {
    throw new SettingsError([
      `HUB_DATA: ${dataFolder} cannot be written (${(fault as NodeJS.ErrnoException).code}); what is known of the manifest of operations is kept there`,
    ]);
  }
}
