/**
 * What a run has done so far, in a folder beside its output, so that a run that is killed at any moment can go on.
 *
 * A generation is two files: `1.ndjson`, the results in the order of the inputs, and `1.index`, a line for each that says what it was made
 * from, how long it is and what its hash is. The result is written first, so the index never promises what is not there; what is cut off or
 * damaged is found by the hash and left behind. A run that goes on appends to the last generation as long as the inputs come as they came
 * then; at the first difference it begins a new generation, the old ones being where unchanged results are copied from.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
  writevSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { DiagnosticError } from '../model/diagnostic.ts';
import type { Stored, Tally } from './task.ts';

export interface Kept {
  name: string;
  key: string | null;
  tally: Tally;
  readonly generation: Generation;
  offset: number;
  bytes: number;
  hash: string;
}

interface Generation {
  number: number;
  /** Where its results are: in the folder, or, once they are all there, the output itself. */
  data: string;
  index: string;
  kept: Kept[];
  /** How much of the index those take. */
  indexBytes: number;
}

export interface Store {
  /** What an earlier run made of the input of this name. */
  find(name: string): Kept | undefined;
  /** The next result is the one kept under this name. */
  keep(name: string): void;
  /** The next result is new. */
  add(name: string, stored: Stored): void;
  /** Hands everything to the operating system; what is killed afterwards has it. */
  flush(): void;
  /** All results are there: leaves the generation that holds them as the only one. */
  finish(): void;
  /** The finished results, one line each. */
  lines(): AsyncGenerator<Buffer>;
  /** Makes the finished results the output, where the output is NDJSON. */
  become(output: string): void;
  /** Ends the run; `forget` removes all that it kept. */
  close(forget: boolean): void;
}

/** Results are handed to the operating system when there are so many bytes of them; a kill loses what was not. */
const BUFFER = 1 << 17;

/** `output` is where finished NDJSON of an earlier run may be. Without `resume` what is there is removed. */
export function openStore(folder: string, output: string, resume: boolean): Store {
  lock(folder, output);
  if (!resume) for (const name of readdirSync(folder)) if (name !== LOCK) rmSync(join(folder, name), { recursive: true });
  const generations = resume ? load(folder, output) : [];
  const byName = new Map<string, Kept>();
  for (const { kept } of generations) for (const k of kept) byName.set(k.name, k);

  let current = generations.at(-1) ?? begin(folder, 1);
  if (generations.length === 0) generations.push(current);
  /** How many of the current generation's results are those of this run; it is appended to once that is all of them. */
  let matched = 0;
  let appending: { data: number; index: number } | null = null;
  let pendingData: Uint8Array[] = [];
  let pendingIndex = '';
  let pendingBytes = 0;

  const append = (line: Uint8Array, entry: IndexEntry) => {
    if (!appending) startAppending();
    pendingData.push(line);
    pendingIndex += `${JSON.stringify(entry)}\n`;
    pendingBytes += line.length;
    if (pendingBytes >= BUFFER) flush();
  };

  const flush = () => {
    if (!appending || pendingBytes === 0) return;
    writeTogether(appending.data, pendingData);
    writeAll(appending.index, Buffer.from(pendingIndex));
    pendingData = [];
    pendingIndex = '';
    pendingBytes = 0;
  };

  /** Appends to the current generation if this run has come to its end, else to a copy of what they have in common. */
  const startAppending = () => {
    const common = current.kept.slice(0, matched);
    if (matched === current.kept.length && dirname(current.data) === folder) {
      appending = { data: openSync(current.data, 'a'), index: openSync(current.index, 'a') };
      // what a kill cut off
      ftruncateSync(
        appending.data,
        common.reduce((sum, k) => sum + k.bytes, 0),
      );
      ftruncateSync(appending.index, current.indexBytes);
      return;
    }
    const from = current;
    current = begin(folder, Math.max(...generations.map((g) => g.number)) + 1);
    generations.push(current);
    appending = { data: openSync(current.data, 'a'), index: openSync(current.index, 'a') };
    if (common.length === 0) return;
    const source = openSync(from.data, 'r');
    try {
      for (const k of common) {
        writeAll(appending.data, read(source, k.offset, k.bytes));
        pendingIndex += `${JSON.stringify(entryOf(k))}\n`;
      }
    } finally {
      closeSync(source);
    }
    writeAll(appending.index, Buffer.from(pendingIndex));
    pendingIndex = '';
  };

  const sources = new Map<Generation, number>();
  const readKept = (k: Kept): Buffer => {
    let descriptor = sources.get(k.generation);
    if (descriptor === undefined) sources.set(k.generation, (descriptor = openSync(k.generation.data, 'r')));
    return read(descriptor, k.offset, k.bytes);
  };

  const closeFiles = () => {
    if (appending) {
      closeSync(appending.data);
      closeSync(appending.index);
      appending = null;
    }
    for (const descriptor of sources.values()) closeSync(descriptor);
    sources.clear();
  };

  return {
    find: (name) => byName.get(name),
    keep(name) {
      const kept = byName.get(name)!;
      if (!appending && kept === current.kept[matched]) matched++;
      else append(readKept(kept), entryOf(kept));
    },
    add: (name, { line, key, tally }) => append(line, [name, key, line.length, hashOf(line), tally]),
    flush,
    finish() {
      if (!appending && matched < current.kept.length) startAppending();
      if (!appending && !existsSync(current.data)) writeFileSync(current.data, '');
      flush();
      if (appending) {
        fsyncSync(appending.data);
        fsyncSync(appending.index);
      }
      closeFiles();
      for (const generation of generations) if (generation !== current) remove(generation, output);
    },
    async *lines() {
      const data = openSync(current.data, 'r');
      try {
        let rest: Buffer = Buffer.alloc(0);
        for (let at = 0; ; ) {
          const chunk = read(data, at, 1 << 20);
          if (chunk.length === 0) break;
          at += chunk.length;
          const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
          let from = 0;
          for (let end = bytes.indexOf(10, rest.length); end >= 0; end = bytes.indexOf(10, from)) {
            yield bytes.subarray(from, end);
            from = end + 1;
          }
          rest = bytes.subarray(from);
        }
      } finally {
        closeSync(data);
      }
    },
    become(target) {
      if (current.data !== target) renameSync(current.data, target);
    },
    close(forget) {
      flush();
      closeFiles();
      if (forget) rmSync(folder, { recursive: true, force: true });
      else rmSync(join(folder, LOCK), { force: true });
    },
  };
}

type IndexEntry = readonly [name: string, key: string | null, bytes: number, hash: string, tally: Tally];

function entryOf({ name, key, bytes, hash, tally }: Kept): IndexEntry {
  return [name, key, bytes, hash, tally];
}

function begin(folder: string, number: number): Generation {
  return { number, data: join(folder, `${number}.ndjson`), index: join(folder, `${number}.index`), kept: [], indexBytes: 0 };
}

function remove({ data, index }: Generation, output: string): void {
  rmSync(index, { force: true });
  if (data !== output) rmSync(data, { force: true });
}

/** The generations of a folder in order, each with the results that are whole. */
function load(folder: string, output: string): Generation[] {
  const numbers = readdirSync(folder).flatMap((name) => /^(\d+)\.index$/.exec(name)?.[1] ?? []);
  return numbers
    .map(Number)
    .sort((a, b) => a - b)
    .flatMap((number) => {
      const generation = begin(folder, number);
      if (!existsSync(generation.data)) generation.data = output;
      try {
        readIntact(generation);
      } catch {
        return []; // neither its results nor an output to take them from
      }
      return [generation];
    });
}

function readIntact(generation: Generation): void {
  const data = openSync(generation.data, 'r');
  try {
    let offset = 0;
    for (const line of readFileSync(generation.index, 'utf8').split('\n').slice(0, -1)) {
      let entry: IndexEntry;
      try {
        entry = JSON.parse(line) as IndexEntry;
      } catch {
        break;
      }
      const [name, key, bytes, hash, tally] = entry;
      if (hashOf(read(data, offset, bytes)) !== hash) break;
      generation.kept.push({ name, key, tally, generation, offset, bytes, hash });
      generation.indexBytes += Buffer.byteLength(line) + 1;
      offset += bytes;
    }
  } finally {
    closeSync(data);
  }
}

const LOCK = 'lock';

/** One run at a time writes an output; the lock of a run that was killed is taken over. */
function lock(folder: string, output: string): void {
  if (!existsSync(folder)) mkdirSync(folder);
  const path = join(folder, LOCK);
  const own = `${process.pid} ${startOf(process.pid)}`;
  try {
    writeFileSync(path, own, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const [pid, start = ''] = readFileSync(path, 'utf8').split(' ');
    const owner = Number(pid);
    if (owner !== process.pid && isRunning(owner) && (start === '' || start === startOf(owner)))
      throw new DiagnosticError({
        code: 'not-writable',
        file: output,
        message: `is being written by another run (process ${owner})`,
        hint: 'wait for it, or name another output',
      });
    writeFileSync(path, own);
  }
}

/** When a process began, where the system tells (Linux): the number of one that was killed may be another's by now. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isRunning(owner: number): boolean {
  if (!Number.isInteger(owner) || owner <= 0) return false;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function read(descriptor: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  let at = 0;
  while (at < length) {
    const count = readSync(descriptor, bytes, at, length - at, offset + at);
    if (count === 0) break;
    at += count;
  }
  return bytes.subarray(0, at);
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at);
}

/** Without copying them into one, unless the system takes only some. */
function writeTogether(descriptor: number, pieces: readonly Uint8Array[]): void {
  const written = writevSync(descriptor, pieces);
  const all = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (written < all) writeAll(descriptor, Buffer.concat(pieces).subarray(written));
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}
