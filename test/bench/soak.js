/**
 * `node test/bench/soak.js [LINES] [--long MB] [--jobs N]`: lines of every kind through `rectify stream`, good and bad ones in turn: notices, pages,
 * random bytes, truncated lines, invalid UTF-8, and lines of many megabytes. Checks that there is one answer for each, in order, and prints
 * how much memory the process takes on the way. Fails where an answer is missing or wrong, or memory grows.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { long: { type: 'string', default: '100' }, jobs: { type: 'string', default: '2' } },
});
const LINES = Number(positionals[0] ?? 1_000_000);
const LONG = Number(values.long) * 1_000_000;
const CLI = fileURLToPath(new URL('../../bin/rectify.js', import.meta.url));

/** The same numbers on every machine. */
let seed = 20_240_601;
const random = (below) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed % below;
};

const notice = (n) => `${n}号村关于巡察整改情况的通报\n针对“账目不清”问题，追回资金${n % 97}.5万元，批评教育${n % 7}人。已完成整改。`;
const json = (value) => Buffer.from(JSON.stringify(value));

/** What a line is, and what must be answered: a name, and an error or none. Most are notices; the long ones are few. */
function line(n) {
  if (n % 250_000 === 1234 % LINES)
    return { bytes: json({ id: `long ${n}`, text: '整改情况'.repeat(LONG / 12) }), name: `long ${n}`, otherwise: `line ${n}` };
  if (n % 250_000 === 4321 % LINES) return { bytes: Buffer.alloc(LONG, 'x'), name: `line ${n}`, error: 'bad-line' };
  switch (n % 10) {
    case 1:
      return { bytes: Buffer.from(Array.from({ length: 40 }, () => 128 + random(128))), name: `line ${n}`, error: 'bad-encoding' };
    case 3:
      return {
        bytes: json({ id: `${n}`, text: notice(n) }).subarray(0, 20 + random(30)),
        name: `line ${n}`,
        error: /bad-line|bad-encoding/,
      };
    case 5:
      return { bytes: json({ id: `${n}`, html: `<p>${notice(n)}</p>` }), name: `${n}` };
    case 7:
      return {
        bytes: Buffer.concat([json({ id: `${n}`, text: '收回' }).subarray(0, -3), Buffer.from([0xe6, 0x95]), Buffer.from('"}')]),
        name: `line ${n}`,
        error: 'bad-encoding',
      };
    case 9:
      return random(2)
        ? { bytes: Buffer.alloc(0), name: `line ${n}`, error: 'empty' }
        : { bytes: json([n]), name: `line ${n}`, error: 'bad-line' };
    default:
      return { bytes: json({ id: `${n}`, text: notice(n) }), name: `${n}` };
  }
}

const stream = spawn(process.execPath, [CLI, 'stream', '--jobs', values.jobs], { stdio: ['pipe', 'pipe', 'inherit'] });
stream.stdin.on('error', () => {}); // told by the answers that are missing
const expected = [];
const LF = Buffer.from('\n');

async function feed() {
  for (let n = 1; n <= LINES; n++) {
    const { bytes, ...answer } = line(n);
    expected.push(answer);
    if (!stream.stdin.write(Buffer.concat([bytes, LF]))) await new Promise((resolve) => stream.stdin.once('drain', resolve));
    // no further ahead than can be told apart from a leak
    while (expected.length > 5000) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  stream.stdin.end();
}

/** Megabytes of the process that are in memory. */
function resident() {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${stream.pid}/status`, 'utf8'))[1]) / 1024);
  } catch {
    return null;
  }
}

const samples = [];
let answers = 0;
const wrong = [];
const from = performance.now();
void feed();
const step = Math.max(1, Math.floor(LINES / 20));
for await (const text of createInterface({ input: stream.stdout })) {
  const { name, error, otherwise } = expected.shift() ?? { name: 'none' };
  answers++;
  const head = text.slice(0, 400);
  const isError = head.includes('"error":{"code":"');
  const code = isError ? /"code":"([^"]*)"/.exec(head)[1] : undefined;
  // a text of 100 MB may need more than a worker is given: then that is the answer
  const refused =
    isError && head.startsWith(`{"schemaVersion":1,"source":{"name":"${otherwise}"`) && /^(?:out-of-memory|timed-out)$/.test(code);
  if (refused) console.log(`${otherwise}: ${code}`);
  const right =
    refused ||
    (head.startsWith(`{"schemaVersion":1,"source":{"name":"${name}"`) &&
      (error === undefined ? !isError : error instanceof RegExp ? error.test(code ?? '') : error === code));
  if (!right && wrong.push(`answer ${answers}, for ${name}: ${head.slice(0, 160)}`) > 5) break;
  if (answers % step === 0) {
    samples.push(resident());
    console.log(`${answers} answers, ${samples.at(-1)} MB, ${Math.round(answers / ((performance.now() - from) / 1000))} lines a second`);
  }
}
stream.kill();
for (const message of wrong) console.error(message);
const known = samples.filter((mb) => mb !== null);
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
// of a leak, the last quarter would stand above the second
const [second, last] = [median(known.slice(5, 10)), median(known.slice(15, 20))];
console.log(`${answers} of ${LINES} answered, ${wrong.length} wrong; memory in the second quarter ${second} MB, in the last ${last} MB`);
process.exitCode = answers === LINES && wrong.length === 0 && !(LINES >= 100_000 && last > second * 1.3 + 100) ? 0 : 1;
