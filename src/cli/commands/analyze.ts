import { Command, InvalidArgumentError, Option } from 'commander';
import { ANALYSIS_SECTIONS, type AnalysisSection, GROUPINGS, type Grouping } from '../../model/analysis.ts';
import { DiagnosticError, formatDiagnostic } from '../../model/diagnostic.ts';
import { type Lang, values } from '../../model/vocabulary.ts';
import type { AnalysisFormat } from '../../write/analysis.ts';
import type { Io } from '../io.ts';
import { openOutputFile } from '../output-file.ts';
import { DEFAULT_WIDTH, languageOf, wantsColour } from '../settings.ts';
import { type DefineCommand, examples } from './command.ts';

interface AnalyzeOptions {
  format: AnalysisFormat;
  output?: string;
  by?: Grouping;
  only?: AnalysisSection[];
  sources?: boolean;
  themes?: string;
  asOf?: string;
  encoding?: string;
  lang?: Lang;
  color: boolean;
  width?: number;
}

const LEAST_WIDTH = 40;

export const analyzeCommand: DefineCommand = (io, exit) =>
  new Command('analyze')
    .summary('figures about many notices: totals, themes, substance, repeats, accountability')
    .description(
      'Reads notices, or what `parse` wrote of them, and counts: issues by status, measures, sanctions, money, rules and findings; themes of ' +
        'the issues; how much of the measures can be checked; what is said twice or copied; who was held to account. What the overviews state ' +
        'and what the notices list are kept apart. Text files, HTML, DOCX, … and folders of them, NDJSON and JSON are told apart by content.',
    )
    .argument('<input...>', 'notices, folders of notices, or NDJSON or JSON that rectify wrote; - is standard input')
    .addOption(new Option('-f, --format <format>', 'how to print').choices(['table', 'json', 'csv', 'markdown']).default('table'))
    .option('-o, --output <file>', 'write to a file, which appears when it is complete')
    .addOption(new Option('--by <grouping>', 'a row for each of these').choices(values(GROUPINGS)))
    .option('--only <sections>', `these sections alone (${ANALYSIS_SECTIONS.join(', ')})`, parseSections)
    .option('--sources', 'list what each figure was counted from: notice, place and words')
    .option('--themes <file>', 'JSON with themes and terms to add to the taxonomy')
    .option('--as-of <day>', 'the day on which problems count as overdue (default: when each notice was published)', parseDay)
    .option('--encoding <name>', 'the encoding of text files (default: found out from the bytes)')
    .addOption(new Option('--lang <lang>', 'language of labels (default: from the locale)').choices(['zh', 'en']))
    .option('--no-color', 'print without colour')
    .option('--width <columns>', `columns to fill (default: the terminal's, else ${DEFAULT_WIDTH})`, parseWidth)
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
  if (options.output !== undefined && inputs.includes(options.output))
    throw usage('--output would overwrite its own input', 'name another file');
  const { runAnalysis } = await import('../analysis.ts');
  const toTerminal = options.output === undefined && io.stdout.isTerminal;
  let failed = 0;
  const text = await runAnalysis(inputs, io, {
    ...options,
    async onProblem(problem) {
      failed++;
      await io.stderr.write(`${formatDiagnostic(problem)}\n`);
    },
    write: {
      lang: options.lang ?? languageOf(io.env),
      colour: options.color && options.output === undefined && wantsColour(io.stdout, io.env),
      width: options.width ?? (toTerminal && io.stdout.columns ? Math.max(LEAST_WIDTH, io.stdout.columns) : DEFAULT_WIDTH),
      pretty: toTerminal,
      only: options.only ?? null,
    },
  });
  if (options.output === undefined) await io.stdout.write(text);
  else {
    const file = openOutputFile(options.output);
    try {
      await file.write(text);
    } catch (error) {
      file.discard();
      throw error;
    }
    file.commit();
  }
  return failed > 0 ? 2 : 0;
}

function parseSections(list: string): AnalysisSection[] {
  const sections = list.split(',').map((s) => s.trim());
  const unknown = sections.find((s) => !(ANALYSIS_SECTIONS as readonly string[]).includes(s));
  if (unknown !== undefined) throw new InvalidArgumentError(`"${unknown}" is none of ${ANALYSIS_SECTIONS.join(', ')}.`);
  return sections as AnalysisSection[];
}

function parseDay(day: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) return day;
  throw new InvalidArgumentError('It must be a day such as 2024-12-31.');
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
