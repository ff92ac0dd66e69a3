import { beijingMinute } from '../../../shared/domain/clock/workdays.ts';
import { showMark } from '../../../shared/domain/privacy/viewerMark.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext, Service, TakenFile } from '../../kit/subgraph.ts';
import { newMark } from '../cases/newMark.ts';

/** What a paper is written as. */
export const PAPER_FORMATS = ['pdf', 'docx', 'xlsx', 'html'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

export const TYPES: Readonly<Record<PaperFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
};

/** A file for somebody to keep. */
export interface PrintedFile {
  name: string;
  type: string;
  base64: string;
  mark: string;
  at: string;
}

/** Writes down in the record of exports who takes what out of the hub (N12); before the file leaves. */
export async function noteTaken(service: Service, taken: TakenFile): Promise<void> {
  const { database, subgraph } = service;
  await database.write(async tx => {
    for (const { noteExport } of subgraph.capabilities) await noteExport?.(tx, taken);
  });
}

/** The mark of a file that is about to leave, and what stands at its foot. */
export function markFor(ctx: RequestContext): { mark: string; at: Date; foot: string } {
  const [mark, at] = [newMark(), ctx.service.now()];
  return { mark, at, foot: `打印时间 ${beijingMinute(at)}  标记 ${showMark(mark)}` };
}

/** Notes the file, and answers it. */
export async function handOut(
  ctx: RequestContext,
  { mark, at }: { mark: string; at: Date },
  file: { name: string; format: PaperFormat; bytes: Buffer },
  about: { area: string; filter: object; rows: number },
): Promise<PrintedFile> {
  const { id: person, role, center } = actorOf(ctx);
  const filter = JSON.stringify({ ...about.filter, as: file.format });
  await noteTaken(ctx.service, {
    ...{ mark, person, role, center, area: about.area, filter, rows: about.rows, at: at.toISOString() },
  });
  const { name, format, bytes } = file;
  return {
    ...{ name: `${name}.${format}`, type: TYPES[format], base64: bytes.toString('base64'), mark },
    at: at.toISOString(),
  };
}
