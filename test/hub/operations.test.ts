import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { readManifest, withSignature } from '../../gateway/limits/manifest.ts';
import { signManifest } from '../../gateway/limits/manifestSignature.ts';
import { describeOperations } from '../../hub/cli/operations.ts';
import { signOwn } from '../../hub/operations/installation.ts';
import { lineOf, newPair, readReleaseKeys, readSigner } from '../../hub/operations/keys.ts';
import { openOperations } from '../../hub/operations/openOperations.ts';
import { log } from '../../shared/log.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { readSettings, SettingsError } from '../../shared/settings.ts';

interface Content {
  version: 1;
  operations: Record<string, { name: string; type: string; text: string }>;
  signature?: Record<string, string>;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const entry = (name: string, text: string) => [hashOf(text), { name, type: 'query', text }] as const;
const TEXTS = [
  entry('Name', 'query Name { center(code: "340882") { name } }'),
  entry('Level', 'query Level { center(code: "340882") { level } }'),
];
const PEEK = entry('Peek', 'query Peek { center(code: "340000") { county { files { edges { node { title } } } } } }');
const MANIFEST: Content = { version: 1, operations: Object.fromEntries(TEXTS) };

log.level = 'silent';
let folder: string;
let file: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doudi-operations-'));
  [file, data] = [join(folder, 'operations.json'), join(folder, 'data')];
  write(MANIFEST);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (content: object, to = file) => writeFileSync(to, JSON.stringify(content));
const content = () => JSON.parse(readFileSync(file, 'utf8')) as Content;

/** A pair in a folder of its own; answers where the public half is. */
function pair(name: string): { signs: string; checks: string } {
  const { privatePem, publicPem } = newPair();
  const [signs, checks] = [join(folder, `${name}.key`), join(folder, `${name}.pub`)];
  writeFileSync(signs, privatePem);
  writeFileSync(checks, publicPem);
  return { signs, checks };
}

function sign(signs: string, issued = new Date().toISOString(), release = '0.1.0'): void {
  const signature = signManifest(readManifest(file).operations, readSigner('--key', signs), { release, issued });
  writeFileSync(file, withSignature(file, signature));
}

/** What a start takes; a refusal is its text, which must be a SettingsError with something to do. */
function taken(over: Record<string, string> = {}, from: string | undefined = file): string[] | string {
  try {
    return [...openOperations(readSettings({ HUB_DATA: data, ...over }), from).keys()];
  } catch (fault) {
    if (!(fault instanceof SettingsError)) throw fault;
    return fault.message;
  }
}
const ALL = TEXTS.map(([hash]) => hash);

describe('a manifest with the key of a release', () => {
  const changed = (change: (manifest: Content) => void) => {
    const manifest = content();
    change(manifest);
    write(manifest);
  };

  it('is taken, by the file of the key and by the key in one line', () => {
    const { signs, checks } = pair('release');
    sign(signs);
    expect(taken({ HUB_OPERATIONS_KEY: checks })).toEqual(ALL);
    const [key] = readReleaseKeys(checks);
    expect(key && taken({ HUB_OPERATIONS_KEY: lineOf(key) })).toEqual(ALL);
  });

  it.each<[string, (manifest: Content) => void, string]>([
    [
      'a text in the place of another, with its hash',
      ({ operations }) => {
        delete operations[TEXTS[0]?.[0] ?? ''];
        operations[PEEK[0]] = PEEK[1];
      },
      'is not what was signed',
    ],
    ['one operation more', ({ operations }) => void (operations[PEEK[0]] = PEEK[1]), 'is not what was signed'],
    ['one operation less', ({ operations }) => void delete operations[ALL[0] ?? ''], 'is not what was signed'],
    [
      'a later instant',
      ({ signature }) => void (signature && (signature.issued = '2026-11-01T00:00:00Z')),
      'is not what',
    ],
    ['another release', ({ signature }) => void (signature && (signature.release = '9.9.9')), 'is not what was signed'],
    ['no signature', manifest => void delete manifest.signature, 'is not signed'],
    [
      'half a signature',
      ({ signature }) => void (signature && (signature.value = 'AAAA')),
      'no manifest of operations',
    ],
    [
      'a text that its hash was not made of',
      ({ operations }) => void ((operations[ALL[0] ?? ''] as { text: string }).text = PEEK[1].text),
      'not the one that was counted',
    ],
  ])('is refused with %s', (_what, change, told) => {
    const { signs, checks } = pair('release');
    sign(signs);
    changed(change);
    const refusal = taken({ HUB_OPERATIONS_KEY: checks });
    expect(refusal).toContain(told);
    expect(refusal).toMatch(/sign it with: npx hub operations sign --key FILE|build the pages anew/);
    // nor is it remembered
    expect(existsSync(join(data, 'operations.taken.json'))).toBe(false);
  });

  it('is refused when another key signed it, also under the name of the right one', () => {
    const { checks } = pair('release');
    sign(pair('other').signs);
    expect(taken({ HUB_OPERATIONS_KEY: checks })).toContain('is signed with the key');
    changed(({ signature }) => void (signature && (signature.key = readReleaseKeys(checks)[0]?.kid ?? '')));
    expect(taken({ HUB_OPERATIONS_KEY: checks })).toContain('is not what was signed');
  });

  it('is not replaced by the word of the installation', () => {
    const { checks } = pair('release');
    signOwn(data, file);
    expect(taken()).toEqual(ALL);
    expect(taken({ HUB_OPERATIONS_KEY: checks })).toContain('is not signed');
    // developers are no exception where somebody named a key
    expect(taken({ HUB_OPERATIONS_KEY: checks, HUB_PROFILE: 'developer' })).toContain('is not signed');
  });

  it('is refused when an older one is put back, until it is signed again on purpose', () => {
    const { signs, checks } = pair('release');
    const over = { HUB_OPERATIONS_KEY: checks };
    sign(signs, '2026-01-01T00:00:00.000Z', '0.1.0');
    const older = readFileSync(file, 'utf8');
    expect(taken(over)).toEqual(ALL);
    write({ version: 1, operations: Object.fromEntries([...TEXTS, PEEK]) });
    sign(signs, '2026-02-01T00:00:00.000Z', '0.2.0');
    expect(taken(over)).toEqual([...ALL, PEEK[0]]);
    writeFileSync(file, older);
    for (let i = 0; i < 2; i += 1) {
      expect(taken(over)).toContain('0.1.0, 2026-01-01T00:00:00.000Z) is older than 0.2.0 of 2026-02-01');
      expect(taken(over)).toContain('To go back on purpose, sign it again');
    }
    sign(signs);
    expect(taken(over)).toEqual(ALL);
    expect(taken(over)).toEqual(ALL);
  });

  it('is refused from the future, and shuts out nothing', () => {
    const { signs, checks } = pair('release');
    sign(signs, '2999-01-01T00:00:00Z');
    expect(taken({ HUB_OPERATIONS_KEY: checks })).toContain('signed in the future');
    sign(signs);
    expect(taken({ HUB_OPERATIONS_KEY: checks })).toEqual(ALL);
  });

  it('is not taken where what was taken last cannot be read', () => {
    const { signs, checks } = pair('release');
    sign(signs);
    mkdirSync(data);
    writeFileSync(join(data, 'operations.taken.json'), '{}');
    expect(taken({ HUB_OPERATIONS_KEY: checks })).toContain('does not say what was taken last');
  });

  it('may be signed by the old key or the new one while keys change', () => {
    const [before, after] = [pair('before'), pair('after')];
    const both = { HUB_OPERATIONS_KEY: `${before.checks}, ${after.checks}` };
    sign(before.signs);
    expect(taken(both)).toEqual(ALL);
    sign(after.signs);
    expect(taken(both)).toEqual(ALL);
    expect(taken({ HUB_OPERATIONS_KEY: before.checks })).toContain('is signed with the key');
  });

  it('must be there', () => {
    const { checks } = pair('release');
    expect(taken({ HUB_OPERATIONS_KEY: checks }, join(folder, 'nowhere.json'))).toContain('there is no manifest');
    expect(() => openOperations(readSettings({ HUB_DATA: data, HUB_OPERATIONS_KEY: checks }), undefined)).toThrow(
      'add --operations FILE or --pages',
    );
  });

  it.each([
    ['a private key', () => pair('release').signs, 'is a private key, which stays with whoever releases'],
    ['a file that is not there', () => join(folder, 'nothing.pub'), 'cannot be read (ENOENT)'],
    ['a file that is no key', () => file, 'is no public key of Ed25519'],
    ['nothing', () => ' , ', 'names no key'],
    [
      'a key of another kind',
      () => {
        const rsa = join(folder, 'rsa.pub');
        const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
        writeFileSync(rsa, publicKey.export({ type: 'spki', format: 'pem' }));
        return rsa;
      },
      'is no public key of Ed25519',
    ],
  ])('is not judged by %s', (_what, key, told) => {
    expect(taken({ HUB_OPERATIONS_KEY: key() })).toContain(`HUB_OPERATIONS_KEY: `);
    rmSync(join(folder, 'release.key'), { force: true });
    expect(taken({ HUB_OPERATIONS_KEY: key() })).toContain(told);
  });
});

describe('a manifest without the key of a release', () => {
  it('is signed by a new installation, which takes that one from then on', () => {
    expect(taken()).toEqual(ALL);
    expect(statSync(join(data, 'operations.key')).mode & 0o777).toBe(0o600);
    expect(taken()).toEqual(ALL);
  });

  it.each<[string, () => void]>([
    ['one operation more', () => write({ version: 1, operations: Object.fromEntries([...TEXTS, PEEK]) })],
    ['another one', () => write({ version: 1, operations: Object.fromEntries([PEEK]) })],
    ['the signature gone', () => rmSync(join(data, 'operations.signature.json'))],
    ['the key gone', () => rmSync(join(data, 'operations.key'))],
    ['a key of another installation', () => writeFileSync(join(data, 'operations.key'), newPair().privatePem)],
    [
      'an older signature put back',
      () => {
        const before = readFileSync(join(data, 'operations.signature.json'), 'utf8');
        write({ version: 1, operations: Object.fromEntries([...TEXTS, PEEK]) });
        signOwn(data, file);
        expect(taken()).toHaveLength(3);
        writeFileSync(join(data, 'operations.signature.json'), before);
      },
    ],
  ])('is refused with %s', (_what, change) => {
    expect(taken()).toEqual(ALL);
    change();
    expect(taken()).toMatch(/not those that this installation has signed.*npx hub operations sign/);
    signOwn(data, file);
    expect(taken()).toEqual(content().operations && Object.keys(content().operations));
  });

  it('is not asked about in the developer profile, which takes any document', () => {
    expect(taken({ HUB_PROFILE: 'developer' })).toEqual(ALL);
    expect(existsSync(data)).toBe(false);
  });

  it('is empty where there is none', () => expect(taken({}, join(folder, 'nowhere.json'))).toEqual([]));

  it('needs a data folder that can be written', () => {
    writeFileSync(data, 'a file where the folder should be');
    expect(taken()).toMatch(/HUB_DATA: .* cannot be written/);
  });
});

describe('hub operations', () => {
  /** Runs the command in this process, which is a second or two faster; answers what it printed, or its refusal. */
  async function operations(...args: string[]): Promise<string> {
    let said = '';
    const print = jest.spyOn(process.stdout, 'write').mockImplementation(text => {
      said += String(text);
      return true;
    });
    const before = process.env.HUB_DATA;
    process.env.HUB_DATA = data;
    try {
      const command = new Command('operations');
      describeOperations(command);
      await command.parseAsync(args, { from: 'user' });
      return said;
    } catch (fault) {
      if (!(fault instanceof SettingsError)) throw fault;
      return fault.message;
    } finally {
      print.mockRestore();
      if (before === undefined) delete process.env.HUB_DATA;
      else process.env.HUB_DATA = before;
    }
  }

  /** The end of a `hub gateway` that must not start. */
  const gateway = (over: Record<string, string>) =>
    promisify(execFile)(
      process.execPath,
      ['dist/hub/cli/main.js', 'gateway', '--supergraph', 'schema/supergraph.graphql', '--operations', file],
      { cwd: PROJECT_ROOT, env: { PATH: process.env.PATH, PORT: '0', HUB_DATA: data, LOG_LEVEL: 'error', ...over } },
    ).then(
      () => 'it ended well',
      (fault: { code: number; stderr: string }) => `${fault.code} ${fault.stderr}`,
    );

  it('makes a pair and signs with it; a gateway refuses what is not signed', async () => {
    const keys = join(folder, 'keys');
    const made = await operations('key', '--folder', keys);
    const line = made.trim().split('\n').at(-1) ?? '';
    expect(statSync(join(keys, 'operations.key')).mode & 0o777).toBe(0o600);
    expect(await operations('key', '--folder', keys)).toContain('is there already');
    const to = join(folder, 'signed/operations.json');
    const signing = ['sign', '--operations', file, '--to', to, '--key', join(keys, 'operations.key')];
    expect(await operations(...signing)).toContain('2 operations of 0.1.0 are signed');
    expect(taken({ HUB_OPERATIONS_KEY: line }, to)).toEqual(ALL);
    expect(content()).not.toHaveProperty('signature');
    expect(await operations(...signing, '--release', 'a b')).toContain('--release a b: must be');
    expect(await operations(...signing.slice(0, -1), join(keys, 'operations.pub'))).toContain('no private key');
    expect(await operations('sign', '--operations', file, '--to', to)).toContain('an installation signs in HUB_DATA');
    expect(await operations('sign', '--operations', join(folder, 'nowhere.json'))).toContain('there is no such file');
    expect(await gateway({ HUB_OPERATIONS_KEY: line })).toMatch(/^1 [^]*is not signed/);
  }, 240_000);

  it('signs for the installation, which its gateway asks where there is no key of a release', async () => {
    signOwn(data, file);
    write({ version: 1, operations: Object.fromEntries([...TEXTS, PEEK]) });
    expect(await gateway({})).toMatch(/^1 [^]*not those that this installation has signed/);
    expect(await operations('sign', '--operations', file)).toContain('has signed the operations');
    expect(taken()).toHaveLength(3);
  }, 240_000);
});
