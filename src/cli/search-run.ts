/** Searching a database and printing what was found; loaded by `search` alone. */
import { indexCorpus, openCorpus } from '../corpus/corpus.ts';
import { writeHits } from '../write/hits.ts';
import type { SearchCommandOptions } from './commands/search.ts';
import type { Io } from './io.ts';
import { grouped, openProgress } from './progress.ts';
import { layoutOf } from './settings.ts';
import { usage } from './usage.ts';

export async function runSearch(path: string, words: string | undefined, options: SearchCommandOptions, io: Io): Promise<void> {
  if (words === undefined && !options.index) throw usage('nothing is looked for', 'rectify search corpus.duckdb "医疗废物 监管"');
  let corpus = await openCorpus(path);
  try {
    if ((await corpus.unindexed()) > 0) {
      corpus.close();
      await bringUpToDate(path, io);
      corpus = await openCorpus(path);
    }
    if (words === undefined) return;
    const hits = await corpus.search(words, { in: options.in ?? null, limit: options.limit });
    const { toTerminal, ...layout } = layoutOf(options, io);
    await io.stdout.write(writeHits(hits, options.format ?? (toTerminal ? 'table' : 'ndjson'), layout));
  } finally {
    corpus.close();
  }
}

async function bringUpToDate(path: string, io: Io): Promise<void> {
  const progress = io.stderr.isTerminal ? openProgress(io.stderr, null, io.now) : null;
  try {
    const notices = await indexCorpus(path, (done) => progress?.show({ done: 0, read: done, failed: 0 }));
    await progress?.clear();
    await io.stderr.write(`indexed ${grouped(notices)} ${notices === 1 ? 'notice' : 'notices'} for searching\n`);
  } finally {
    await progress?.clear();
  }
}
