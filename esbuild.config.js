/**
 * Builds dist/. The library is ESM with its dependencies outside. The command line is one self-contained CommonJS file, because that starts
 * faster than modules do; what is imported dynamically (the table, the schema, the evaluation) becomes a file of its own, loaded when
 * needed. Beside it lies its compiled code, for the Node that built it.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

const common = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  logLevel: 'warning',
  define: { __VERSION__: JSON.stringify(version) },
};

/**
 * Commander can start executables as subcommands; we have none. Chalk looks for what the terminal can; we tell it. What they load for it
 * from Node takes each a tenth of Node's own start.
 */
const withoutUnused = {
  name: 'without-unused',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:child_process|#supports-color)$/ }, () => ({ path: 'none', namespace: 'none' }));
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}', loader: 'js' }));
  },
};

/**
 * The report page's own script and style, bundled for browsers, with the hashes by which the page's policy allows them. Observable Plot
 * puts a style into each chart, the same for one class; its text is taken from Plot's source, so that its hash follows Plot's.
 */
async function reportAssets() {
  const bundle = async (entry) => {
    const { outputFiles } = await build({
      ...common,
      entryPoints: [entry],
      platform: 'browser',
      target: ['chrome100', 'firefox110', 'safari16'],
      format: 'iife',
      minify: true,
      legalComments: 'none',
      write: false,
    });
    return outputFiles[0].text.trim();
  };
  const [bundled, style] = await Promise.all(['src/report/client/main.ts', 'src/report/client/style.css'].map(bundle));
  const script = bundled.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const plot = readFileSync(join(ROOT, 'node_modules/@observablehq/plot/src/plot.js'), 'utf8');
  const plotStyle = /append\("style"\)\.text\(\s*`([^`]+)`/.exec(plot)?.[1];
  if (plotStyle === undefined) throw new Error('the style of a chart is no longer found in Plot: its hash is missing from the policy');
  const hash = (text) => createHash('sha256').update(text).digest('base64');
  const chartClass = 'chart'; // CLASS in src/report/client/charts.ts
  return { script, style, scriptHash: hash(script), styleHashes: [hash(style), hash(plotStyle.replace(/\$\{className\}/g, chartClass))] };
}

const withReportAssets = {
  name: 'with-report-assets',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]report[\\/]assets\.ts$/ }, async () => ({
      contents: `export const ASSETS = ${JSON.stringify(await (assets ??= reportAssets()))};`,
      loader: 'js',
    }));
  },
};
let assets;

/** Leaves what is imported dynamically out, to be loaded from beside the bundle, and notes it down. */
const later = (found) => ({
  name: 'later',
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return null;
      found.add(join(resolveDir, path));
      return { path: `./${basename(path, '.ts')}.cjs`, external: true };
    });
  },
});

async function buildCommandLine() {
  const options = {
    ...common,
    format: 'cjs',
    supported: { 'dynamic-import': false }, // becomes require
    minifyWhitespace: true,
    minifySyntax: true,
    outdir: 'dist/cli',
    // native code and a dictionary, which are loaded from where they are installed
    external: ['@duckdb/node-api', 'jieba-wasm'],
    outExtension: { '.js': '.cjs' },
  };
  const lazy = new Set();
  await build({ ...options, entryPoints: { main: 'src/cli/cli.ts' }, plugins: [withoutUnused, later(lazy)] });
  const url = {
    define: { ...common.define, __WORKER__: '"../worker/batch-worker.js"', 'import.meta.url': '__url' },
    banner: { js: "const __url=require('node:url').pathToFileURL(__filename).href;" },
  };
  // each once, though several parts load it: pdf.js takes most of a gigabyte to minify
  const built = new Set();
  for (let next = [...lazy]; next.length > 0; next = [...lazy].filter((entry) => !built.has(entry))) {
    for (const entry of next) built.add(entry);
    await Promise.all(
      next.map((entry) =>
        build({
          ...options,
          ...url,
          minifySyntax: !entry.endsWith('pdf.ts'),
          entryPoints: [entry],
          plugins: [withoutUnused, withReportAssets, later(lazy)],
        }),
      ),
    );
  }
}

/** The threads of `batch` and `stream`: a bundle of their own, whose readers are loaded when a file of theirs comes. */
function buildWorker() {
  return build({
    ...common,
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    minifyWhitespace: true,
    banner: { js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);" },
    external: ['@duckdb/node-api'],
    entryPoints: { 'batch-worker': 'src/batch/worker.ts' },
    outdir: 'dist/worker',
  });
}

/** Runs the bundle over the notices, so that what any of them needs is compiled, and keeps the compiled code (see bin/rectify.js). */
async function keepCompiledCode() {
  const notices = join(ROOT, 'fixtures/notices');
  const scratch = mkdtempSync(join(tmpdir(), 'rectify-build-'));
  try {
    const { FOLDER, loader, setFlags } = createRequire(import.meta.url)('./bin/rectify.js');
    setFlags();
    setFlagsFromString('--no-flush-bytecode'); // what ran a while ago is kept as well
    const scripts = new Map();
    const load = loader(
      () => undefined,
      (name, script) => scripts.set(name, script),
    );
    const silent = { write: async () => {}, isTerminal: false, columns: undefined };
    const io = { stdin: { isTerminal: true }, stdout: silent, stderr: silent, env: {} };
    const files = readdirSync(notices).map((name) => join(notices, name, 'source.txt'));
    const { run } = load('./main.cjs');
    for (const format of ['json', 'table']) await run(['parse', ...files, '--format', format, '--output', join(scratch, format)], io);
    setFlagsFromString('--flush-bytecode');
    for (const [name, script] of scripts) writeFileSync(join(FOLDER, name.replace('.cjs', '.cache')), script.createCachedData());
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The character maps of Chinese PDF fonts, which pdf.js has as files: as one module, for readers without a file system. */
function writeCmaps() {
  const folder = join(ROOT, 'node_modules/pdfjs-dist/cmaps');
  const wanted =
    /^(?:Adobe-(?:GB1|CNS1)-UCS2|GBK?p?c?-EUC|GBK2K|UniGB-(?:UCS2|UTF16)|B5pc|ETen(?:ms)?-B5|UniCNS-(?:UCS2|UTF16))(?:-[HV])?\.bcmap$/;
  const maps = readdirSync(folder)
    .filter((file) => wanted.test(file))
    .map((file) => `  ${JSON.stringify(basename(file, '.bcmap'))}: '${readFileSync(join(folder, file)).toString('base64')}',`);
  const licence = readFileSync(join(folder, 'LICENSE'), 'utf8').replace(/\*\//g, '');
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(join(ROOT, 'dist/cmaps.js'), `/*!\n${licence}*/\nexport const CMAPS = {\n${maps.join('\n')}\n};\n`);
}

rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
writeCmaps();
const library = { index: 'src/index.ts', schema: 'src/model/schema.ts', report: 'src/report/page.ts', corpus: 'src/corpus/index.ts' };
await Promise.all([
  buildCommandLine().then(keepCompiledCode),
  buildWorker(),
  build({
    ...common,
    define: { ...common.define, __WORKER__: '"./worker/batch-worker.js"' },
    format: 'esm',
    entryPoints: library,
    outdir: 'dist',
    splitting: true,
    packages: 'external',
    external: ['#cmaps'],
    plugins: [withReportAssets],
  }),
]);
