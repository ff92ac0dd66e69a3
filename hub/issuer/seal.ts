import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOnce } from '../../shared/identity/demoIssuer.ts';

/** Keeps secrets from whoever reads the database without the key file beside it. */
export interface Seal {
  /** Encrypts (AES-256-GCM). `about` says whose it is: what was sealed about one opens about no other. */
  close(text: string, about: string): string;
  open(sealed: string, about: string): string;
  /** A keyed hash: for finding what must not be kept. */
  hash(text: string): string;
}

const KEY_FILE = 'issuer.key';

/** Reads the issuer's key from the data folder, and makes it at the first call. */
export function openSeal(dataFolder: string): Seal {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, KEY_FILE);
  const read = () => Buffer.from(readFileSync(file, 'utf8'), 'base64url');
  let secret: Buffer;
  try {
    secret = read();
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
    writeOnce(file, randomBytes(32).toString('base64url'));
    secret = read();
  }
  if (secret.length !== 32) throw new Error(`${file} is no key of 32 bytes`);
  const derive = (use: string) => createHmac('sha256', secret).update(use).digest();
  const [forSealing, forHashing] = [derive('seal'), derive('hash')];
  return {
    close(text, about) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', forSealing, iv).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed, 'base64url');
      const cipher = createDecipheriv('aes-256-gcm', forSealing, bytes.subarray(0, 12), { authTagLength: 16 });
      cipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8');
    },
    hash: text => createHmac('sha256', forHashing).update(text).digest('hex'),
  };
}
