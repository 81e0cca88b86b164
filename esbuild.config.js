/**
 * Builds dist/. The library is ESM with its dependencies outside. The command line is one self-contained CommonJS file, because that starts
 * faster than modules do; what is imported dynamically (the table, the schema, the evaluation) becomes a file of its own, loaded when
 * needed. Beside it lies its compiled code, for the Node that built it.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
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

/** Commander can start executables as subcommands; we have none, and loading the module is a tenth of Node's own start. */
const withoutChildProcess = {
  name: 'without-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, () => ({ path: 'none', namespace: 'none' }));
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}', loader: 'js' }));
  },
};

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
    outExtension: { '.js': '.cjs' },
  };
  const lazy = new Set();
  await build({ ...options, entryPoints: { main: 'src/cli/cli.ts' }, plugins: [withoutChildProcess, later(lazy)] });
  await Promise.all([...lazy].map((entry) => build({ ...options, entryPoints: [entry] })));
}

/** Runs the bundle over a notice, so that what it needs is compiled, and keeps the compiled code (see bin/rectify.js). */
async function keepCompiledCode() {
  const file = join(ROOT, 'dist/cli/main.cjs');
  const notices = join(ROOT, 'fixtures/notices');
  const scratch = mkdtempSync(join(tmpdir(), 'rectify-build-'));
  try {
    const script = new Script(`(function(exports,require,module){${readFileSync(file, 'utf8')}\n})`, { filename: file });
    const module = { exports: {} };
    script.runInThisContext()(module.exports, createRequire(file), module);
    const silent = { write: async () => {}, isTerminal: false, columns: undefined };
    const io = { stdin: { isTerminal: true }, stdout: silent, stderr: silent, env: {} };
    const notice = join(notices, readdirSync(notices)[0], 'source.txt');
    await module.exports.run(['parse', notice, '--format', 'json', '--output', join(scratch, 'out.json')], io);
    writeFileSync(join(ROOT, 'dist/cli/main.cache'), script.createCachedData());
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
const library = { index: 'src/index.ts', schema: 'src/model/schema.ts' };
await Promise.all([
  buildCommandLine().then(keepCompiledCode),
  build({ ...common, format: 'esm', entryPoints: library, outdir: 'dist', splitting: true, packages: 'external' }),
]);
