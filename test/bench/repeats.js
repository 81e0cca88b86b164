/** `node test/bench/repeats.js`: how fast repeats are found and how many of the pairs that comparing each with each finds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const tmp = mkdtempSync(join(tmpdir(), 'rectify-bench-'));
process.on('exit', () => rmSync(tmp, { recursive: true, force: true }));
const outfile = join(tmp, 'repeats.js');
const root = new URL('../../', import.meta.url).pathname;
await build({
  entryPoints: [join(root, 'test/bench/repeats.ts')],
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile,
  define: { 'import.meta.dirname': JSON.stringify(join(root, 'test/analyse')) },
});
const { run } = await import(pathToFileURL(outfile).href);
run((line) => process.stdout.write(`${line}\n`));
