import { Command } from 'commander';
import type { Lang } from '../../model/vocabulary.ts';
import { languageOf } from '../settings.ts';
import { type DefineCommand, examples } from './command.ts';
import { encodingOption, langOption, outputOption } from './options.ts';

interface ReportOptions {
  output?: string;
  title?: string;
  lang?: Lang;
  encoding?: string;
  themes?: string;
}

export const reportCommand: DefineCommand = (io, exit) =>
  new Command('report')
    .summary('make one HTML page of notices: overview, charts, every issue, text beside structure')
    .description(
      'Reads notices and writes one self-contained HTML file: an overview with charts and a table of all issues, and each notice with its ' +
        'text beside its structure, every figure leading to its sentence. The file needs no network and no other file.',
    )
    .argument('<input...>', 'notices, folders of notices, and NDJSON or JSON of `parse --with-text`; - is standard input')
    .addOption(outputOption(' (default: standard output, unless a terminal)'))
    .option('--title <text>', 'heading of the page')
    .addOption(langOption('language that the page opens in'))
    .option('--themes <file>', 'JSON with themes and terms to add to the taxonomy, as for analyze')
    .addOption(encodingOption('the notices'))
    .addHelpText(
      'after',
      examples(
        'rectify report notices/ -o report.html',
        'rectify report notice.txt --lang en --title "Donghu" -o donghu.html',
        'rectify parse notices/*.txt --format ndjson --with-text | rectify report - > report.html',
      ),
    )
    .action(async (inputs: string[], { output, title, lang, encoding, themes }: ReportOptions) => {
      const { report } = await import('../report.ts');
      exit(await report(inputs, { output: output ?? null, title: title ?? null, lang: lang ?? languageOf(io.env), encoding, themes }, io));
    });
