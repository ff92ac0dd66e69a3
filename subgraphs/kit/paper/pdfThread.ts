import { parentPort } from 'node:worker_threads';
import { drawPdf } from './drawPdf.ts';
import type { PdfAnswer, PdfWish } from './writePdf.ts';

/** What runs on the thread of its own that draws PDFs: one wish after the other, each answered by its file or by what went wrong. */
const port = parentPort;
if (port === null) throw new Error('pdfThread.js runs on a thread that writePdf.ts starts');
const answer = (told: PdfAnswer) => port.postMessage(told);

port.on('message', ({ document, fonts }: PdfWish) => {
  drawPdf(document, fonts).then(
    bytes => answer({ bytes }),
    (fault: unknown) => answer({ fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }),
  );
});
