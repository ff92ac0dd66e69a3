import { constants, createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Message, Transport } from './transport.ts';

const OWNER_ONLY = { file: 0o600, folder: 0o700 };

/**
 * Writes each message as one JSON line into `<channel>.jsonl`, for a carrier’s program to fetch. A line is on the disk before
 * its receipt is given. Levels in one folder share the files; lines carry ids, and no id comes twice.
 */
export const fileTransport = (folder: string): Transport => ({
  async deliver(message, again) {
    const name = `${message.channel}.jsonl`;
    const path = join(folder, name);
    const at = (again ? await find(path, message.id) : undefined) ?? (await append(folder, path, message));
    return `${name}@${at}`;
  },
});

/** Appends a line and answers at which byte it begins. */
async function append(folder: string, path: string, { id, to, subject, text }: Message): Promise<number> {
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY.folder });
  const file = await open(path, constants.O_APPEND | constants.O_CREAT | constants.O_RDWR, OWNER_ONLY.file);
  try {
    await file.chmod(OWNER_ONLY.file); // it holds telephones, whoever made it
    const { size } = await file.stat();
    // a line that a crash cut off ends here; it must not swallow ours
    const gap = size > 0 && !(await endsWithNewline(file, size)) ? '\n' : '';
    await file.appendFile(`${gap}${JSON.stringify({ id, to, subject, text })}\n`);
    await file.sync();
    if (size === 0) await syncFolder(folder);
    return size + gap.length;
  } finally {
    await file.close();
  }
}

async function endsWithNewline(file: FileHandle, size: number): Promise<boolean> {
  const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: size - 1 });
  return buffer.toString() === '\n';
}

/** A new file survives a power cut only when its folder is on the disk as well. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** At which byte the whole line of that id begins; undefined where there is none. */
async function find(path: string, id: string): Promise<number | undefined> {
  let at = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      if (line.startsWith(`{"id":"${id}"`) && isWhole(line)) return at;
      at += Buffer.byteLength(line) + 1;
    }
  } catch (fault) {
    if ((fault as { code?: string }).code !== 'ENOENT') throw fault;
  }
  return undefined;
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
