/** The public API, listed by hand. The zod definitions are at `rectify/schema`, so that importing this loads no zod. */
export { diffNotices } from './analyse/diff.ts';
export {
  type AnalysisAccumulator,
  type AnalysisOptions,
  analyse,
  createAnalysis,
  loadWords,
  type Segmenter,
  THEMES,
  type Theme,
} from './analyse/index.ts';
export {
  type BatchFormat,
  type BatchOptions,
  batch,
  type LinesOptions,
  type OutputOptions,
  parseLines,
  type Summary,
  type Target,
  writeResults,
} from './batch/index.ts';
export { RULES, type Rule } from './check/index.ts';
export { detect } from './detect/index.ts';
export type * from './model/analysis.ts';
export { type Diagnostic, type DiagnosticCode, DiagnosticError } from './model/diagnostic.ts';
export type {
  Citation,
  Contact,
  Count,
  DateMention,
  Detected,
  Detection,
  DocumentFields,
  Evidence,
  Failure,
  Finding,
  Headline,
  HeadlineFigure,
  Issue,
  Measure,
  Notice,
  Sanction,
  Section,
  Source,
  Span,
} from './model/notice.ts';
export { type CheckOptions, check, type ParseOptions, parseNotice, parseSource } from './pipeline.ts';
export { type InputFormat, MAX_BYTES, type ReadOptions, read, readSource, type SourceText } from './read/index.ts';
export { type Place, type Placed, type PlacedFinding, placeFindings } from './text/places.ts';
export { type Entity, OUTPUT_FORMATS, type OutputFormat, type Result, WRITERS, type WriteOptions, type Writer } from './write/index.ts';
