declare module 'word-extractor' {
  interface Options {
    filterUnicode?: boolean;
    includeHeadersAndFooters?: boolean;
  }
  interface Document {
    getBody(options?: Options): string;
    getFootnotes(options?: Options): string;
    getEndnotes(options?: Options): string;
    getTextboxes(options?: Options): string;
  }
  const WordExtractor: new () => { extract(source: Buffer): Promise<Document> };
  // biome-ignore lint/style/noDefaultExport: as the package exports it
  export default WordExtractor;
}
