/** Checking notices and printing what was found; loaded by `check` alone. */
import { RULES } from '../check/index.ts';
import { chosen, isKnown, near } from '../check/select.ts';
import { type Diagnostic, formatDiagnostic } from '../model/diagnostic.ts';
import type { Failure, Notice } from '../model/notice.ts';
import type { Lang } from '../model/vocabulary.ts';
import { addTo, type Checked, emptyTally, FINDINGS_WRITERS } from '../write/findings.ts';
import { explainRule, listRules, listRulesInMarkdown } from '../write/rules.ts';
import type { CheckCommandOptions } from './commands/check.ts';
import { inputsOf } from './input.ts';
import type { Io } from './io.ts';
import { readNotices } from './notices.ts';
import { writeOutput } from './output-file.ts';
import { layoutOf } from './settings.ts';
import { usage } from './usage.ts';

/** Resolves to the exit code: 0 no error (with `strict`, no warning either), 1 some, 2 an input could not be read. */
export async function runCheck(paths: readonly string[], options: CheckCommandOptions, io: Io): Promise<number> {
  const { output, only = [], disable = [], strict = false } = options;
  for (const name of [...only, ...disable, ...(typeof options.explain === 'string' ? [options.explain] : [])]) known(name);
  const { toTerminal, ...layout } = layoutOf(options, io, output);
  const { lang } = layout;
  if (options.explain !== undefined) {
    await writeOutput(output, io, [explain(options.explain, options.format, layout)]);
    return 0;
  }
  const inputs = inputsOf(paths, io, 'name a file or folder, or pipe one in: rectify check notice.txt', output);
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
