/** What the command line touches of the outside world, as a value, so that commands run the same in tests. */
import { fstatSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { DiagnosticError } from '../model/diagnostic.ts';

export interface Output {
  /** Resolves when the chunk is taken; throws ClosedPipe when the reader is gone. */
  write(chunk: string | Uint8Array): Promise<void>;
  isTerminal: boolean;
  columns: number | undefined;
}

export interface Io {
  /** `read` takes everything, or a little more than `most` bytes of it. */
  stdin: {
    read(most: number): Promise<Uint8Array>;
    /** The same piece by piece, as it comes. */
    chunks(): AsyncIterable<Uint8Array>;
    isTerminal: boolean;
  };
  stdout: Output;
  stderr: Output;
  env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds from some moment on, for how long things take. */
  now(): number;
  /** A signal that Ctrl-C gives, once; the second Ctrl-C ends the process. `release` gives Ctrl-C back its usual meaning. */
  interruption(): { signal: AbortSignal; release(): void };
}

/** Whoever read our output has stopped (`| head`): not an error, just the end. */
export class ClosedPipe extends Error {}

export function processIo(): Io {
  return {
    stdin: {
      read: readStdin,
      chunks: () => process.stdin,
      get isTerminal() {
        return mayBeTerminal(0) && process.stdin.isTTY === true;
      },
    },
    stdout: mayBeTerminal(1) ? streamed(process.stdout) : redirected(1, () => process.stdout),
    stderr: mayBeTerminal(2) ? streamed(process.stderr) : redirected(2, () => process.stderr),
    env: process.env,
    now: () => performance.now(),
    interruption() {
      const controller = new AbortController();
      const stop = () => controller.abort();
      process.once('SIGINT', stop).once('SIGTERM', stop);
      return { signal: controller.signal, release: () => void process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop) };
    },
  };
}

/**
 * Whether a descriptor is some device that is not the null device. Opening its stream tells for certain, but loads Node's network code,
 * which takes as long as parsing a notice.
 */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const file = fstatSync(descriptor);
    return file.isCharacterDevice() && file.rdev !== statSync(devNull, { throwIfNoEntry: false })?.rdev;
  } catch {
    return false;
  }
}

function streamed(stream: NodeJS.WriteStream): Output {
  stream.on('error', () => {}); // told to the callback as well; without a listener it would end the process loudly
  return {
    write: (chunk) => new Promise((resolve, reject) => stream.write(chunk, (error) => (error ? reject(failed(error)) : resolve()))),
    isTerminal: stream.isTTY === true,
    columns: stream.columns,
  };
}

/** A file or pipe, written to directly: opening the stream for it would load Node's network code. */
function redirected(descriptor: number, stream: () => NodeJS.WriteStream): Output {
  let waiting: Output | undefined;
  return {
    async write(chunk) {
      if (waiting) return waiting.write(chunk);
      const bytes = Buffer.from(chunk);
      let at = 0;
      try {
        while (at < bytes.length) at += writeSync(descriptor, bytes, at);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw failed(error as Error);
        waiting = streamed(stream()); // a pipe that somebody made non-blocking is full: only a stream can wait
        await waiting.write(bytes.subarray(at));
      }
    },
    isTerminal: false,
    columns: undefined,
  };
}

function failed(error: NodeJS.ErrnoException): Error {
  if (error.code === 'EPIPE') return new ClosedPipe();
  return new DiagnosticError({
    code: 'not-writable',
    file: null,
    message: `the output cannot be written: ${error.message}`,
    hint: 'write elsewhere',
  });
}

async function readStdin(most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    if ((total += chunk.length) > most) break;
  }
  return Buffer.concat(chunks);
}
