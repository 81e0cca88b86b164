/**
 * `npm run bench`: how fast, how linear, how quick to start and how large the parser is, as ratios taken in one run, so that they mean the
 * same on any machine. Prints Markdown; with `--write` into the README too. Takes a few minutes of a quiet machine.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';

const ROOT = new URL('../../', import.meta.url).pathname;
const CLI = join(ROOT, 'bin/rectify.js');
const tmp = mkdtempSync(join(tmpdir(), 'rectify-bench-'));
process.on('exit', () => rmSync(tmp, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

execFileSync(process.execPath, ['esbuild.config.js'], { cwd: ROOT });
const { STAGES, together } = await stages('stages.js');
const timed = (await stages('timed.js', [withTimedChecks()])).STAGES;
const unchecked = (await stages('unchecked.js', [withoutChecks()])).STAGES;
const parse = (text) => STAGES.parse(text)();

async function stages(name, plugins = []) {
  const outfile = join(tmp, name);
  await build({ entryPoints: [join(ROOT, 'test/bench/stages.ts')], bundle: true, format: 'esm', platform: 'node', outfile, plugins });
  return import(pathToFileURL(outfile).href);
}

/** The parse, which notes in `globalThis.checking` how many milliseconds of it went by in the checks. */
function withTimedChecks() {
  return {
    name: 'with-timed-checks',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]check[\\/]index\.ts$/ }, ({ path }) => {
        const timedOnes = readFileSync(path, 'utf8').replace('export function* findFindings(', 'function* untimed(');
        return {
          contents: `${timedOnes}
            globalThis.checking = 0;
            export function* findFindings(...args: Parameters<typeof untimed>): Steps<Finding[]> {
              const steps = untimed(...args);
              for (;;) {
                const from = performance.now();
                const { done, value } = steps.next();
                globalThis.checking += performance.now() - from;
                if (done) return value;
                yield;
              }
            }`,
          loader: 'ts',
        };
      });
    },
  };
}

/** The parse as it would be if nothing were checked. */
function withoutChecks() {
  return {
    name: 'without-checks',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]check[\\/]index\.ts$/ }, () => ({ contents: 'export function* findFindings() { return []; }' }));
    },
  };
}

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

/** Milliseconds of one call of each of some actions, run turn by turn: the least of several, which other work on the machine reaches last. */
function leastOf(actions, { rounds = 8, least = 1500 } = {}) {
  const best = actions.map(() => Infinity);
  const begun = now();
  for (let round = 0; round < rounds || now() - begun < least; round++) {
    actions.forEach((action, k) => {
      const from = now();
      action();
      best[k] = Math.min(best[k], now() - from);
    });
  }
  return best;
}

/**
 * How many times one of its parts the whole takes. The parts are run one after the other, each on characters of its own, and what they
 * give is kept like what the whole gives: else a part alone would have the processor's cache and the young memory to itself, and the
 * ratio would tell of these.
 */
function growth(parts, whole, options) {
  const all = () => parts.map((part) => part());
  const [ofParts, ofWhole] = leastOf([all, whole], options);
  return (parts.length * ofWhole) / ofParts;
}

const ownCopy = (text) => Buffer.from(text, 'utf16le').toString('utf16le');

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
  const parseUnchecked = () => texts.map((text) => unchecked.parse(text)());
  const settled = (actions) => {
    // until the compiler has nothing left to improve
    for (const from = now(); now() - from < 8000 * actions.length; ) for (const action of actions) action();
  };
  settled([parseAll, parseUnchecked]);
  const [decoding, parsing, bare] = leastOf([decode, parseAll, parseUnchecked], { rounds: 100 });
  const bytes = notices.reduce((sum, n) => sum + n.length, 0);
  report('parse rate ÷ `TextDecoder` rate, same bytes', ratio(decoding / parsing), '≥ 0.1');
  report('parse rate', `${(bytes / 1000 / parsing).toFixed(1)} MB/s`);
  settled([parseAll, () => together(texts)]);
  const [apart, beside] = leastOf([parseAll, () => together(texts)], { rounds: 100 });
  report(`rate of ${texts.length} notices side by side, as \`batch\` parses them ÷ one after the other`, ratio(apart / beside));
  const parseTimed = () => texts.map((text) => timed.parse(text)());
  settled([parseTimed]);
  const shares = Array.from({ length: 5 }, () => {
    globalThis.checking = 0;
    const from = now();
    for (let round = 0; round < 100; round++) parseTimed();
    return globalThis.checking / (now() - from);
  });
  report('time in all checks together ÷ time of the parse', ratio(median(shares)), '≤ 0.15');
  // also what the checks displace from the processor's cache, and the collector, which falls to one build or the other: up to twice as much
  report('what the parse gains without the checks, two builds by turns', ratio(1 - bare / parsing));
}

// What this machine gives a second thread that shares nothing with the first: no run with two workers can gain more.
{
  const rateOf = async (threads) => {
    const rates = Array.from({ length: threads }, () => {
      const worker = new Worker(join(ROOT, 'test/bench/parsing.js'), {
        workerData: { stages: pathToFileURL(join(tmp, 'stages.js')).href, texts },
      });
      return once(worker, 'message').then(([rate]) => rate);
    });
    return (await Promise.all(rates)).reduce((a, b) => a + b);
  };
  const gains = [];
  for (let i = 0; i < 3; i++) {
    const [one, two] = [await rateOf(1), await rateOf(2)];
    gains.push(two / one);
  }
  report('parse rate of two threads that share nothing ÷ of one: what the machine allows', ratio(median(gains)));
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
    const hundred = Array.from({ length: 100 }, () => stage(ownCopy(longest)));
    const whole = stage(longest.repeat(100));
    for (let i = 0; i < 30; i++) for (const one of hundred) one();
    report(`${name}: a notice × 100 ÷ the notice`, ratio(growth(hundred, whole)), '≤ 115');
  }
  const adversarial = {
    'a million digits': '1234567890'.repeat(100_000),
    '一是 over and over': '一是'.repeat(500_000),
    'never closed 《': '《某某'.repeat(330_000),
    'never closed “': '“某某'.repeat(330_000),
    'only brackets': '（'.repeat(1_000_000),
    // so quick that a tenth has to be a million, too
    'only spaces': ' '.repeat(10_000_000),
    'only line feeds': '\n'.repeat(10_000_000),
    'one sentence of rates': '抽检20批次，合格率95%，'.repeat(80_000),
    'one sentence of sanctions': '总务主任熊某被谈话提醒，'.repeat(80_000),
    'only Chinese numerals': '一二三四五六七八九十'.repeat(100_000),
    'one heading over and over': '　　三、专项检查反馈问题整改情况'.repeat(60_000),
    'one line of 10 MB': longest.replace(/\s/g, '').repeat(Math.ceil(3_500_000 / longest.length)),
  };
  for (const [name, text] of Object.entries(adversarial)) {
    const size = Math.ceil(text.length / 10);
    const tenths = Array.from({ length: 10 }, (_, k) => ownCopy(text.slice(k * size, (k + 1) * size)));
    const parts = tenths.map((tenth) => () => parse(tenth));
    report(`${name}: the whole ÷ a tenth`, ratio(growth(parts, () => parse(text), { rounds: 7, least: 3000 })), '≤ 11.5');
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
  const spawn = (args, env) => {
    const from = now();
    spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    return now() - from;
  };
  const measure = (where, env, bar) => {
    const [bare, table, json] = [[], [], []];
    for (let i = 0; i < 25; i++) {
      bare.push(spawn(['-e', '0'], env));
      table.push(spawn([CLI, 'parse', file], env));
      json.push(spawn([CLI, 'parse', file, '--format', 'json'], env));
    }
    const nothing = median(bare);
    report(`\`rectify parse\` of 40 KB ÷ \`node -e 0\`, start to exit${where}`, ratio(median(table) / nothing), bar);
    report(`\`rectify parse --format json\` of 40 KB ÷ \`node -e 0\`, start to exit${where}`, ratio(median(json) / nothing), bar);
  };
  // where this is set, Node reads certificates whenever it starts, for longer than it takes for all else
  const { NODE_EXTRA_CA_CERTS, ...without } = process.env;
  measure('', process.env, '≤ 2');
  if (NODE_EXTRA_CA_CERTS) measure(', without `NODE_EXTRA_CA_CERTS`', without, '');
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
