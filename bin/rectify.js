#!/usr/bin/env node
// CommonJS (see package.json beside this), because Node starts it faster than a module.
const { existsSync, readFileSync } = require('node:fs');
const { createRequire, enableCompileCache } = require('node:module');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

const FOLDER = join(__dirname, '../dist/cli');

/** The parts of the command line whose compiled code lies beside them: those of most runs. */
const COMPILED = ['./main.cjs', './table.cjs'];

if (require.main === module) {
  if (!existsSync(join(FOLDER, 'main.cjs'))) {
    process.stderr.write(`rectify: not-built: ${join(FOLDER, 'main.cjs')}: there is no such file (run \`npm ci\` or \`npm run build\`)\n`);
    process.exit(2);
  }
  setFlags();
  commandLine()
    .main()
    .then((status) => {
      process.exit(status);
    });
} else module.exports = { COMPILED, FOLDER, loader, setFlags }; // for the build, which compiles them

/**
 * Sets V8, which expects programs to run for hours, for some tenths of a second. Compiled code is refused under other flags than it was
 * compiled with: Node's own modules that every run needs are loaded before, the bundle afterwards.
 */
function setFlags() {
  for (const name of ['node:crypto', 'node:os', 'node:process']) require(name);
  // most patterns are tried a few times in one run: compiled once, not first to byte code and then again, they cost half
  setFlagsFromString('--no-regexp-tier-up');
  // optimised after a few milliseconds, code costs more than it saves, also for some megabytes: fifteen times as late
  const node = Number.parseInt(process.versions.node, 10);
  if (node === 20) setFlagsFromString('--interrupt-budget=1000000');
  if (node >= 22)
    for (const [compiler, calls] of [
      ['maglev', 6000],
      ['turbofan', 45_000],
      ['osr', 12_000],
    ])
      setFlagsFromString(`--invocation-count-for-${compiler}=${calls}`);
}

/** The bundle, without compiling it anew: Node 22.1 and later keep compiled code themselves, for others the build has left it there. */
function commandLine() {
  if (enableCompileCache) {
    enableCompileCache();
    return require(join(FOLDER, 'main.cjs'));
  }
  return loader(compiledCode)('./main.cjs');
}

function compiledCode(name) {
  const file = join(FOLDER, name.replace('.cjs', '.cache'));
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** Loads parts of the bundle by their names, those in `COMPILED` with the compiled code that `cached` has for them. */
function loader(cached, onScript = () => {}) {
  const loaded = new Map();
  return function load(name) {
    if (loaded.has(name)) return loaded.get(name);
    const filename = join(FOLDER, name);
    const source = `(function(exports,require,module,__filename){${readFileSync(filename, 'utf8')}\n})`;
    const script = new Script(source, { filename, cachedData: cached(name) });
    onScript(name, script);
    const elsewhere = createRequire(filename);
    const bundle = { exports: {} };
    script.runInThisContext()(bundle.exports, (id) => (COMPILED.includes(id) ? load(id) : elsewhere(id)), bundle, filename);
    loaded.set(name, bundle.exports);
    return bundle.exports;
  };
}
