import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DomainError } from '../domain/errors.ts';
import { policyFault } from '../domain/policy/fault.ts';
import { BASE, locksKey, type PackVersion, versionName } from '../domain/policy/pack.ts';
import type { PolicyKey } from '../domain/policy/policy.ts';
import { nearestTo } from './nearestTo.ts';
import { POLICY_SHAPES } from './policyShapes.ts';

const KEYS = Object.keys(POLICY_SHAPES) as PolicyKey[];

const HEAD = z.strictObject({
  /** A chain of five names stands in one column: so each is short. */
  pack: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  version: z.number().int().min(1).max(9_999),
  name: z.string().trim().min(1).max(200),
  effectiveFrom: z.iso.date(),
  document: z.string().trim().min(1).max(100),
  interpretedBy: z.string().min(1).max(200).optional(),
  copiedFrom: z.string().min(1).max(200).optional(),
  note: z.string().min(1).max(2_000).optional(),
  centers: z.array(z.string().regex(/^\d{6}(\d{3})?(Z\d{2})?(S\d{2})?$/)),
  locks: z.array(z.string().regex(/^[a-z][A-Za-z]*\.([A-Za-z]+|\*)$/)).default([]),
});

const TERM = z.strictObject({
  value: z.unknown(),
  cite: z.string(),
  rules: z.array(z.string().min(1)).optional(),
});

const PROPERTIES = [...Object.keys(HEAD.shape), 'terms'];

/**
 * Reads one pack from JSON. Refuses with POLICY_KEY_UNKNOWN a property or a key that there is not, and names the nearest one
 * that there is; with POLICY_VALUE_INVALID a value of another shape, naming key and path, a term that cites nothing, and a
 * `base` that leaves a key out. Whether the parts fit each other is seen only in the composed policy: see `checkPolicy`.
 */
export function readPack(json: unknown): PackVersion {
  const { terms, ...head } = objectOf(json, 'pack');
  refuseStrangers(Object.keys(head), PROPERTIES);
  const read = HEAD.safeParse(head);
  if (!read.success) throw shapeFault(String(read.error.issues[0]?.path[0] ?? 'pack'), read.error);
  const given = objectOf(terms, 'terms');
  refuseStrangers(Object.keys(given), KEYS);
  const pack: PackVersion = {
    ...read.data,
    terms: Object.fromEntries(Object.entries(given).map(([key, term]) => [key, readTerm(key as PolicyKey, term)])),
  };
  checkLocks(pack);
  checkBase(pack);
  return pack;
}

/** Reads the text of one pack, as `readPack` does; POLICY_VALUE_INVALID for a text that is no JSON. */
export function readPackText(text: string): PackVersion {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw policyFault('pack', 'json');
  }
  return readPack(json);
}

const KEPT = new Map<string, PackVersion>();

/**
 * `readPackText` for the text of a stored version, which never changes and which several levels of one process have: it is read
 * once. What comes back is shared, and must not be changed.
 */
export function readStoredText(text: string): PackVersion {
  const pack = KEPT.get(text) ?? readPackText(text);
  KEPT.set(text, pack);
  return pack;
}

/**
 * Reads all packs of a folder, in the order of their names. A refusal names the file as well; the same version in two files
 * is refused with POLICY_VERSION_TAKEN, a file that is not called `<pack>@<version>.json` with POLICY_VALUE_INVALID.
 */
export function readPackFolder(folder: string): PackVersion[] {
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(file => ({ file, pack: inFile(file, () => readStoredText(readFileSync(join(folder, file), 'utf8'))) }));
  const names = files.map(({ pack }) => versionName(pack));
  files.forEach(({ file }, i) => {
    const pack = names[i] ?? '';
    if (names.indexOf(pack) !== i) throw new DomainError('POLICY_VERSION_TAKEN', { pack, file }, 'version');
  });
  for (const { file, pack } of files)
    if (file !== `${versionName(pack)}.json`)
      throw policyFault('pack', 'fileName', { at: file, pack: versionName(pack) });
  return files.map(({ pack }) => pack);
}

function inFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (refusal) {
    if (!(refusal instanceof DomainError)) throw refusal;
    throw new DomainError(refusal.code, { ...refusal.params, file }, refusal.field);
  }
}

function objectOf(json: unknown, key: string): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw policyFault(key, 'shape', { detail: 'expected an object' });
  return json as Record<string, unknown>;
}

function refuseStrangers(names: readonly string[], known: readonly string[]): void {
  const stranger = names.find(name => !known.includes(name));
  if (stranger === undefined) return;
  const key = stranger.slice(0, 60);
  throw new DomainError('POLICY_KEY_UNKNOWN', { key, nearest: nearestTo(key, known) }, key);
}

function readTerm<K extends PolicyKey>(key: K, json: unknown): object {
  const term = TERM.safeParse(json);
  if (!term.success) throw shapeFault(key, term.error);
  const cite = term.data.cite.trim();
  if (cite === '') throw policyFault(key, 'citeMissing');
  const value = POLICY_SHAPES[key].safeParse(term.data.value);
  if (!value.success) throw shapeFault(key, value.error, cite);
  return { ...term.data, cite, value: value.data };
}

/** The first thing that is wrong with a shape: where, and what was expected there. */
function shapeFault(key: string, { issues: [issue] }: z.ZodError, cite = ''): DomainError {
  const path = (issue?.path ?? []).map(String);
  const at = path[0] === key ? path : [key, ...path];
  return policyFault(key, 'shape', { at: at.join('.'), cite, detail: issue?.message ?? '' });
}

/** A lock that holds nothing would be trusted all the same. */
function checkLocks(pack: PackVersion): void {
  const idle = pack.locks.find(lock => !KEYS.some(key => locksKey({ locks: [lock] }, key)));
  if (idle === undefined) return;
  throw new DomainError('POLICY_KEY_UNKNOWN', { key: idle, nearest: nearestTo(idle, KEYS) }, 'locks');
}

function checkBase({ pack, centers, terms }: PackVersion): void {
  if (pack !== BASE) return;
  if (centers.length > 0) throw policyFault('centers', 'baseEverywhere', { pack });
  const missing = KEYS.find(key => terms[key] === undefined);
  if (missing !== undefined) throw policyFault(missing, 'keyMissing', { pack });
}
