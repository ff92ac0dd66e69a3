import { createHash } from 'node:crypto';
import { WIRE_PART } from '../../shared/domain/attachment/limits.ts';
import type { LevelName } from '../../shared/domain/levels.ts';
import type { Answer, TestHub, Who } from './hub.ts';

/** For which case a file is sent: by its uid, or by number and code of the receipt. */
export type Target = { uid: string } | { number: string; code: string };

export interface Sent {
  bytes: Buffer;
  name?: string;
  use?: string;
  supplement?: number;
  /** What is said of it, where that is not the truth. */
  claims?: { bytes?: number; sha256?: string };
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const FILE = 'no name kind bytes sha256 use supplement role by addedAt';

/** Announces a file, as a page does. */
export function begin(
  hub: TestHub,
  who: Who | null,
  target: Target,
  { bytes, name = '材料.pdf', use = 'MATERIAL', supplement, claims = {} }: Sent,
  level: LevelName = 'county',
): Promise<Answer> {
  const input = { name, bytes: bytes.length, sha256: sha256(bytes), use, supplement: supplement ?? null, ...claims };
  const [declared, given, act] =
    'number' in target
      ? ['$number: String!, $code: String!', 'number: $number, code: $code', 'BeginMy']
      : ['$uid: ID!', 'uid: $uid', 'Begin'];
  const document = `mutation (${declared}, $input: AttachmentInput!) { upload: ${level}${act}Attachment(${given}, input: $input) { id parts partBytes } }`;
  return hub.ask(who, document, { ...target, input });
}

export const sendPart = (
  hub: TestHub,
  who: Who | null,
  upload: string,
  part: number,
  data: string,
  level: LevelName = 'county',
): Promise<Answer> =>
  hub.ask(
    who,
    `mutation ($upload: ID!, $part: Int!, $data: String!) { sent: ${level}SendAttachmentPart(upload: $upload, part: $part, data: $data) { id } }`,
    { upload, part, data },
  );

export const finish = (hub: TestHub, who: Who | null, upload: string, level: LevelName = 'county'): Promise<Answer> =>
  hub.ask(who, `mutation ($upload: ID!) { file: ${level}FinishAttachment(upload: $upload) { ${FILE} } }`, { upload });

export const partOf = (bytes: Buffer, no: number): string =>
  bytes.subarray(no * WIRE_PART, (no + 1) * WIRE_PART).toString('base64');

/** Sends a whole file; the first refusal is the answer. */
export async function sendFile(
  hub: TestHub,
  who: Who | null,
  target: Target,
  sent: Sent,
  level: LevelName = 'county',
): Promise<Answer> {
  const begun = await begin(hub, who, target, sent, level);
  if (begun.errors) return begun;
  const { id, parts } = begun.data.upload as { id: string; parts: number };
  for (let no = 0; no < parts; no++) {
    const answer = await sendPart(hub, who, id, no, partOf(sent.bytes, no), level);
    if (answer.errors) return answer;
  }
  return finish(hub, who, id, level);
}

/** Opens a file and fetches all of it. */
export async function fetchFile(
  hub: TestHub,
  who: Who,
  uid: string,
  attachment: number,
  level: LevelName = 'county',
): Promise<{ opened: Answer; bytes: Buffer }> {
  const opened = await hub.ask(
    who,
    `mutation { opened: ${level}OpenAttachment(uid: "${uid}", attachment: ${attachment}, purpose: REVIEW) { mark until parts file { sha256 bytes name kind } } }`,
  );
  const parts: Buffer[] = [];
  for (let part = 0; part < (opened.data?.opened?.parts ?? 0); part++) {
    const { data } = await hub.ask(
      who,
      `{ part: ${level}AttachmentPart(uid: "${uid}", attachment: ${attachment}, part: ${part}) }`,
    );
    parts.push(Buffer.from(data.part, 'base64'));
  }
  return { opened, bytes: Buffer.concat(parts) };
}
