import decodeQR from 'qr/decode.js';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page of a PDF as it is seen: what counts is ink, because text can be found in a page that is white. */
export interface InkedPage {
  pages: number;
  /** Dark dots inside a box of points from the upper left corner. */
  inkIn(box: { x: number; y: number; width: number; height: number }): number;
  /** Each text with where it stands. */
  texts: { text: string; x: number; y: number; width: number; height: number }[];
  png(): Buffer;
  /** What a scanner sees of it. */
  scanned(): string;
}

const SCALE = 2;

export async function inkOf(pdf: Buffer, no = 1): Promise<InkedPage> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const page = await document.getPage(no);
  const viewport = page.getViewport({ scale: SCALE });
  const factory = document.canvasFactory as {
    create(
      width: number,
      height: number,
    ): { canvas: { toBuffer(type: string): Buffer }; context: CanvasRenderingContext2D };
  };
  const { canvas, context } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvasContext: context, viewport, canvas: canvas as never }).promise;
  const high = viewport.height / SCALE;
  const { items } = await page.getTextContent();
  const texts = items.flatMap(item =>
    'str' in item && item.str.trim() !== ''
      ? [
          {
            text: item.str,
            x: item.transform[4],
            y: high - item.transform[5] - item.height,
            width: item.width,
            height: item.height,
          },
        ]
      : [],
  );
  return {
    pages: document.numPages,
    texts: texts as InkedPage['texts'],
    inkIn({ x, y, width, height }) {
      const [left, top] = [Math.round(x * SCALE), Math.round(y * SCALE)];
      const { data } = context.getImageData(
        left,
        top,
        Math.max(1, Math.round(width * SCALE)),
        Math.max(1, Math.round(height * SCALE)),
      );
      let dark = 0;
      for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 128) dark += 1;
      return dark;
    },
    png: () => canvas.toBuffer('image/png'),
    scanned: () => decodeQR(context.getImageData(0, 0, Math.ceil(viewport.width), Math.ceil(viewport.height))),
  };
}
