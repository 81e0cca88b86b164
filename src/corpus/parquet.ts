/** Results → a folder of Parquet files, one for each table, with what the columns mean in their metadata. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ERRORS_TABLE } from '../write/rows.ts';
import type { Result } from '../write/writer.ts';
import { quoted, quotedName } from './duckdb.ts';
import { loadingProblem, openLoader } from './load.ts';
import { aboutColumn, CORPUS_TABLES } from './tables.ts';

/** Fills the empty folder `folder`; `scratch` is where the tables grow until they are whole. */
export async function writeParquet(results: AsyncIterable<Result>, folder: string, scratch: string): Promise<void> {
  const remove = () => {
    for (const end of ['', '.wal']) rmSync(`${scratch}${end}`, { force: true });
  };
  remove();
  const loader = await openLoader(scratch);
  try {
    for await (const result of results) await loader.add(result.source.name, result, null, '');
    await loader.flush();
    for (const { name, about, columns } of [...CORPUS_TABLES, ERRORS_TABLE]) {
      const notes = [['table', about] as const, ...columns.map((column) => [column.name, aboutColumn(column)] as const)];
      const metadata = notes.map(([key, note]) => `${quotedName(key)}: ${quoted(note)}`).join(', ');
      await loader.connection.run(
        `COPY ${quotedName(name)} TO ${quoted(join(folder, `${name}.parquet`))} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {${metadata}})`,
      );
    }
  } catch (error) {
    throw loadingProblem(error, folder);
  } finally {
    loader.close();
    remove();
  }
}
