/** Reading, counting and writing an analysis; loaded by `analyze` alone. */
import { createAnalysis, loadWords } from '../analyse/index.ts';
import { RULES } from '../check/index.ts';
import { THEMES, type Theme } from '../lexicon/themes.ts';
import type { Grouping } from '../model/analysis.ts';
import { type Diagnostic, DiagnosticError } from '../model/diagnostic.ts';
import { type AnalysisFormat, type AnalysisWriteOptions, writeAnalysis } from '../write/analysis.ts';
import { readInput } from './input.ts';
import type { Io } from './io.ts';
import { readNotices } from './notices.ts';

export interface AnalysisRun {
  format: AnalysisFormat;
  by?: Grouping;
  sources?: boolean;
  themes?: string;
  asOf?: string;
  encoding?: string;
  write: AnalysisWriteOptions;
  onProblem(problem: Diagnostic): Promise<void>;
}

export async function runAnalysis(inputs: readonly string[], io: Io, options: AnalysisRun): Promise<string> {
  const { only } = options.write;
  // distinctive words need groups; they are looked for where those, or they, are asked for
  const words = only === null ? options.by !== undefined : only.includes('words');
  const analysis = createAnalysis({
    by: options.by ?? null,
    sources: options.sources ?? false,
    asOf: options.asOf ?? null,
    repeats: only === null || only.includes('repeats'),
    words: words ? await loadWords() : null,
    themes: options.themes === undefined ? [] : await readThemes(options.themes, io),
  });
  for await (const result of readNotices(inputs, io, options)) analysis.add(result);
  const ruleNames = Object.fromEntries(RULES.map(({ id, what }) => [id, what]));
  return writeAnalysis(analysis.result(), options.format, { ...options.write, ruleNames });
}

export async function readThemes(path: string, io: Io): Promise<Theme[]> {
  const { themesFileSchema } = await import('../model/themes-file.ts');
  const damaged = (message: string) =>
    new DiagnosticError({
      code: 'damaged-file',
      file: path,
      message,
      hint: 'wanted: [{"id": "water", "label": {"zh": "水务", "en": "water"}, "terms": {"供水": 3}}]',
    });
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(await readInput(path, io)));
  } catch (error) {
    if (error instanceof DiagnosticError) throw error;
    throw damaged('is not JSON');
  }
  const result = themesFileSchema.safeParse(json);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    throw damaged(`${issue.path.join('.') || 'top level'}: ${issue.message}`);
  }
  return result.data.map(({ id, label, about, terms }): Theme => {
    const known = THEMES.find((theme) => theme.id === id);
    if (!known && !label) throw damaged(`theme "${id}" is not in the taxonomy and has no label`);
    return { id, label: label ?? known!.label, about: about ?? known?.about ?? '', terms };
  });
}
