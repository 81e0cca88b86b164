/**
 * `node test/bench/scale.js`: what one core does of notices and of pages, in processor time, so that it means nearly the same on a machine that does
 * other things too: parsing through `rectify stream`, looking with `--detect`, and sifting a crawl with `--notices`. Prints Markdown; with
 * `--write` into both READMEs.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { detect, parseNotice } from '../../dist/index.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (path) => readFileSync(path, 'utf8');
const notices = readdirSync(`${ROOT}fixtures/notices`).map((name) => read(`${ROOT}fixtures/notices/${name}/source.txt`));
const others = readdirSync(`${ROOT}fixtures/detect/other`).map((name) => read(`${ROOT}fixtures/detect/other/${name}`));
/** A page as a crawl has most of: long, and about something else. */
const page = '今天的天气很好，适合出门散步。公园里有许多人在放风筝，孩子们跑来跑去。'.repeat(80);

/** Processor milliseconds of one round over the texts, the median of several. */
function time(action, texts, rounds) {
  for (let i = 0; i < rounds; i++) texts.forEach(action);
  const samples = Array.from({ length: 7 }, () => {
    const from = process.cpuUsage();
    for (let i = 0; i < rounds; i++) texts.forEach(action);
    return process.cpuUsage(from).user / 1000 / rounds;
  });
  return samples.sort((a, b) => a - b)[3];
}

/** Lines through one process; what it took of the processor and of memory. */
async function stream(options, lines) {
  const child = spawn('/usr/bin/env', ['node', `${ROOT}bin/rectify.js`, 'stream', '--jobs', '1', ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let memory = 0;
  let seconds = 0;
  const look = () => {
    try {
      memory = Math.max(memory, Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${child.pid}/status`))[1]) / 1024);
      const fields = read(`/proc/${child.pid}/stat`)
        .replace(/^.*\) /, '')
        .split(' ');
      seconds = (Number(fields[11]) + Number(fields[12])) / 100;
    } catch {}
  };
  const timer = setInterval(look, 20);
  child.stdout.resume();
  for (const line of lines) if (!child.stdin.write(line)) await once(child.stdin, 'drain');
  child.stdin.end();
  await once(child, 'exit');
  clearInterval(timer);
  return { seconds, memory };
}

function* repeated(texts, count) {
  for (let n = 0; n < count; n++) yield `${JSON.stringify({ id: `${n}`, text: `${texts[n % texts.length]}\n${n}` })}\n`;
}

const bytes = notices.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const parseTime = time(parseNotice, notices, 20);
const detectTime = time(detect, notices, 200);
const crawl = (n) => (n % 100 === 0 ? notices[n % notices.length] : n % 100 < 10 ? others[n % others.length] : page);
const parsed = await stream([], repeated(notices, 4000));
const detected = await stream(['--detect'], repeated(notices, 20_000));
const sifted = await stream(
  ['--notices'],
  repeated(
    Array.from({ length: 1400 }, (_, n) => crawl(n)),
    42_000,
  ),
);

const hourly = (count, seconds) => (count / seconds) * 3600;
const measure = (name, count, { seconds, memory }, bytesEach) => ({
  name,
  hourly: hourly(count, seconds),
  rate: bytesEach === null ? null : (bytesEach * count) / 1e6 / seconds,
  memory,
});
const each = bytes / notices.length;
const measured = [
  measure('notices', 4000, parsed, each),
  measure('detect', 20_000, detected, each),
  measure('crawl', 42_000, sifted, null),
];
const LANGS = {
  'README.md': {
    names: {
      notices: '`stream`, notices',
      detect: '`stream --detect`, notices',
      crawl: '`stream --notices`, a crawl with 1 % notices, 9 % look-alikes',
    },
    head: (cpu) => `One core (${cpu}), hours of processor time; the process as a whole, JSON and all:`,
    columns: '| one process of | pages an hour | of text | memory at most |',
    pages: (n) => `${(n / 1e6).toFixed(2)} million`,
    end: (ratio, detects, parses) => `\`detect\` alone takes 1/${ratio} of the time of the parse (${detects} MB/s against ${parses} MB/s).`,
  },
  'README.zh-CN.md': {
    names: { notices: '`stream`，通报', detect: '`stream --detect`，通报', crawl: '`stream --notices`，抓取的网页，1 % 是通报，9 % 貌似' },
    head: (cpu) => `一个核（${cpu}），以处理器时间计；整个进程，含 JSON 的读写：`,
    columns: '| 一个进程 | 每小时页数 | 文字 | 内存最多 |',
    pages: (n) => `${Math.round(n / 1e4)}万`,
    end: (ratio, detects, parses) => `单是 \`detect\` 用时为解析的 1/${ratio}（每秒 ${detects} MB 对 ${parses} MB）。`,
  },
};
for (const [file, { names, head, columns, pages, end }] of Object.entries(LANGS)) {
  const table = [
    head(cpus()[0].model.trim()),
    '',
    columns,
    '|---|--:|--:|--:|',
    ...measured.map(
      ({ name, hourly, rate, memory }) =>
        `| ${names[name]} | ${pages(hourly)} | ${rate === null ? '' : `${rate.toFixed(rate < 10 ? 1 : 0)} MB/s`} | ${Math.round(memory)} MB |`,
    ),
    '',
    end((parseTime / detectTime).toFixed(0), (bytes / 1000 / detectTime).toFixed(0), (bytes / 1000 / parseTime).toFixed(1)),
  ].join('\n');
  console.log(table);
  if (process.argv.includes('--write')) {
    const path = `${ROOT}${file}`;
    writeFileSync(
      path,
      read(path).replace(/(<!-- scale -->\n)[\s\S]*?(<!-- \/scale -->)/, (_, from, to) => `${from}${table}\n${to}`),
    );
  }
}
