import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PaperDocument } from '../../../shared/domain/paper/document.ts';
import { PROJECT_ROOT } from '../../../shared/projectRoot.ts';
import { type PaperFonts, paperFonts } from './fonts.ts';

/** What the thread is asked for. */
export interface PdfWish {
  document: PaperDocument;
  fonts: PaperFonts;
}

/** And what it answers: the file, or what went wrong. */
export type PdfAnswer = { bytes: Uint8Array } | { fault: string };

/** A thread runs what was built, also where this runs from source. */
const THREAD = join(PROJECT_ROOT, 'dist/subgraphs/kit/paper/pdfThread.js');

/** A thread that has nothing to draw for so long is ended: fonts are large. */
const IDLE_MS = 30_000;
/** A paper that takes longer is given up. */
const MOST_MS = 60_000;

let thread: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
/** One after the other, so that papers do not wait for each other in memory. */
let last: Promise<unknown> = Promise.resolve();

/**
 * A paper as PDF, with its fonts inside. A character that the font does not have is printed as a box, and so is seen. Drawing takes
 * most of a second of one core: it is done on a thread of its own, so that the level answers meanwhile. PAPER_FONT_MISSING.
 */
export async function writePdf(document: PaperDocument, fontsFolder: string | null): Promise<Buffer> {
  const fonts = paperFonts(fontsFolder);
  const turn = last.then(() => drawApart({ document, fonts }));
  last = turn.catch(() => undefined);
  return turn;
}

/** The thread, begun where there is none. Whatever ends it by itself, the next paper begins another. */
function threadNow(): Worker {
  clearTimeout(idle);
  if (thread) return thread;
  const begun = new Worker(THREAD);
  const forget = () => {
    if (thread === begun) thread = undefined;
  };
  begun.on('error', forget).on('exit', forget);
  return (thread = begun);
}

function drawApart(wish: PdfWish): Promise<Buffer> {
  const worker = threadNow();
  worker.ref();
  return new Promise<Buffer>((resolve, reject) => {
    const settle = () => {
      clearTimeout(late);
      worker.off('message', told).off('error', broken).off('exit', broken);
    };
    const told = (answer: PdfAnswer) => {
      settle();
      rest(worker);
      if ('bytes' in answer) resolve(Buffer.from(answer.bytes));
      else reject(new Error(answer.fault));
    };
    const broken = (fault: unknown) => {
      settle();
      thread = undefined;
      void worker.terminate();
      reject(fault instanceof Error ? fault : new Error(`the thread of the papers ended with ${String(fault)}`));
    };
    const late = setTimeout(() => broken(new Error(`a paper took longer than ${MOST_MS} ms`)), MOST_MS);
    worker.on('message', told).on('error', broken).on('exit', broken);
    worker.postMessage(wish);
  });
}

/** Neither a thread without work nor its end keeps a process alive. */
function rest(worker: Worker): void {
  worker.unref();
  idle = setTimeout(() => {
    thread = undefined;
    void worker.terminate();
  }, IDLE_MS);
  idle.unref();
}
