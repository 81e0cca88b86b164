#!/usr/bin/env node
// CommonJS (see package.json beside this), because Node starts it faster than a module.
const { readFileSync } = require('node:fs');
const { createRequire, enableCompileCache } = require('node:module');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

load()
  .main()
  .then((status) => {
    process.exit(status);
  });

/** The bundle, without compiling it anew: Node 22.1 and later keep compiled code themselves, for others the build has left it there. */
function load() {
  const filename = join(__dirname, '../dist/cli/main.cjs');
  if (enableCompileCache) {
    enableCompileCache();
    return require(filename);
  }
  const cachedData = readFileSync(join(__dirname, '../dist/cli/main.cache'));
  const script = new Script(`(function(exports,require,module){${readFileSync(filename, 'utf8')}\n})`, { filename, cachedData });
  // most patterns are tried a few times in one run: compiled once, not first to byte code and then again, they cost half
  setFlagsFromString('--no-regexp-tier-up');
  const bundle = { exports: {} };
  script.runInThisContext()(bundle.exports, createRequire(filename), bundle);
  return bundle.exports;
}
