import { Command, InvalidArgumentError, Option } from 'commander';
import { ANALYSIS_SECTIONS, type AnalysisSection, GROUPINGS, type Grouping } from '../../model/analysis.ts';
import { formatDiagnostic } from '../../model/diagnostic.ts';
import { values } from '../../model/vocabulary.ts';
import type { AnalysisFormat } from '../../write/analysis.ts';
import { inputsOf } from '../input.ts';
import type { Io } from '../io.ts';
import { writeOutput } from '../output-file.ts';
import { type LayoutOptions, layoutOf } from '../settings.ts';
import { type DefineCommand, examples } from './command.ts';
import { colourOption, encodingOption, formatOption, langOption, namesOption, outputOption, widthOption } from './options.ts';

interface AnalyzeOptions extends LayoutOptions {
  format: AnalysisFormat;
  output?: string;
  by?: Grouping;
  only?: AnalysisSection[];
  sources?: boolean;
  themes?: string;
  asOf?: string;
  encoding?: string;
}

const FORMATS = ['table', 'json', 'csv', 'markdown'] as const satisfies readonly AnalysisFormat[];

export const analyzeCommand: DefineCommand = (io, exit) =>
  new Command('analyze')
    .summary('figures about many notices: totals, themes, substance, repeats, accountability')
    .description(
      'Reads notices, or what `parse` wrote of them, and counts: issues by status, measures, sanctions, money, rules and findings; themes of ' +
        'the issues; how much of the measures can be checked; what is said twice or copied; who was held to account. What the overviews state ' +
        'and what the notices list are kept apart. Text files, HTML, DOCX, … and folders of them, NDJSON and JSON are told apart by content.',
    )
    .argument('<input...>', 'notices, folders of notices, or NDJSON or JSON that rectify wrote; - is standard input')
    .addOption(formatOption(FORMATS))
    .addOption(outputOption())
    .addOption(new Option('--by <grouping>', 'a row for each of these').choices(values(GROUPINGS)))
    .addOption(namesOption('--only <sections>', `these sections alone (${ANALYSIS_SECTIONS.join(', ')})`, ANALYSIS_SECTIONS))
    .option('--sources', 'list what each figure was counted from: notice, place and words')
    .option('--themes <file>', 'JSON with themes and terms to add to the taxonomy')
    .option('--as-of <day>', 'the day on which problems count as overdue (default: when each notice was published)', parseDay)
    .addOption(encodingOption('text files'))
    .addOption(langOption())
    .addOption(colourOption())
    .addOption(widthOption())
    .addHelpText(
      'after',
      examples(
        'rectify analyze notices/',
        'rectify analyze notices/ --by unit --lang zh',
        'rectify analyze notices.ndjson --only themes,substance --format markdown',
        'rectify analyze notices.ndjson --format csv --sources --output figures.csv',
      ),
    )
    .action(async (inputs: string[], options: AnalyzeOptions) => exit(await analyze(inputs, options, io)));

async function analyze(inputs: readonly string[], options: AnalyzeOptions, io: Io): Promise<number> {
  inputsOf(inputs, io, 'name a file', options.output);
  const { runAnalysis } = await import('../analysis.ts');
  const layout = layoutOf(options, io, options.output);
  let failed = 0;
  const text = await runAnalysis(inputs, io, {
    ...options,
    async onProblem(problem) {
      failed++;
      await io.stderr.write(`${formatDiagnostic(problem)}\n`);
    },
    write: {
      ...layout,
      pretty: layout.toTerminal,
      only: options.only ?? null,
    },
  });
  await writeOutput(options.output, io, [text]);
  return failed > 0 ? 2 : 0;
}

function parseDay(day: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) return day;
  throw new InvalidArgumentError('It must be a day such as 2024-12-31.');
}
