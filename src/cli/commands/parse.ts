import { Command, InvalidArgumentError, Option } from 'commander';
import { DiagnosticError, diagnosticOf, formatDiagnostic } from '../../model/diagnostic.ts';
import { SCHEMA_VERSION } from '../../model/version.ts';
import type { Lang } from '../../model/vocabulary.ts';
import { parseSource } from '../../pipeline.ts';
import { read } from '../../read/index.ts';
import { OUTPUT_FORMATS, type OutputFormat, type Result, WRITERS } from '../../write/index.ts';
import { ENTITIES, type Entity } from '../../write/writer.ts';
import { readInput, STDIN_NAME } from '../input.ts';
import type { Io } from '../io.ts';
import { sparing } from '../large-input.ts';
import { openOutputFile } from '../output-file.ts';
import { DEFAULT_WIDTH, languageOf, wantsColour } from '../settings.ts';
import { type DefineCommand, examples } from './command.ts';
import { ONLY, parseOnly } from './only.ts';

interface ParseOptions {
  format: OutputFormat;
  output?: string;
  only?: Entity[];
  encoding?: string;
  withText?: boolean;
  lang?: Lang;
  color: boolean;
  width?: number;
  pretty?: boolean;
  compact?: boolean;
}

const LEAST_WIDTH = 40;

export const parseCommand: DefineCommand = (io, exit) =>
  new Command('parse')
    .summary('read notices into a table, JSON, NDJSON or Markdown')
    .description(
      'Reads each notice and prints its issues, measures, counts, dates, citations, sanctions and contacts. ' +
        'Without a file, or with -, it reads standard input. A file that cannot be read is reported and the others are still read.',
    )
    .argument(
      '[file...]',
      'text, HTML, MHTML, DOCX, DOC, WPS or PDF, text in UTF-8, UTF-16, GB18030 (GBK, GB2312) or Big5; - is standard input',
    )
    .addOption(new Option('-f, --format <format>', 'how to print').choices(OUTPUT_FORMATS).default('table'))
    .option('-o, --output <file>', 'write to a file, which appears when it is complete')
    .option(ONLY, `print these alone and in full, e.g. issues,measures (${ENTITIES.join(', ')})`, parseOnly)
    .option('--encoding <name>', 'the encoding of the input (default: found out from the bytes)')
    .option('--with-text', 'JSON: include the source text, which the offsets index')
    .addOption(new Option('--lang <lang>', 'language of labels (default: from the locale)').choices(['zh', 'en']))
    .option('--no-color', 'print without colour')
    .option('--width <columns>', `columns to fill (default: the terminal's, else ${DEFAULT_WIDTH})`, parseWidth)
    .addOption(new Option('--pretty', 'JSON over several lines (default on a terminal)').conflicts('compact'))
    .addOption(new Option('--compact', 'JSON on one line (default elsewhere)'))
    .addHelpText(
      'after',
      examples(
        'rectify parse notice.txt',
        'rectify parse notice.txt --only measures --lang zh',
        'rectify parse notice.txt --format json --pretty --output notice.json',
        'rectify parse notices/*.txt --format ndjson > notices.ndjson',
        'cat notice.txt | rectify parse - --format markdown',
      ),
    )
    .action(async (files: string[], options: ParseOptions) => exit(await parse(files, options, io)));

async function parse(files: readonly string[], options: ParseOptions, io: Io): Promise<number> {
  const inputs = inputsOf(files, io);
  if (options.output !== undefined && inputs.includes(options.output))
    throw usage('--output would overwrite its own input', 'name another file');
  if (options.pretty && options.format === 'ndjson')
    throw usage('--pretty does not go with ndjson, which is one line a notice', 'use --format json');

  let failed = 0;
  async function* results(): AsyncGenerator<Result> {
    for (const input of inputs) {
      const name = input === '-' ? STDIN_NAME : input;
      try {
        // the bytes are not kept while their text is parsed
        const { source, text } = await read(await sparing(await readInput(input, io)), { name, encoding: options.encoding });
        yield parseSource(text, source, { withText: options.withText ?? false });
      } catch (error) {
        const diagnostic = diagnosticOf(error);
        if (!diagnostic) throw error;
        failed++;
        const { code, message } = diagnostic;
        await io.stderr.write(`${formatDiagnostic(diagnostic)}\n`);
        yield { schemaVersion: SCHEMA_VERSION, source: { name }, error: { code, message } };
      }
    }
  }

  const writer = await WRITERS[options.format]();
  const toTerminal = options.output === undefined && io.stdout.isTerminal;
  const chunks = writer.write(results(), {
    lang: options.lang ?? languageOf(io.env),
    colour: options.color && options.output === undefined && wantsColour(io.stdout, io.env),
    width: options.width ?? (toTerminal && io.stdout.columns ? Math.max(LEAST_WIDTH, io.stdout.columns) : DEFAULT_WIDTH),
    pretty: options.pretty || (!options.compact && toTerminal),
    several: inputs.length > 1,
    only: options.only ?? null,
  });
  if (options.output === undefined) for await (const chunk of chunks) await io.stdout.write(chunk);
  else await writeFile(options.output, chunks);
  return failed > 0 ? 2 : 0;
}

async function writeFile(path: string, chunks: AsyncIterable<string>): Promise<void> {
  const file = openOutputFile(path);
  let written = false;
  try {
    for await (const chunk of chunks) {
      await file.write(chunk);
      written = true;
    }
  } catch (error) {
    file.discard();
    throw error;
  }
  // a table of nothing but unreadable files is no reason to empty what was there
  if (written) file.commit();
  else file.discard();
}

function inputsOf(files: readonly string[], io: Io): readonly string[] {
  if (files.length === 0) {
    if (io.stdin.isTerminal) throw usage('no file given', 'name a file, or pipe one in: rectify parse notice.txt');
    return ['-'];
  }
  if (files.filter((f) => f === '-').length > 1) throw usage('standard input (-) is given twice', 'it can be read once');
  return files;
}

function parseWidth(text: string): number {
  const width = Number(text);
  if (!Number.isInteger(width) || width < LEAST_WIDTH)
    throw new InvalidArgumentError(`It must be a whole number of at least ${LEAST_WIDTH}.`);
  return width;
}

function usage(message: string, hint: string): DiagnosticError {
  return new DiagnosticError({ code: 'usage', file: null, message, hint });
}
