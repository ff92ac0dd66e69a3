/** Hands something to the browser as a file. */
function hand(content: BlobPart[], type: string, name: string) {
  const url = URL.createObjectURL(new Blob(content, { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

/** Hands a file that is here already to the browser. */
export const saveBlob = (blob: Blob, name: string) => hand([blob], blob.type, name);

/** Hands a table to the browser as a file. */
export const save = (csv: string, name: string) => hand([csv], 'text/csv;charset=utf-8', name);

/** What stands in base64. */
export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), sign => sign.codePointAt(0) ?? 0);

/** Hands a file that came in base64, in one piece or in several, to the browser. */
export const saveBytes = (pieces: readonly string[], type: string, name: string) =>
  hand(pieces.map(bytesOf), type, name);
