/**
 * `node test/bench/kill-load.js [kills] [notices]`: kills `rectify batch -o corpus.duckdb` with SIGKILL at random moments and looks each time
 * whether the database opens and holds whole notices only; goes on with and without --resume, and compares what is there in the end with an
 * undisturbed run, row for row. Then the same for the index of `rectify search`.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [KILLS = 25, NOTICES = 2500] = process.argv.slice(2).map(Number);
const ROOT = new URL('../../', import.meta.url).pathname;
const CLI = join(ROOT, 'bin/rectify.js');
const tmp = mkdtempSync(join(tmpdir(), 'rectify-kill-load-'));
process.on('exit', () => rmSync(tmp, { recursive: true, force: true }));

execFileSync(process.execPath, [join(ROOT, 'test/bench/varied.js'), String(NOTICES), join(tmp, 'notices')]);
const { DuckDBInstance } = await import('@duckdb/node-api');
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function ask(path, sql) {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Rows by table and notice; what a whole notice has is known from the undisturbed run. */
async function rowsByNotice(path, tables) {
  const counts = new Map();
  for (const table of tables) {
    const key = table === 'errors' ? 'name' : 'notice';
    for (const [notice, rows, sum] of await ask(path, `SELECT ${key}, count(*), bit_xor(hash(t)) FROM "${table}" t GROUP BY 1`))
      counts.set(`${table} ${notice}`, `${rows} ${sum}`);
  }
  return counts;
}

const args = (out, ...more) => [CLI, 'batch', 'notices', '-o', out, '--quiet', ...more];
const began = performance.now();
spawnSync(process.execPath, args('calm.duckdb'), { cwd: tmp, stdio: 'inherit' });
const took = performance.now() - began;
const calm = join(tmp, 'calm.duckdb');
const tables = (await ask(calm, "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'")).flat();
const whole = await rowsByNotice(calm, tables);

async function killed(command, wait) {
  const child = spawn(process.execPath, command, { cwd: tmp, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? code)));
  await Promise.race([sleep(wait), ended]);
  child.kill('SIGKILL');
  return (await ended) === 'SIGKILL';
}

const out = join(tmp, 'disturbed.duckdb');
let kills = 0;
let torn = 0;
let most = 0;
for (let run = 0; kills < KILLS; run++) {
  // with --resume it gets on; without, notices that are there are replaced, which may be cut off as well
  const more = run % 3 === 2 ? [] : ['--resume'];
  if (await killed(args('disturbed.duckdb', ...more), 300 + Math.random() * took * (run % 4 === 3 ? 1.2 : 0.5))) kills++;
  if (!existsSync(out)) continue;
  const there = await rowsByNotice(out, tables);
  const notices = [...there.keys()].filter((key) => key.startsWith('notices '));
  most = Math.max(most, notices.length);
  const keys = new Set(notices.map((key) => key.slice('notices '.length)));
  for (const [key, rows] of there) if (whole.get(key) !== rows) torn++;
  for (const key of whole.keys()) {
    const [table, notice] = key.split(' ');
    if (table !== 'errors' && keys.has(notice) && !there.has(key)) torn++;
  }
}
spawnSync(process.execPath, args('disturbed.duckdb', '--resume'), { cwd: tmp });
const end = await rowsByNotice(out, tables);
const same = end.size === whole.size && [...end].every(([key, rows]) => whole.get(key) === rows);
process.stdout.write(
  `load: ${kills} kills, at most ${most} of ${NOTICES} notices there when killed, ${torn} torn notices, ${same ? 'same rows' : 'DIFFERENT'}\n`,
);

const index = [CLI, 'search', 'disturbed.duckdb', '--index'];
const INDEX =
  'SELECT t.kind, t.notice, t.id, t.terms, count(*), bit_xor(hash(s.term, p.tf)) FROM rectify.search_texts t JOIN rectify.search_postings p USING (doc) JOIN rectify.search_terms s ON s.id = p.term GROUP BY ALL ORDER BY ALL';
const indexing = performance.now();
spawnSync(process.execPath, index.with(2, 'calm.duckdb'), { cwd: tmp });
const indexTook = performance.now() - indexing;
const HAVE = `SELECT (SELECT count(*) FROM rectify.search_notices), (SELECT count(DISTINCT notice) FROM rectify.search_texts),
  (SELECT count(*) FROM (SELECT notice FROM issues UNION SELECT notice FROM measures) SEMI JOIN rectify.search_notices USING (notice)),
  (SELECT count(*) FROM notices)`;
const untouched = join(tmp, 'untouched.duckdb');
copyFileSync(out, untouched);
let cut = 0;
const left = new Set();
for (let tries = 0; cut < KILLS && tries < KILLS * 3; tries++) {
  if (await killed(index, indexTook * (0.1 + Math.random()))) cut++;
  // it answers, and the index has whole notices
  const [[inIndex, indexed, wanted, all]] = await ask(out, HAVE);
  if (Number(all) !== NOTICES || indexed !== wanted) torn++;
  left.add(Number(inIndex));
  if (Number(inIndex) < NOTICES) continue;
  rmSync(`${out}.wal`, { force: true });
  copyFileSync(untouched, out);
}
spawnSync(process.execPath, index, { cwd: tmp });
const sameIndex = JSON.stringify(await ask(calm, INDEX)) === JSON.stringify(await ask(out, INDEX));
process.stdout.write(
  `index: ${cut} kills, ${[...left].join(', ')} of ${NOTICES} notices in it when killed, ${torn} torn, ${sameIndex ? 'same index' : 'DIFFERENT'}\n`,
);
if (!same || !sameIndex || torn > 0) process.exitCode = 1;
