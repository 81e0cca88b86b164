/** Reading what a report is made of, and writing it; loaded by `report` alone. */
import { type Diagnostic, formatDiagnostic } from '../model/diagnostic.ts';
import type { Lang } from '../model/vocabulary.ts';
import { renderReport } from '../report/page.ts';
import { readThemes } from './analysis.ts';
import { inputsOf } from './input.ts';
import type { Io } from './io.ts';
import { readNotices } from './notices.ts';
import { writeOutput } from './output-file.ts';
import { usage } from './usage.ts';

export interface ReportRequest {
  output: string | null;
  title: string | null;
  lang: Lang;
  encoding: string | undefined;
  themes: string | undefined;
}

/** Resolves to the exit code. */
export async function report(args: readonly string[], request: ReportRequest, io: Io): Promise<number> {
  const { output, title, lang, encoding, themes } = request;
  if (output === null && io.stdout.isTerminal)
    throw usage('a page is not for reading on a terminal', 'name a file with --output report.html');
  const inputs = inputsOf(args, io, 'name a file or folder: rectify report notices/ -o report.html', output ?? undefined);
  const onProblem = async (problem: Diagnostic) => io.stderr.write(`${formatDiagnostic(problem)}\n`);
  const { html, notices, failures } = await renderReport(readNotices(inputs, io, { encoding, withText: true, except: output, onProblem }), {
    lang,
    title,
    themes: themes === undefined ? [] : await readThemes(themes, io),
  });
  for (const { name, code, message } of failures)
    if (code === 'no-text') await onProblem({ code, file: name, message, hint: 'write it with --with-text' });
  if (notices === 0) throw usage('there is no notice to report on', 'name files, folders or NDJSON that hold one');
  await writeOutput(output ?? undefined, io, [html]);
  if (output !== null) await io.stderr.write(`${output}: ${notices} ${notices === 1 ? 'notice' : 'notices'}, ${megabytes(html)} MB\n`);
  return failures.length > 0 ? 2 : 0;
}

function megabytes(html: string): string {
  return (Buffer.byteLength(html) / 1e6).toFixed(1);
}
