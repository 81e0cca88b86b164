import { Command } from 'commander';
import { diagnosticOf, formatDiagnostic } from '../../model/diagnostic.ts';
import { SCHEMA_VERSION } from '../../model/version.ts';
import { parseSource } from '../../pipeline.ts';
import { read } from '../../read/index.ts';
import { OUTPUT_FORMATS, type OutputFormat, type Result, WRITERS } from '../../write/index.ts';
import { ENTITIES, type Entity } from '../../write/writer.ts';
import { inputsOf, readInput, STDIN_NAME } from '../input.ts';
import type { Io } from '../io.ts';
import { sparing } from '../large-input.ts';
import { openOutputFile } from '../output-file.ts';
import { type LayoutOptions, layoutOf } from '../settings.ts';
import { usage } from '../usage.ts';
import { type DefineCommand, examples } from './command.ts';
import {
  colourOption,
  compactOption,
  encodingOption,
  formatOption,
  langOption,
  namesOption,
  ONLY,
  outputOption,
  prettyOption,
  widthOption,
} from './options.ts';

interface ParseOptions extends LayoutOptions {
  format: OutputFormat;
  output?: string;
  only?: Entity[];
  encoding?: string;
  withText?: boolean;
  pretty?: boolean;
  compact?: boolean;
}

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
    .addOption(formatOption(OUTPUT_FORMATS))
    .addOption(outputOption())
    .addOption(namesOption(ONLY, `print these alone and in full, e.g. issues,measures (${ENTITIES.join(', ')})`, ENTITIES))
    .addOption(encodingOption('the input'))
    .option('--with-text', 'JSON: include the source text, which the offsets index')
    .addOption(langOption('language of labels and of what findings say'))
    .addOption(colourOption())
    .addOption(widthOption())
    .addOption(prettyOption())
    .addOption(compactOption())
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
  const inputs = inputsOf(files, io, 'name a file, or pipe one in: rectify parse notice.txt', options.output);
  if (options.pretty && options.format === 'ndjson')
    throw usage('--pretty does not go with ndjson, which is one line a notice', 'use --format json');

  const { toTerminal, ...layout } = layoutOf(options, io, options.output);
  // what other tools read does not change with the reader's locale
  const lang = options.format === 'json' || options.format === 'ndjson' ? options.lang : layout.lang;
  let failed = 0;
  async function* results(): AsyncGenerator<Result> {
    for (const input of inputs) {
      const name = input === '-' ? STDIN_NAME : input;
      try {
        // the bytes are not kept while their text is parsed
        const { source, text } = await read(await sparing(await readInput(input, io)), { name, encoding: options.encoding });
        yield parseSource(text, source, { withText: options.withText ?? false, lang: lang ?? 'zh' });
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
  const chunks = writer.write(results(), {
    ...layout,
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
