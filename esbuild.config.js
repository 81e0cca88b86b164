/**
 * Builds dist/: the command line as one self-contained bundle whose rarely used parts (table, schema, evaluation) are chunks loaded on
 * demand, so that `parse --format json` reads two small files; and the library, whose dependencies stay outside.
 */
import { readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

const common = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  logLevel: 'warning',
  define: { __VERSION__: JSON.stringify(version) },
};

/** CommonJS packages inside an ESM bundle call `require` for Node's own modules. */
const requireBanner = {
  js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
};

/** Commander can start executables as subcommands; we have none, and loading the module is a tenth of Node's own start. */
const withoutChildProcess = {
  name: 'without-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, () => ({ path: 'none', namespace: 'none' }));
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}', loader: 'js' }));
  },
};

rmSync(new URL('dist', import.meta.url), { recursive: true, force: true });
await Promise.all([
  build({
    ...common,
    entryPoints: ['src/cli/cli.ts'],
    outdir: 'dist',
    splitting: true,
    chunkNames: 'cli-chunks/[name]-[hash]',
    minifyWhitespace: true,
    minifySyntax: true,
    banner: requireBanner,
    plugins: [withoutChildProcess],
  }),
  build({
    ...common,
    entryPoints: { index: 'src/index.ts', schema: 'src/model/schema.ts' },
    outdir: 'dist',
    splitting: true,
    packages: 'external',
  }),
]);
