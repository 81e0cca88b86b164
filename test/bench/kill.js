/**
 * `node test/bench/kill.js [kills] [notices]`: kills `rectify batch` with SIGKILL at random moments, goes on with --resume each time, and
 * compares what comes out in the end with an undisturbed run, byte for byte, for NDJSON, CSV and XLSX. About two minutes.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCorpus } from './corpus.js';

const [KILLS = 50, NOTICES = 600] = process.argv.slice(2).map(Number);
const ROOT = new URL('../../', import.meta.url).pathname;
const CLI = join(ROOT, 'bin/rectify.js');
const tmp = mkdtempSync(join(tmpdir(), 'rectify-kill-'));
process.on('exit', () => rmSync(tmp, { recursive: true, force: true }));

execFileSync(process.execPath, ['esbuild.config.js'], { cwd: ROOT });
makeCorpus(join(tmp, 'notices'), NOTICES);
// the next notice of the run is a failure, so that failures are resumed too
writeFileSync(join(tmp, 'notices/000/000005.pdf'), '%PDF-1.4 cut off');
writeFileSync(join(tmp, 'notices/000/000500x.txt'), '');

const hash = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .map((name) => `${name} ${hash(join(path, name))}`)
        .join('\n')
    : createHash('sha256').update(readFileSync(path)).digest('hex');
const args = (out, ...more) => [CLI, 'batch', 'notices', '-o', out, '--errors', `${out}.errors`, '--quiet', ...more];
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

for (const format of ['ndjson', 'csv', 'xlsx']) {
  const calm = `calm.${format}`;
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args(calm), { cwd: tmp, encoding: 'utf8' });
  if (status !== 1) throw new Error(`the undisturbed run ended with ${status}: ${stderr}`);
  const took = performance.now() - began;

  const out = `disturbed.${format}`;
  let kills = 0;
  let finished = 0;
  let torn = 0;
  while (kills < KILLS) {
    const child = spawn(process.execPath, args(out, '--resume'), { cwd: tmp, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? code)));
    // mostly early, so that 50 kills fit into one run; now and then anywhere up to its end
    const wait = Math.random() < 0.8 ? 60 + Math.random() * (300 + (2 * took) / KILLS) : Math.random() * took * 1.2;
    await Promise.race([sleep(wait), ended]);
    child.kill('SIGKILL');
    if ((await ended) === 'SIGKILL') kills++;
    else {
      finished++;
      // begin anew, so that kills hit unfinished runs; every third finished output is kept, to be taken over
      if (hash(join(tmp, out)) !== hash(join(tmp, calm))) torn++;
      if (finished % 3 !== 0) for (const left of [out, `.${out}.rectify`]) rmSync(join(tmp, left), { recursive: true, force: true });
    }
    // an output under its name is always a complete one
    if (existsSync(join(tmp, out)) && hash(join(tmp, out)) !== hash(join(tmp, calm))) torn++;
  }
  spawnSync(process.execPath, args(out, '--resume'), { cwd: tmp });
  const same = hash(join(tmp, out)) === hash(join(tmp, calm)) && hash(join(tmp, `${out}.errors`)) === hash(join(tmp, `${calm}.errors`));
  process.stdout.write(
    `${format}: ${kills} kills, ${finished} runs got to their end, ${torn} torn outputs, ${same ? 'same bytes' : 'DIFFERENT'}\n`,
  );
  if (!same || torn > 0) {
    cpSync(tmp, `${tmp}-failed`, { recursive: true });
    process.stdout.write(`kept in ${tmp}-failed\n`);
    process.exitCode = 1;
  }
}
