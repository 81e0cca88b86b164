/** What the command line touches of the outside world, as a value, so that commands run the same in tests. */
import { isatty } from 'node:tty';

export interface Output {
  /** Resolves when the chunk is taken; throws ClosedPipe when the reader is gone. */
  write(chunk: string): Promise<void>;
  isTerminal: boolean;
  columns: number | undefined;
}

export interface Io {
  stdin: { read(): Promise<Uint8Array>; isTerminal: boolean };
  stdout: Output;
  stderr: Output;
  env: Readonly<Record<string, string | undefined>>;
}

/** Whoever read our output has stopped (`| head`): not an error, just the end. */
export class ClosedPipe extends Error {}

export function processIo(): Io {
  return {
    stdin: {
      read: readStdin,
      get isTerminal() {
        return isatty(0); // asking process.stdin would open it, which costs as much as parsing
      },
    },
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    env: process.env,
  };
}

function output(stream: NodeJS.WriteStream): Output {
  stream.on('error', () => {}); // told to the callback of the write as well; without a listener it would end the process loudly
  return {
    write: (chunk) =>
      new Promise((resolve, reject) => {
        stream.write(chunk, (error) => {
          if (!error) resolve();
          else reject((error as NodeJS.ErrnoException).code === 'EPIPE' ? new ClosedPipe() : error);
        });
      }),
    isTerminal: stream.isTTY === true,
    columns: stream.columns,
  };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}
