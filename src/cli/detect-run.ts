/** Looking at inputs and printing whether they are notices; loaded by `detect` alone. */
import { detect } from '../detect/index.ts';
import { DiagnosticError, diagnosticOf, formatDiagnostic } from '../model/diagnostic.ts';
import type { Detected, Failure } from '../model/notice.ts';
import { SCHEMA_VERSION } from '../model/version.ts';
import { read } from '../read/index.ts';
import { DETECTION_WRITERS } from '../write/detection.ts';
import { type DetectCommandOptions, LEAST_WIDTH } from './commands/detect.ts';
import { readInput, STDIN_NAME } from './input.ts';
import type { Io } from './io.ts';
import { DEFAULT_WIDTH, languageOf, wantsColour } from './settings.ts';

/** Resolves to the exit code: 0 where every input was read, whatever it is; 2 where one was not. */
export async function runDetect(files: readonly string[], options: DetectCommandOptions, io: Io): Promise<number> {
  const inputs = inputsOf(files, io);
  if (options.pretty && options.format === 'ndjson')
    throw usage('--pretty does not go with ndjson, which is one line an input', 'use --format json');
  let failed = 0;
  async function* results(): AsyncGenerator<Detected | Failure> {
    for (const input of inputs) {
      const name = input === '-' ? STDIN_NAME : input;
      try {
        const { source, text } = await read(await readInput(input, io), { name, encoding: options.encoding });
        const { format, encoding, encodingCertainty, bytes } = source;
        yield { schemaVersion: SCHEMA_VERSION, source: { name, format, encoding, encodingCertainty, bytes }, detect: detect(text) };
      } catch (error) {
        const diagnostic = diagnosticOf(error);
        if (!diagnostic) throw error;
        failed++;
        await io.stderr.write(`${formatDiagnostic(diagnostic)}\n`);
        yield { schemaVersion: SCHEMA_VERSION, source: { name }, error: { code: diagnostic.code, message: diagnostic.message } };
      }
    }
  }
  const chunks = DETECTION_WRITERS[options.format](results(), {
    lang: options.lang ?? languageOf(io.env),
    colour: options.color && wantsColour(io.stdout, io.env),
    width: options.width ?? (io.stdout.isTerminal && io.stdout.columns ? Math.max(LEAST_WIDTH, io.stdout.columns) : DEFAULT_WIDTH),
    pretty: options.pretty || (!options.compact && io.stdout.isTerminal),
    several: inputs.length > 1,
  });
  for await (const chunk of chunks) await io.stdout.write(chunk);
  return failed > 0 ? 2 : 0;
}

function inputsOf(files: readonly string[], io: Io): readonly string[] {
  if (files.length === 0) {
    if (io.stdin.isTerminal) throw usage('no file given', 'name a file, or pipe one in: rectify detect page.html');
    return ['-'];
  }
  if (files.filter((f) => f === '-').length > 1) throw usage('standard input (-) is given twice', 'it can be read once');
  return files;
}

function usage(message: string, hint: string): DiagnosticError {
  return new DiagnosticError({ code: 'usage', file: null, message, hint });
}
