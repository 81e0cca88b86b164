/** Text → bytes in the encodings that Node can only decode: the decoder's own table, turned round. */
const tables = new Map<string, Map<string, readonly number[]>>();

function tableOf(encoding: 'gb18030' | 'big5'): Map<string, readonly number[]> {
  let table = tables.get(encoding);
  if (table) return table;
  tables.set(encoding, (table = new Map()));
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, [lead, trail]);
    }
  }
  return table;
}

export function encode(text: string, encoding: 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be'): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const table = tableOf(encoding);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.codePointAt(0)!;
      const bytes = code < 0x80 ? [code] : table.get(character);
      if (!bytes) throw new Error(`${character} is not in ${encoding}`);
      return [...bytes];
    }),
  );
}
