/** What we use of pdfmake 0.3, which comes without types. */
declare module 'pdfmake' {
  interface Maker {
    setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string | readonly [string, string]>>>>): void;
    setUrlAccessPolicy(policy: (url: string) => boolean): void;
    setLocalAccessPolicy(policy: (path: string) => boolean): void;
    createPdf(document: object): { getBuffer(): Promise<Buffer> };
  }
  const maker: Maker;
  // eslint-disable-next-line no-restricted-syntax -- so it comes
  export default maker;
}
