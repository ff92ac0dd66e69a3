import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readManifest, withSignature } from '../../gateway/limits/manifest.ts';
import { MANIFEST_SIGNATURE, signManifest } from '../../gateway/limits/manifestSignature.ts';
import { SettingsError } from '../../shared/settings.ts';
import { settingsOfProcess } from '../config.ts';
import { signOwn } from '../operations/installation.ts';
import { lineOf, newPair, readReleaseKeys, readSigner } from '../operations/keys.ts';
import { MANIFEST_FILE } from '../operations/openOperations.ts';
import { releaseName } from '../operations/releaseName.ts';

const say = (text: string) => void process.stdout.write(`${text}\n`);

/** What `hub operations sign` was told. */
export interface SignOptions {
  key?: string;
  operations?: string;
  to?: string;
  release?: string;
}

/** `hub operations key`. */
export async function runOperationsKey({
  folder,
  public: elsewhere,
}: {
  folder: string;
  public?: string;
}): Promise<void> {
  const [own, shown] = [resolve(folder, 'operations.key'), resolve(elsewhere ?? join(folder, 'operations.pub'))];
  const taken = [own, shown].find(existsSync);
  if (taken !== undefined)
    throw new SettingsError([`--folder ${folder}: ${taken} is there already; name another place for another pair`]);
  const { privatePem, publicPem } = newPair();
  for (const file of [own, shown]) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(own, privatePem, { mode: 0o600, flag: 'wx' });
  writeFileSync(shown, publicPem, { mode: 0o644, flag: 'wx' });
  const [key] = readReleaseKeys(shown);
  if (!key) throw new Error('a pair without a public key');
  say(`made ${own}, which signs, and ${shown}. In one line, for HUB_OPERATIONS_KEY (key ${key.kid}):`);
  say(lineOf(key));
}

/** `hub operations sign`. */
export async function runOperationsSign({
  key,
  operations = MANIFEST_FILE,
  to,
  release = releaseName(),
}: SignOptions): Promise<void> {
  if (!existsSync(operations))
    throw new SettingsError([`--operations ${operations}: there is no such file; node hub/launch.mjs build writes it`]);
  if (!MANIFEST_SIGNATURE.shape.release.safeParse(release).success)
    throw new SettingsError([
      `--release ${release}: must be up to 64 letters, digits, full stops, _, + and -, as 0.1.0`,
    ]);
  if (key === undefined) {
    if (to !== undefined) throw new SettingsError(['--to: an installation signs in HUB_DATA; name a --key as well']);
    const { HUB_DATA } = settingsOfProcess();
    signOwn(HUB_DATA, operations);
    return say(`this installation (${HUB_DATA}) has signed the operations in ${operations}`);
  }
  const file = readManifest(operations);
  const signer = readSigner('--key', key);
  const signature = signManifest(file.operations, signer, { release, issued: new Date().toISOString() });
  const target = resolve(to ?? operations);
  mkdirSync(dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}`;
  writeFileSync(draft, withSignature(operations, signature));
  renameSync(draft, target);
  say(`${file.operations.size} operations of ${release} are signed with the key ${signer.kid} in ${target}`);
}
