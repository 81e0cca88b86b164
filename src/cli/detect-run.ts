/** Looking at inputs and printing whether they are notices; loaded by `detect` alone. */
import { canBeSeveral, isUnreadable } from '../batch/inputs.ts';
import { detect } from '../detect/index.ts';
import { DiagnosticError, diagnosticOf, formatDiagnostic } from '../model/diagnostic.ts';
import type { Detected, Failure } from '../model/notice.ts';
import { SCHEMA_VERSION } from '../model/version.ts';
import { read } from '../read/index.ts';
import { DETECTION_WRITERS } from '../write/detection.ts';
import type { DetectCommandOptions } from './commands/detect.ts';
import { filesOf } from './files.ts';
import { inputsOf, readInput } from './input.ts';
import type { Io } from './io.ts';
import { layoutOf } from './settings.ts';
import { usage } from './usage.ts';

/** Resolves to the exit code: 0 where every input was read, whatever it is; 2 where one was not. */
export async function runDetect(files: readonly string[], options: DetectCommandOptions, io: Io): Promise<number> {
  const inputs = inputsOf(files, io, 'name a file or folder, or pipe one in: rectify detect page.html');
  if (options.pretty && options.format === 'ndjson')
    throw usage('--pretty does not go with ndjson, which is one line an input', 'use --format json');
  let failed = 0;
  async function* results(): AsyncGenerator<Detected | Failure> {
    for (const found of filesOf(inputs)) {
      const { name } = found;
      try {
        if (isUnreadable(found)) throw new DiagnosticError(found.problem);
        const { source, text } = await read(await readInput(found.path, io, name), { name, encoding: options.encoding });
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
  const { toTerminal, ...layout } = layoutOf(options, io);
  const chunks = DETECTION_WRITERS[options.format](results(), {
    ...layout,
    pretty: options.pretty || (!options.compact && toTerminal),
    several: canBeSeveral(inputs),
  });
  for await (const chunk of chunks) await io.stdout.write(chunk);
  return failed > 0 ? 2 : 0;
}
