/** Results → a database that is appended to. */
import { existsSync, rmSync } from 'node:fs';
import type { Result } from '../write/index.ts';
import type { Memory } from './batch.ts';
import { resultOf } from './output.ts';
import { writing } from './read-errors.ts';
import type { Summary } from './summary.ts';
import type { Tally } from './task.ts';

/** Runs `fill`, whose results go into the database `output`; a database that was made for nothing is removed again. */
export async function intoDatabase(
  output: string,
  resume: boolean,
  summary: Summary,
  fill: (memory: Memory) => Promise<void>,
): Promise<void> {
  const { loadingProblem, openLoader } = await import('../corpus/load.ts');
  const isNew = !existsSync(output);
  const loader = await writing(output, () => openLoader(output));
  try {
    await fill({
      find(name) {
        const known = resume ? loader.known(name) : undefined;
        return known && { key: known.key, tally: JSON.parse(known.tally) as Tally };
      },
      keep() {}, // it is where it is
      add: (name, { line, key, tally }) => loader.add(name, resultOf(line), key, JSON.stringify(tally)),
    });
    await loader.flush();
  } catch (error) {
    throw loadingProblem(error, output);
  } finally {
    summary.database = loader.counts();
    loader.close();
    if (isNew && summary.database.total === 0) for (const end of ['', '.wal']) rmSync(`${output}${end}`, { force: true });
  }
}

/** The same for results that are at hand. */
export async function resultsIntoDatabase(results: Iterable<Result> | AsyncIterable<Result>, output: string): Promise<void> {
  const { loadingProblem, openLoader } = await import('../corpus/load.ts');
  const loader = await writing(output, () => openLoader(output));
  try {
    for await (const result of results) await loader.add(result.source.name, result, null, '');
    await loader.flush();
  } catch (error) {
    throw loadingProblem(error, output);
  } finally {
    loader.close();
  }
}
