import type { PaperDocument } from '../../../shared/domain/paper/document.ts';
import { writeDocx } from '../../kit/paper/writeDocx.ts';
import { writeHtml } from '../../kit/paper/writeHtml.ts';
import { writePdf } from '../../kit/paper/writePdf.ts';
import { writeSheet } from '../../kit/paper/writeSheet.ts';
import type { Service } from '../../kit/subgraph.ts';
import type { PaperFormat } from './taken.ts';

/** A paper in the format that is asked for. PAPER_FONT_MISSING for a PDF without fonts. */
export async function writeAs(
  document: PaperDocument,
  format: PaperFormat,
  { fontsFolder }: Pick<Service, 'fontsFolder'>,
): Promise<Buffer> {
  if (format === 'pdf') return writePdf(document, fontsFolder);
  if (format === 'docx') return writeDocx(document);
  return format === 'xlsx' ? writeSheet(document) : writeHtml(document);
}
