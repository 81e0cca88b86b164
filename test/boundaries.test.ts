import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

/** Which folders (or files of the top) each may import beside itself: the arrow of the design. */
const BELOW = ['model', 'text', 'lexicon', 'steps.ts'];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: ['model'],
  lexicon: ['model', 'text'],
  'steps.ts': [],
  read: BELOW,
  structure: BELOW,
  extract: BELOW,
  check: BELOW,
  detect: [...BELOW, 'structure'],
  evaluate: BELOW,
  analyse: BELOW,
  write: BELOW,
  report: [...BELOW, 'check', 'analyse', 'write'],
  assemble: [...BELOW, 'structure', 'extract', 'check'],
  'pipeline.ts': [...BELOW, 'structure', 'extract', 'check', 'assemble'],
  corpus: [...BELOW, 'analyse', 'write'],
  batch: [...BELOW, 'detect', 'read', 'write', 'corpus', 'pipeline.ts'],
  'index.ts': ['model', 'text', 'detect', 'read', 'write', 'check', 'analyse', 'batch', 'corpus', 'pipeline.ts'],
  cli: [...BELOW, 'detect', 'read', 'write', 'check', 'evaluate', 'analyse', 'report', 'batch', 'corpus', 'pipeline.ts'],
};

/** Packages and Node modules, and who may load them; what is not named here nobody may. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  zod: ['model/schema.ts', 'model/json-schema.ts', 'model/themes-file.ts', 'model/notice.ts', 'evaluate/gold.ts'],
  chalk: ['write', 'cli'],
  'string-width': ['write'],
  commander: ['cli'],
  cfb: ['read'],
  fflate: ['read', 'report'],
  'jieba-wasm': ['text/words.ts'],
  '@observablehq/plot': ['report/client/charts.ts'],
  parse5: ['read'],
  saxes: ['read'],
  unpdf: ['read'],
  '#cmaps': ['read'],
  'node:zlib': ['read'],
  'node:buffer': ['text/utf8.ts'],
  'node:crypto': ['read', 'pipeline.ts', 'batch'],
  'node:fs': ['cli', 'batch', 'corpus'],
  'node:path': ['cli', 'batch', 'corpus'],
  'node:readline': ['cli'],
  'node:stream': ['cli', 'batch'],
  'csv-stringify/sync': ['write'],
  '@duckdb/node-api': ['corpus'],
  picomatch: ['batch'],
  yazl: ['batch'],
  'node:os': ['cli'],
  'node:process': ['batch/store.ts'],
  'node:stream/promises': ['batch'],
  'node:worker_threads': ['batch'],
  'node:v8': ['cli'],
};

/** What reaches outside or differs between runs. */
const OUTSIDE =
  /\bprocess\b|\bconsole\b|\bfetch\(|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bIntl\b|\btoLocale\w*\(|\blocaleCompare\(/;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort();

function imports(source: string): string[] {
  return [
    ...source.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)import\s*'([^']+)'/g),
  ].map((m) => (m[1] ?? m[2] ?? m[3])!);
}

const owner = (path: string) => path.split('/')[0]!;

describe('boundaries', () => {
  test('nothing makes markup of text: a notice can contain anything', () => {
    const MARKUP =
      /\binnerHTML\b|\bouterHTML\b|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|\beval\(|new Function\b/;
    const wrong = files.filter((path) => MARKUP.test(readFileSync(join(SRC, path), 'utf8')));
    expect(wrong.filter((path) => owner(path) === 'report')).toEqual([]);
  });

  test('the code that runs in a browser loads nothing of Node and stays out of what Node runs', () => {
    const outside = files.filter((path) => !path.startsWith('report/client/'));
    const loading = outside.filter((path) =>
      imports(readFileSync(join(SRC, path), 'utf8')).some((specifier) => /\/client\//.test(specifier)),
    );
    expect(loading).toEqual([]);
  });

  test.each(files)('%s imports only what lies below it', (path) => {
    const source = readFileSync(join(SRC, path), 'utf8');
    const wrong = imports(source).filter((specifier) => {
      if (!specifier.startsWith('.')) return !PACKAGES[specifier]?.some((by) => by === owner(path) || by === path);
      const target = owner(join(path, '..', specifier).replaceAll('\\', '/'));
      return target !== owner(path) && !MAY_IMPORT[owner(path)]?.includes(target);
    });
    expect(wrong).toEqual([]);
  });

  test.each(files.filter((path) => owner(path) !== 'cli' && path !== 'batch/store.ts'))(
    '%s neither reaches outside nor depends on when and where it runs',
    (path) => {
      const code = readFileSync(join(SRC, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/g, '');
      expect(OUTSIDE.exec(code)?.[0]).toBeUndefined();
    },
  );

  test('what `parse --format json` loads contains neither zod nor the table', () => {
    const code = readFileSync(join(SRC, '../dist/cli/main.cjs'), 'utf8');
    expect(code).toContain('parseAsync');
    for (const name of ['ZodType', 'string-width', 'ansi-styles']) expect(code.includes(name), name).toBe(false);
  });
});
