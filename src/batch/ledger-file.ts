/** Results → an XLSX file in constant memory: rows go to a file for each sheet, and those are packed when the last row is written. */
import { createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { Lang } from '../model/vocabulary.ts';
import type { Result } from '../write/index.ts';
import { errorRow, LEDGER_SHEETS, noticeRows, type Row, type Sheet, type SheetKey } from '../write/ledger.ts';
import { MAX_ROWS, packageParts, type SheetLayout, sheetHead, sheetRow, sheetTail, type WrittenSheet } from '../write/spreadsheet.ts';
import { isFailure } from '../write/writer.ts';
import { type OpenFile, openFile } from './output.ts';

interface Written extends WrittenSheet {
  path: string;
}

/** A sheet that goes on in another (问题台账2) where it has more rows than the format allows. */
interface Growing {
  add(rows: readonly Row[]): void;
  /** The rows so far over all its sheets, without headings. */
  rows(): number;
  end(): Written[];
}

export async function writeLedger(
  results: AsyncIterable<Result>,
  path: string,
  folder: string,
  lang: Lang,
  maxRows = MAX_ROWS,
): Promise<void> {
  const sheets = new Map(
    (Object.entries(LEDGER_SHEETS) as [SheetKey, Sheet][]).map(([key, sheet]) => [key, growing(sheet, join(folder, key), lang, maxRows)]),
  );
  const written: Written[] = [];
  try {
    for await (const result of results) {
      if (isFailure(result)) {
        sheets.get('errors')!.add([errorRow(result)]);
        continue;
      }
      const rows = noticeRows(result, lang, sheets.get('issues')!.rows() + 1);
      for (const [key, added] of Object.entries(rows)) sheets.get(key as SheetKey)!.add(added);
    }
  } finally {
    for (const sheet of sheets.values()) written.push(...sheet.end());
  }
  await pack(written, path);
  for (const sheet of written) rmSync(sheet.path);
}

function growing(sheet: Sheet, path: string, lang: Lang, maxRows: number): Growing {
  const done: Written[] = [];
  let total = 0;
  let file: OpenFile;
  let rows: number;
  let layout: SheetLayout;
  const begin = () => {
    const number = done.length === 0 ? '' : String(done.length + 1);
    layout = layoutOf(sheet, `${sheet.name[lang]}${number}`, lang);
    file = openFile(`${path}${number}.xml`);
    file.write(sheetHead(layout));
    rows = 1;
  };
  const end = () => {
    file.write(sheetTail(layout, rows));
    file.close();
    done.push({
      title: layout.title,
      columns: layout.columns.length,
      rows,
      path: `${path}${done.length === 0 ? '' : done.length + 1}.xml`,
    });
  };
  begin();
  return {
    add(added) {
      for (const row of added) {
        if (rows === maxRows) {
          end();
          begin();
        }
        file.write(sheetRow([{ number: ++total }, ...row], ++rows, layout));
      }
    },
    rows: () => total,
    end() {
      end();
      return done;
    },
  };
}

function layoutOf({ columns: given, frozenColumns, paper }: Sheet, title: string, lang: Lang): SheetLayout {
  // bold words are wider than the digits that widths are told in, and are not to be broken
  const columns = given.map((c) => ({
    ...c,
    width: Math.max(c.width, ...c.heading[lang].split(' ').map((w) => Math.ceil(asciiOf(w) * 1.2) + 1)),
  }));
  return {
    title,
    columns,
    frozenColumns,
    paper,
    headings: columns.map((c) => c.heading[lang]),
    tones: new Map(
      columns.flatMap(({ tones }, i) =>
        tones ? [[i, Object.entries(tones).map(([tone, words]) => [tone, words[lang]])] as never] : [],
      ) as Iterable<readonly [number, SheetLayout['tones'] extends ReadonlyMap<number, infer V> ? V : never]>,
    ),
  };
}

function asciiOf(word: string): number {
  return word.replace(/[^\0-\x7f]/g, '').length;
}

/** Years from 1980 on, in local time, are all that the archive knows: a fixed moment makes the same ledger the same file. */
const MOMENT = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 };

async function pack(sheets: readonly Written[], path: string): Promise<void> {
  const zip = new yazl.ZipFile();
  for (const { name, xml } of packageParts(sheets)) zip.addBuffer(Buffer.from(xml), name, MOMENT);
  sheets.forEach((sheet, i) => {
    zip.addFile(sheet.path, `xl/worksheets/sheet${i + 1}.xml`, MOMENT);
  });
  zip.end();
  const archive = zip.outputStream as Readable;
  zip.on('error', (error) => archive.destroy(error as Error));
  await pipeline(archive, createWriteStream(path));
}
