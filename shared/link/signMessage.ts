import { sign, verify } from 'node:crypto';
import type { ErrorCode } from '../domain/errors.ts';
import { LEVELS, type LevelName } from '../domain/levels.ts';
import { canonicalJson } from './canonicalJson.ts';
import type { KeyFile } from './keyFile.ts';
import { type LevelKeys, publicKeyOf } from './levelKeys.ts';
import { signingKey } from './linkKeys.ts';

/** `v1;kid=…;s=…`: the name of the key, and an Ed25519 signature in base64url. */
export const MESSAGE_SIGNATURE = /^v1;kid=([\w.-]{1,64});s=([\w-]{86})$/;

/** What is signed of a message and of a receipt: these fields and no others, whatever else stands beside them. */
const SIGNED = {
  message: ['origin', 'seq', 'to', 'topic', 'uid', 'body'],
  receipt: ['origin', 'seq', 'refusal'],
} as const;

type Kind = keyof typeof SIGNED;

function textOf(kind: Kind, signer: LevelName, value: object): Buffer {
  const fields = value as Record<string, unknown>;
  const signed = Object.fromEntries(SIGNED[kind].map(name => [name, fields[name]]));
  return Buffer.from(`doudi-level-v1 ${kind}\n${signer}\n${canonicalJson(signed)}`);
}

/** The signature of a level under its own message or receipt. */
export function signAsLevel(kind: Kind, keys: LevelKeys, value: object, now: number): string {
  const key = signingKey(keys.own, now);
  if (!key) throw new Error(`no key of the ${keys.level} level is valid yet`);
  return `v1;kid=${key.kid};s=${sign(null, textOf(kind, keys.level, value), key.key).toString('base64url')}`;
}

/** Why a message or receipt is not taken as this level's; null where its signature is good. */
export function signatureFault(
  kind: Kind,
  keys: KeyFile<LevelKeys>,
  signer: LevelName | undefined,
  value: unknown,
): Extract<ErrorCode, 'MESSAGE_UNSIGNED' | 'MESSAGE_FORGED'> | null {
  const { signature } = (value ?? {}) as { signature?: unknown };
  const [, kid = '', text = ''] = (typeof signature === 'string' && MESSAGE_SIGNATURE.exec(signature)) || [];
  if (text === '') return 'MESSAGE_UNSIGNED';
  const key = signer && publicKeyOf(keys, signer, kid);
  if (!key) return 'MESSAGE_FORGED';
  return verify(null, textOf(kind, signer, value as object), key, Buffer.from(text, 'base64url'))
    ? null
    : 'MESSAGE_FORGED';
}

/** The level that an origin names: `county@3f9a01bc` -> county. */
export function levelOfOrigin(origin: unknown): LevelName | undefined {
  const [name] = typeof origin === 'string' ? origin.split('@') : [];
  return LEVELS.find(level => level === name);
}
