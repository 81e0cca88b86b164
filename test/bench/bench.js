/**
 * `npm run bench`: how fast, how linear, how quick to start and how large the parser is, as ratios taken in one run, so that they mean the
 * same on any machine. Prints Markdown; with `--write` into the README too. Takes a few minutes of a quiet machine.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = new URL('../../', import.meta.url).pathname;
const CLI = join(ROOT, 'bin/rectify.js');
const tmp = mkdtempSync(join(tmpdir(), 'rectify-bench-'));
process.on('exit', () => rmSync(tmp, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

execFileSync(process.execPath, ['esbuild.config.js'], { cwd: ROOT });
await build({
  entryPoints: [join(ROOT, 'test/bench/stages.ts')],
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: join(tmp, 'stages.js'),
});
const { STAGES } = await import(pathToFileURL(join(tmp, 'stages.js')).href);
const parse = (text) => STAGES.parse(text)();

const NOTICES = join(ROOT, 'fixtures/notices');
const notices = readdirSync(NOTICES).map((name) => readFileSync(join(NOTICES, name, 'source.txt')));
const texts = notices.map((bytes) => new TextDecoder().decode(bytes));

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const now = () => Number(process.hrtime.bigint()) / 1e6;
const ratio = (x) => (x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x.toPrecision(3));

/** Milliseconds of one call, the median of several rounds that each last long enough to be measured. */
function time(action, { rounds = 7, least = 40 } = {}) {
  let calls = 1;
  for (;;) {
    const from = now();
    for (let i = 0; i < calls; i++) action();
    const took = now() - from;
    if (took >= least) break;
    calls = Math.ceil(calls * Math.min(10, Math.max(1.5, (least / Math.max(took, 0.01)) * 1.1)));
  }
  const samples = [];
  for (let round = 0; round < rounds; round++) {
    const from = now();
    for (let i = 0; i < calls; i++) action();
    samples.push((now() - from) / calls);
  }
  return median(samples);
}

const rows = [];
const report = (what, value, bar = '') => {
  rows.push([what, value, bar]);
  process.stderr.write(`${what}: ${value}\n`);
};

// How fast: the same notices decoded and parsed, turn by turn.
{
  const decoder = new TextDecoder();
  const decode = () => notices.map((bytes) => decoder.decode(bytes));
  const parseAll = () => texts.map((text) => parse(text));
  for (let i = 0; i < 30; i++) parseAll();
  const decodes = [];
  const parses = [];
  for (let round = 0; round < 5; round++) {
    decodes.push(time(decode, { rounds: 3 }));
    parses.push(time(parseAll, { rounds: 3 }));
  }
  const bytes = notices.reduce((sum, n) => sum + n.length, 0);
  report('parse rate ÷ `TextDecoder` rate, same bytes', ratio(median(decodes) / median(parses)), '≥ 0.1');
  report('parse rate', `${(bytes / 1000 / median(parses)).toFixed(1)} MB/s`);
}

// Beside others, which find numbers and dates only.
{
  const require = createRequire(join(ROOT, 'test/bench/package.json'));
  const text = texts.reduce((longest, t) => (t.length > longest.length ? t : longest));
  const ours = time(() => parse(text), { rounds: 5 });
  const others = {
    'chrono-node (zh): dates': () => {
      const { zh } = require('chrono-node');
      return () => zh.parse(text, new Date(2024, 0, 1));
    },
    '@microsoft/recognizers-text-suite (zh): numbers, percentages, dates': () => {
      const suite = require('@microsoft/recognizers-text-suite');
      const { Culture } = suite;
      return () => [
        suite.recognizeNumber(text, Culture.Chinese),
        suite.recognizePercentage(text, Culture.Chinese),
        suite.recognizeDateTime(text, Culture.Chinese),
      ];
    },
  };
  if (existsSync(join(ROOT, 'test/bench/node_modules'))) {
    for (const [name, load] of Object.entries(others)) {
      const theirs = time(load(), { rounds: 3, least: 1 });
      report(`time of ${name} ÷ ours, ${text.length} characters`, ratio(theirs / ours));
    }
  } else report('comparison with others', 'left out: npm install --prefix test/bench');
}

// How linear: a hundred times the text in at most 115 times the time, for every stage.
{
  const longest = texts.reduce((a, b) => (a.length > b.length ? a : b));
  for (const [name, stage] of Object.entries(STAGES)) {
    const one = stage(longest);
    const hundred = stage(longest.repeat(100));
    hundred();
    report(
      `${name}: a notice × 100 ÷ the notice`,
      ratio(time(hundred, { rounds: 5, least: 60 }) / time(one, { rounds: 7, least: 60 })),
      '≤ 115',
    );
  }
  const adversarial = {
    'a million digits': '1234567890'.repeat(100_000),
    '一是 over and over': '一是'.repeat(500_000),
    'never closed 《': '《某某'.repeat(330_000),
    'never closed “': '“某某'.repeat(330_000),
    'only brackets': '（'.repeat(1_000_000),
    'only spaces': ' '.repeat(1_000_000),
    'only line feeds': '\n'.repeat(1_000_000),
    'only Chinese numerals': '一二三四五六七八九十'.repeat(100_000),
    'one line of 10 MB': longest.replace(/\s/g, '').repeat(Math.ceil(3_500_000 / longest.length)),
  };
  for (const [name, text] of Object.entries(adversarial)) {
    const tenth = text.slice(0, text.length / 10);
    parse(tenth);
    const small = time(() => parse(tenth), { rounds: 3, least: 1 });
    const whole = time(() => parse(text), { rounds: 2, least: 1 });
    report(`${name}: the whole ÷ a tenth`, ratio(whole / small), '≤ 11.5');
  }
}

// How quick to start: process start to exit on 40 KB, against Node doing nothing.
{
  const file = join(tmp, 'notice.txt');
  let text = '';
  for (let i = 0; Buffer.byteLength(text) < 40_000; i++) text += `${texts[i % texts.length]}\n`;
  writeFileSync(
    file,
    Buffer.from(text)
      .subarray(0, 40_000)
      .toString()
      .replace(/\ufffd/g, ''),
  );
  const spawn = (...args) => {
    const from = now();
    spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    return now() - from;
  };
  const bare = [];
  const ours = [];
  for (let i = 0; i < 25; i++) {
    bare.push(spawn('-e', '0'));
    ours.push(spawn(CLI, 'parse', file, '--format', 'json'));
  }
  report('`rectify parse --format json` of 40 KB ÷ `node -e 0`, start to exit', ratio(median(ours) / median(bare)), '≤ 2');
}

// How large: peak memory of the command on 50 MB.
{
  const file = join(tmp, 'large.txt');
  const unit = `${texts.join('\n')}\n`;
  const copies = Math.ceil(50e6 / Buffer.byteLength(unit));
  writeFileSync(file, unit.repeat(copies));
  const hook = 'data:text/javascript,process.on("exit",()=>process.stderr.write("rss "+process.resourceUsage().maxRSS))';
  const run = spawnSync(process.execPath, ['--import', hook, CLI, 'parse', file, '--format', 'json', '--output', '/dev/null'], {
    encoding: 'utf8',
    timeout: 180_000,
  });
  const peak = /rss (\d+)/.exec(run.stderr);
  const size = copies * Buffer.byteLength(unit);
  report(
    'peak memory on a text of 50 MB ÷ its size',
    peak && run.status === 0 ? ratio((Number(peak[1]) * 1024) / size) : `failed: ${run.error?.message ?? run.stderr.slice(-200)}`,
    '≤ 20',
  );
}

const table = `| measure | ratio | bar |\n| --- | ---: | ---: |\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n\nNode ${process.version}`;
process.stdout.write(`\n${table}\n`);
if (process.argv.includes('--write')) {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  writeFileSync(join(ROOT, 'README.md'), readme.replace(/(<!-- bench -->\n)[\s\S]*(<!-- \/bench -->)/, `$1\n${table}\n\n$2`));
}
