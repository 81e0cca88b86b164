import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Result } from '../write/index.ts';
import { type OutputOptions, workFolder, writeOutput } from './output.ts';
import { writing } from './read-errors.ts';

export async function writeResults(results: Iterable<Result> | AsyncIterable<Result>, path: string, options: OutputOptions): Promise<void> {
  const output = resolve(path);
  if (options.format === 'duckdb') {
    const { resultsIntoDatabase } = await import('./database.ts');
    return resultsIntoDatabase(results, output);
  }
  const folder = `${workFolder(output)}-results`;
  await writing(path, async () => {
    mkdirSync(folder, { recursive: true });
    try {
      await writeOutput(linesOf(results), output, folder, options);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

async function* linesOf(results: Iterable<Result> | AsyncIterable<Result>): AsyncGenerator<Uint8Array> {
  for await (const result of results) yield Buffer.from(JSON.stringify(result));
}
