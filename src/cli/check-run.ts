/** Checking notices and printing what was found; loaded by `check` alone. */
import { resolve } from 'node:path';
import { RULES } from '../check/index.ts';
import { chosen, isKnown, near } from '../check/select.ts';
import { type Diagnostic, DiagnosticError, formatDiagnostic } from '../model/diagnostic.ts';
import type { Failure, Notice } from '../model/notice.ts';
import type { Lang } from '../model/vocabulary.ts';
import { addTo, type Checked, emptyTally, FINDINGS_WRITERS } from '../write/findings.ts';
import { explainRule, listRules, listRulesInMarkdown } from '../write/rules.ts';
import { type CheckCommandOptions, LEAST_WIDTH } from './commands/check.ts';
import type { Io } from './io.ts';
import { readNotices } from './notices.ts';
import { writeOutput } from './output-file.ts';
import { DEFAULT_WIDTH, languageOf, wantsColour } from './settings.ts';

/** Resolves to the exit code: 0 no error (with `strict`, no warning either), 1 some, 2 an input could not be read. */
export async function runCheck(paths: readonly string[], options: CheckCommandOptions, io: Io): Promise<number> {
  const { output, only = [], disable = [], strict = false } = options;
  for (const name of [...only, ...disable, ...(typeof options.explain === 'string' ? [options.explain] : [])]) known(name);
  const toTerminal = output === undefined && io.stdout.isTerminal;
  const lang = options.lang ?? languageOf(io.env);
  const layout = {
    lang,
    colour: options.color && output === undefined && wantsColour(io.stdout, io.env),
    width: options.width ?? (toTerminal && io.stdout.columns ? Math.max(LEAST_WIDTH, io.stdout.columns) : DEFAULT_WIDTH),
  };
  if (options.explain !== undefined) {
    await writeOutput(output, io, [explain(options.explain, options.format, layout)]);
    return 0;
  }
  const inputs = inputsOf(paths, output, io);
  const wanted = chosen({ only, disable });
  const tally = emptyTally();
  let told = 0;
  const onProblem = async (problem: Diagnostic) => {
    told++;
    await io.stderr.write(`${formatDiagnostic(problem)}\n`);
  };
  async function* results(): AsyncGenerator<Checked | Failure> {
    const read = readNotices(inputs, io, {
      encoding: options.encoding,
      withText: true,
      again: true,
      lang,
      except: output ?? null,
      onProblem,
    });
    for await (const notice of read) {
      const result = 'error' in notice ? notice : checked(notice, wanted);
      if ('error' in result) {
        // a failure that NDJSON tells of was not told here
        if (told === 0) await onProblem(problemOf(result));
        told--;
      }
      addTo(tally, result);
      yield result;
    }
  }
  const write = await FINDINGS_WRITERS[options.format]();
  await writeOutput(output, io, write(results(), { ...layout, wrap: toTerminal || options.width !== undefined, pretty: toTerminal }));
  if (tally.failures > 0) return 2;
  return tally.error > 0 || (strict && tally.warning > 0) ? 1 : 0;
}

/** The place of its name is all that is kept of a file whose text is not there: offsets then stand for lines and columns. */
function checked({ source, findings }: Notice, wanted: (rule: string) => boolean): Checked {
  return { name: source.name, text: source.text ?? null, findings: findings.filter(({ rule }) => wanted(rule)) };
}

function explain(
  name: string | true,
  format: CheckCommandOptions['format'],
  layout: { lang: Lang; colour: boolean; width: number },
): string {
  const rules = RULES.filter(({ id }) => name === true || chosen({ only: [name] })(id));
  if (format === 'json') return `${JSON.stringify(rules.map(({ find: _, ...rule }) => rule))}\n`;
  if (format === 'ndjson') return rules.map(({ find: _, ...rule }) => `${JSON.stringify(rule)}\n`).join('');
  if (format === 'markdown') return listRulesInMarkdown(rules, layout.lang);
  return name === true ? listRules(rules, layout) : rules.map((rule) => explainRule(rule, layout)).join('\n\n');
}

function problemOf({ source, error }: Failure): Diagnostic {
  return { code: error.code as Diagnostic['code'], file: source.name, message: error.message, hint: '' };
}

/** Throws where a name is no rule's and no group's. */
function known(name: string): void {
  if (isKnown(name)) return;
  const like = near(name);
  const hint = like.length > 0 ? `did you mean ${like.join(' or ')}?` : 'rectify check --explain lists them';
  throw usage(`there is no rule "${name}"`, hint);
}

function inputsOf(paths: readonly string[], output: string | undefined, io: Io): readonly string[] {
  if (paths.length === 0) {
    if (io.stdin.isTerminal) throw usage('no file given', 'name a file or folder, or pipe one in: rectify check notice.txt');
    return ['-'];
  }
  if (paths.filter((path) => path === '-').length > 1) throw usage('standard input (-) is given twice', 'it can be read once');
  if (output !== undefined && paths.some((path) => resolve(path) === resolve(output)))
    throw usage('--output would overwrite its own input', 'name another file');
  return paths;
}

function usage(message: string, hint: string): DiagnosticError {
  return new DiagnosticError({ code: 'usage', file: null, message, hint });
}
