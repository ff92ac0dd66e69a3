import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { KIND_FACTS, type AttachmentKind } from '../../../shared/domain/attachment/kinds.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import * as api from '../gen/graphql.ts';
import { onLevel } from './api/onLevel.ts';
import type { Fault } from './faults.ts';
import { faultsOf } from './faultsOf.ts';
import { bytesOf } from './save.ts';

/** Files of these kinds may be chosen; what they are the hub finds out by itself. */
export const ACCEPTED = `${Object.values(KIND_FACTS)
  .map(({ ending }) => `.${ending}`)
  .join(',')},image/*,audio/*`;

export const mimeOf = (kind: api.AttachmentKind): string => KIND_FACTS[kind.toLowerCase() as AttachmentKind].mime;

/** 512 KB, 2.4 MB */
export const sizeText = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;

/** For which case a file is: of somebody of the staff by its uid, of its reporter by number and code. */
export type Case = { uid: string } | { number: string; code: string };

export interface SendWish {
  use: api.AttachmentUse;
  supplement?: number | null;
  /** From 0 to 1. */
  onProgress: (done: number) => void;
}

/** Where the page is not served over TLS a browser has no hash to give; the hub then goes by the size alone. */
async function hashOf(bytes: ArrayBuffer): Promise<string | null> {
  const digest = await globalThis.crypto.subtle?.digest('SHA-256', bytes);
  return digest === undefined
    ? null
    : [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

const base64Of = (bytes: Uint8Array): string => {
  let text = '';
  const step = 0x8000;
  for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(text);
};

/** Sends a file in parts. Answers what went wrong; nothing did where the list is empty. A part that is lost is sent once more. */
export async function sendFile(
  client: ApolloClient,
  level: LevelName,
  of: Case,
  file: File,
  { use, supplement = null, onProgress }: SendWish,
): Promise<Fault[]> {
  const perform = async <Data, Variables extends OperationVariables>(
    mutation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<{ data: Data | null; faults: Fault[] }> => {
    const asked = onLevel(mutation, level) as TypedDocumentNode<Data>;
    return client
      .mutate({ mutation: asked, variables, fetchPolicy: 'no-cache' })
      .then(({ data, error }) => ({ data: (data ?? null) as Data | null, faults: faultsOf(error) }))
      .catch((error: unknown) => ({ data: null, faults: faultsOf(error) }));
  };
  onProgress(0);
  const content = await file.arrayBuffer();
  const input = { name: file.name, bytes: content.byteLength, sha256: await hashOf(content), use, supplement };
  const begun =
    'uid' in of
      ? await perform(api.CountyBeginAttachmentDocument, { uid: of.uid, input })
      : await perform(api.CountyBeginMyAttachmentDocument, { ...of, input });
  const upload = begun.data?.upload;
  if (!upload) return begun.faults;
  const { id, parts, partBytes } = upload;
  for (let part = 0; part < parts; part++) {
    const data = base64Of(
      new Uint8Array(content, part * partBytes, Math.min(partBytes, content.byteLength - part * partBytes)),
    );
    const send = () => perform(api.CountySendAttachmentPartDocument, { upload: id, part, data });
    const sent = await patiently(send);
    if (sent.faults.length > 0) return sent.faults;
    onProgress((part + 1) / (parts + 1));
  }
  const { faults } = await patiently(() => perform(api.CountyFinishAttachmentDocument, { upload: id }));
  if (faults.length === 0) onProgress(1);
  return faults;
}

const PAUSE_MS = 10_000;
const TRIES = 8;

/**
 * Asks again where a line broke, and waits where an address has asked for much: what was sent twice stands once, and a file that is
 * half there is worth the wait.
 */
async function patiently<T extends { faults: Fault[] }>(ask: () => Promise<T>): Promise<T> {
  let answer = await ask();
  for (let tries = 1; tries < TRIES; tries++) {
    const codes = answer.faults.map(({ code }) => code);
    if (codes.includes('TOO_MANY_REQUESTS')) await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
    else if (!codes.includes('OFFLINE') || tries > 1) return answer;
    answer = await ask();
  }
  return answer;
}

/** What was fetched of a file, or why it was not. */
export interface Fetched {
  blob: Blob | null;
  faults: Fault[];
}

/** Fetches all parts of a file, one after the other, and nothing of them stays in a cache. */
export async function fetchParts(
  ask: (part: number) => Promise<{ data?: { part: string | null } | undefined; error?: unknown }>,
  parts: number,
  mime: string,
): Promise<Fetched> {
  const pieces: BlobPart[] = [];
  try {
    for (let part = 0; part < parts; part++) {
      const { data, error } = await ask(part);
      const text = data?.part;
      if (!text) return { blob: null, faults: faultsOf(error) };
      pieces.push(bytesOf(text));
    }
  } catch (fault) {
    return { blob: null, faults: faultsOf(fault) };
  }
  return { blob: new Blob(pieces, { type: mime }), faults: [] };
}
