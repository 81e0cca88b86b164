/** The tables by which PDF fonts that are not embedded (GBK-EUC-H, UniGB-UCS2-H, …) name their characters; made by the build from pdf.js's. */

/** One table, packed as pdf.js reads it. Throws where there is none of the name. */
export async function cmap(filename: string): Promise<Uint8Array> {
  const { CMAPS } = await import('#cmaps');
  const packed = CMAPS[filename.replace(/^.*\//, '').replace(/\.bcmap$/, '')];
  if (packed === undefined) throw new Error(`no character map ${filename}`);
  return Uint8Array.from(Buffer.from(packed, 'base64'));
}
